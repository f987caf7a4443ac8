/** The shared preview distribution as it is shipped: deployed from its file, with its function, and met by viewers over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  bucketOrigin,
  startCloudFront,
  type EmbeddedCloudFront,
  type Site,
} from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent, NO_COMMIT } from '../../emulators/runner/push-event.ts'
import { createRepository } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction } from '../../emulators/runner/run-action.ts'
import { view } from '../support/emulators/cloudfront/view.ts'
import { unreadableBy20 } from '../support/docs/runtime-syntax.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/shared-previews')
const HOST = 'pr-7.preview.example.com'

/** What lies in the bucket: two previews, and an object beside them. */
const OBJECTS = {
  'secret.html': 'beside',
  'previews/secret.html': 'above',
  'previews/pr-7/index.html': 'seven',
  'previews/pr-7/docs/index.html': 'docs of seven',
  'previews/pr-7/a b+c.css': 'style of seven',
  'previews/pr-8/index.html': 'eight',
  'previews/pr-8/secret.html': 'secret of eight',
  'previews/pr-007/index.html': 'another name',
  'previews/PR-7/index.html': 'another case',
  'previews/pr-0/index.html': 'none',
  'previews/evil/index.html': 'evil',
}

let directory = ''
let cloudfront: EmbeddedCloudFront
let site: Site
let port = 0

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shared-previews-'))
  for (const [key, content] of Object.entries(OBJECTS)) {
    const file = join(directory, 'bucket', key)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  cloudfront = await startCloudFront({ deploymentMs: 0, requireCertificateForAliases: true })
  const code = await readFile(join(EXAMPLE, 'function.js'), 'utf8')
  const { arn } = cloudfront.addFunction({ name: 'shared-previews', code })

  const repository = await createRepository(join(directory, 'repository'))
  const file = await readFile(join(EXAMPLE, 'distribution.yml'), 'utf8')
  const sha = await repository.commit({ 'previews/distribution.yml': file })
  const { log, outputs } = await runAction({
    workspace: repository.directory,
    event: { name: 'push', payload: makePushEvent({ before: NO_COMMIT, after: sha }), sha },
    inputs: {
      command: 'deploy',
      name: 'previews',
      'config-file': 'previews/distribution.yml',
      variables: [
        'DOMAIN=preview.example.com',
        'CERTIFICATE=arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
        'BUCKET=my-previews',
        'REGION=eu-central-1',
        'ORIGIN_ACCESS_CONTROL=E2EXAMPLEOAC',
        `FUNCTION=${arn}`,
      ].join('\n'),
    },
    env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
  })
  if (outputs.get('change') !== 'created') throw new Error(log)
  const edge = await cloudfront.openEdge()
  const origin = bucketOrigin({ directory: join(directory, 'bucket'), missing: 404 })
  site = edge.serve({ distribution: outputs.get('distribution-id') ?? '', origin })
  port = edge.port
})

afterAll(async () => {
  await cloudfront.close()
  await rm(directory, { recursive: true, force: true })
})

test.each([
  ['/', 'seven'],
  ['/?utm=1', 'seven'],
  ['/index.html', 'seven'],
  ['/docs/', 'docs of seven'],
  ['/docs', 'docs of seven'],
  ['/a%20b%2Bc.css', 'style of seven'],
])('%s of a preview is its own object, and search engines are told not to list it', async (path, content) => {
  const { status, body, headers } = await view(port, path, { host: HOST })
  expect([status, body, headers['x-robots-tag']]).toEqual([200, content, 'noindex'])
})

test('each preview has cache keys of its own, which a purge of its prefix reaches', async () => {
  expect((await view(port, '/', { host: HOST })).body).toBe('seven')
  expect((await view(port, '/', { host: 'pr-8.preview.example.com' })).body).toBe('eight')
  expect(site.keys()).toEqual(expect.arrayContaining(['/pr-7/index.html', '/pr-8/index.html']))
  expect(site.keys().every((key) => /^\/pr-[78]\//.test(key))).toBe(true)
})

describe('nothing but a 404 is reached', () => {
  const hosts = [
    'preview.example.com',
    'pr-7.evil.preview.example.com',
    'evil.pr-7.preview.example.com',
    'evil.preview.example.com',
    'pr-7.evil',
    'pr-7.evil.example.com',
    'pr-7.preview.example.com.evil',
    'pr-7.preview.example.com.',
    'pr-7.preview.example.com:443',
    'pr-7.preview.example.com:80',
    'PR-7.preview.example.com',
    'pr-7.PREVIEW.example.com',
    'pr-0.preview.example.com',
    'pr-007.preview.example.com',
    'pr-.preview.example.com',
    'pr--7.preview.example.com',
    'pr-7-8.preview.example.com',
    'pr-7e1.preview.example.com',
    'pr-1e400.preview.example.com',
    `pr-${'9'.repeat(11)}.preview.example.com`,
    `pr-${'7'.repeat(4_000)}.preview.example.com`,
    '...preview.example.com',
    '..preview.example.com',
    '.preview.example.com',
    'pr-7%2f..preview.example.com',
    'pr-7/../pr-8.preview.example.com',
    'pr-8/secret.html#.preview.example.com',
    'pr-7\\.preview.example.com',
    'pr-7@pr-8.preview.example.com',
    'pr-7 .preview.example.com',
    'pr-7,pr-8.preview.example.com',
    'pr-7preview.example.com',
    'd111111abcdef8.cloudfront.net',
    '__proto__.preview.example.com',
    '',
  ]
  // The function alone answers: the edge already refuses the hosts that no alias covers.
  test.each(hosts)('by the host %j', async (host) => {
    const asked = site.fetches.length
    const { status, headers, body } = await site.request('/secret.html', { host })
    expect([status, headers['x-robots-tag'], headers['cache-control']]).toEqual([404, 'noindex', 'no-store'])
    expect(body.toString()).not.toContain(host === '' ? 'secret' : host)
    expect(site.fetches).toHaveLength(asked)
  })

  test.each([
    '/..',
    '/../pr-8/secret.html',
    '/docs/../../pr-8/secret.html',
    '/%2e%2e/pr-8/secret.html',
    '/%2E./pr-8/secret.html',
    '/.%2e/pr-8/secret.html',
    '/./secret.html',
    '/..%2fpr-8%2fsecret.html',
    '/x%2F..%2F..%2Fpr-8%2Fsecret.html',
    '/..\\pr-8\\secret.html',
    '/..%5cpr-8%5csecret.html',
    '/%00/../pr-8/secret.html',
    '/index.html%00.css',
  ])('by the path %s', async (path) => {
    const asked = site.fetches.length
    const { status, headers } = await view(port, path, { host: HOST })
    expect([status, headers['x-robots-tag']]).toEqual([404, 'noindex'])
    expect(site.fetches).toHaveLength(asked)
  })

  test.each([
    '/pr-8/',
    '/pr-8/secret.html',
    '//pr-8/secret.html',
    '/previews/pr-8/secret.html',
    '/secret.html',
    '/%252e%252e/pr-8/secret.html',
    '/?uri=/pr-8/secret.html',
    '/http://pr-8.preview.example.com/secret.html',
  ])('of another preview by the path %s', async (path) => {
    const { body } = await view(port, path, { host: HOST })
    expect(['secret of eight', 'eight', 'above', 'beside']).not.toContain(body)
    const targets = site.fetches.map(({ target }) => target).filter((target) => target.includes('secret'))
    expect(targets.filter((target) => !target.startsWith('/previews/pr-7/'))).toEqual([])
  })
})

test('a page and a preview that do not exist are a 404', async () => {
  expect((await view(port, '/none.html', { host: HOST })).status).toBe(404)
  expect((await view(port, '/', { host: 'pr-9.preview.example.com' })).status).toBe(404)
})

test('the function has only what the runtime cloudfront-js-2.0 can read', async () => {
  expect(unreadableBy20(await readFile(join(EXAMPLE, 'function.js'), 'utf8'))).toEqual([])
  expect(unreadableBy20('const { a } = b?.c; function f(x = 1) { return [...x] }')).toEqual([
    '{ a }',
    '?.',
    'x = 1',
    '...x',
  ])
})
