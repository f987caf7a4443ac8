/** The tables of verdicts and of causes: the built action asks servers that give each URL another answer. */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import type { OriginAnswer } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { Delivery } from '../../emulators/http-server.ts'
import { jsonOutput } from '../support/action/step-fixture.ts'
import { seen, serveAnswers, withProof } from '../support/proof/proof-fixture.ts'

type Row = {
  readonly path: string
  /** What the log says. */
  readonly said: string
  readonly file: 'changed' | 'deleted' | 'none'
  readonly answer: OriginAnswer
  readonly delivery?: Delivery | undefined
}

const HOME = 'the new home page'
const OLD = { age: '4000', 'x-cache': 'Hit from cloudfront' }
const NEW = { 'x-cache': 'Miss from cloudfront' }

function row(
  file: Row['file'],
  path: string,
  said: string,
  answer: Partial<Omit<OriginAnswer, 'body'>> & { readonly body?: string | Buffer },
  delivery?: Delivery,
): Row {
  const { status = 200, headers = NEW, body = 'something else' } = answer
  return { path, said, file, answer: { status, headers, body: Buffer.from(body) }, delivery }
}

const stale = 'stale: the old content'
const byAge = 'stale: cached before the purge'

const ROWS: readonly Row[] = [
  row('changed', '/new.txt', 'fresh', { body: 'new /new.txt' }),
  row('changed', '/new-aged.txt', 'fresh', { headers: OLD, body: 'new /new-aged.txt' }),
  row('changed', '/gzip.txt', 'fresh', {
    headers: { ...NEW, 'content-encoding': 'gzip' },
    body: gzipSync('new /gzip.txt'),
  }),
  row('changed', '/br.txt', stale, {
    headers: { ...NEW, 'content-encoding': 'br' },
    body: brotliCompressSync('old /br.txt'),
  }),
  row('changed', '/not-gzip.txt', 'answered anew: other bytes', {
    headers: { ...NEW, 'content-encoding': 'gzip' },
  }),
  row('deleted', '/gone-403.txt', 'fresh', { status: 403 }),
  row('deleted', '/gone-404.txt', 'fresh', { status: 404 }),
  row('deleted', '/gone-410.txt', 'fresh', { status: 410 }),
  row('deleted', '/gone-page.txt', 'fresh', { body: HOME }),
  row('deleted', '/gone-old.txt', stale, { body: 'old /gone-old.txt' }),
  row('deleted', '/gone-other.txt', 'answered anew: another page than before', {}),
  row('deleted', '/gone-aged.txt', byAge, { headers: OLD }),
  row('deleted', '/gone-blocked.txt', 'unknown: 401', { status: 401 }),
  row('changed', '/old.txt', stale, { body: 'old /old.txt' }),
  row('changed', '/old-hit.txt', stale, { headers: OLD, body: 'old /old-hit.txt' }),
  row('changed', '/aged.txt', byAge, { headers: OLD }),
  row('changed', '/redirect-aged.txt', byAge, { status: 301, headers: { ...OLD, location: '/' } }),
  row('changed', '/other.txt', 'answered anew: other bytes', {}),
  row('changed', '/redirect.txt', 'answered anew: 302, a redirect to https://elsewhere.test/', {
    status: 302,
    headers: { ...NEW, location: 'https://elsewhere.test/' },
  }),
  row('changed', '/part.txt', 'answered anew: 206', { status: 206, body: 'new' }),
  row('changed', '/range.txt', 'answered anew: 416', { status: 416 }),
  row('changed', '/unmodified.txt', 'answered anew: 304', { status: 304, body: '' }),
  row('changed', '/missing.txt', 'answered anew: 404: the file may not be uploaded', { status: 404 }),
  row('changed', '/error-page.txt', "answered anew: a page of the site's own for missing files", { body: HOME }),
  row('none', '/made', 'answered anew: no file is behind this path', {}),
  row('none', '/made-aged', byAge, { headers: OLD }),
  row('changed', '/401.txt', 'unknown: 401', { status: 401, headers: OLD }),
  row('changed', '/403.txt', 'unknown: 403', { status: 403, headers: OLD }),
  row('changed', '/202.txt', 'unknown: 202', { status: 202, headers: OLD }),
  row('changed', '/405.txt', 'unknown: 405', { status: 405, headers: OLD }),
  row('changed', '/429.txt', 'unknown: 429', { status: 429, headers: OLD }),
  row('changed', '/500.txt', 'unknown: 500', { status: 500, headers: OLD }),
  row('changed', '/503.txt', 'unknown: 503', { status: 503, headers: OLD }),
  row('changed', '/captcha.txt', 'unknown: a firewall', { headers: { ...OLD, 'x-amzn-waf-action': 'captcha' } }),
  row('changed', '/cut.txt', 'unknown: ', { body: 'new /cut.txt' }, 'half'),
  row('changed', '/dropped.txt', 'unknown: ', {}, 'none'),
]

const keyOf = ({ path }: Row) => path.slice(1)

test.concurrent('each row of the table', async () => {
  const files = ROWS.filter(({ file }) => file !== 'none')
  const before = { 'index.html': HOME, ...Object.fromEntries(files.map((one) => [keyOf(one), `old ${one.path}`])) }
  const left = files.filter(({ file }) => file === 'changed')
  const after = { 'index.html': HOME, ...Object.fromEntries(left.map((one) => [keyOf(one), `new ${one.path}`])) }
  const byPath = new Map(ROWS.map((one) => [one.path, one]))
  let pushed = false
  const site = {
    webAcl: (target: string) => (pushed ? byPath.get(target)?.answer : undefined),
    delivery: (target: string) => byPath.get(target)?.delivery ?? ('whole' as const),
  }
  await withProof({ before, after, site }, async ({ run }) => {
    pushed = true
    const ended = await run({ paths: '/made\n/made-aged', 'wait-timeout': '14s' })
    const lines = ended.log.split('\n')
    const said = ROWS.map(({ path, said: wanted }) => {
      const line = lines.find((one) => one.startsWith(`- ${path}: `))?.slice(2) ?? `${path} was not asked`
      return line.startsWith(`${path}: ${wanted}`) ? `${path}: ${wanted}` : line
    })
    expect(said).toEqual(ROWS.map(({ path, said: wanted }) => `${path}: ${wanted}`))
    const expected = (kind: string) => ROWS.filter((one) => one.said.startsWith(kind)).map(({ path }) => path)
    expect(ended.outputs.get('verified')).toBe(String(expected('fresh').length))
    expect(jsonOutput(ended, 'stale')).toEqual(
      expect.arrayContaining(expected('stale').map((path) => `https://www.example.test${path}`)),
    )
    expect(jsonOutput(ended, 'stale')).toHaveLength(expected('stale').length)
    expect(ended.exitCode).toBe(1)
    for (const kind of ['fresh', 'answered anew', 'stale', 'unknown'])
      expect(ended.log).toContain(`${expected(kind).length} ${kind}`)
  })
})

const OTHER_CACHE = 'Another cache, before CloudFront or at the origin'

const CAUSES: readonly (readonly [path: string, said: string, headers: OriginAnswer['headers']])[] = [
  [
    '/distribution.txt',
    "The distribution's own domain name serves the new files",
    { 'x-cache': 'Hit from cloudfront', 'x-amz-cf-pop': 'FRA56-P1', age: '9000' },
  ],
  ['/host.txt', 'so this host name does not lead to the distribution', { server: 'nginx' }],
  ['/cache-age.txt', OTHER_CACHE, { 'x-cache': 'Miss from cloudfront', age: '9000' }],
  [
    '/cache-via.txt',
    OTHER_CACHE,
    { via: '1.1 abc.cloudfront.net (CloudFront), 1.1 varnish', 'x-cache': 'Hit from cloudfront', age: '9000' },
  ],
  ['/cache-repeats.txt', OTHER_CACHE, { 'x-cache': 'Hit from cloudfront', 'x-amz-cf-id': 'once', age: '9000' }],
  ['/cache-named.txt', OTHER_CACHE, { 'x-cache': 'Hit from cloudfront', 'x-varnish': '1 2' }],
  ['/origin.txt', 'The origin itself still has the old files', { 'x-cache': 'Miss from cloudfront' }],
  ['/rewritten.txt', 'so a function may rewrite these URLs', { 'x-cache': 'Hit from cloudfront', age: '9000' }],
]

test.concurrent('each cause that one answer shows', async () => {
  const contentsAt = (when: string) => Object.fromEntries(CAUSES.map(([path]) => [path.slice(1), `${when} ${path}`]))
  const headersOf = new Map(CAUSES.map(([path, , headers]) => [path, headers]))
  const leadTo = () =>
    serveAnswers((target) => ({
      status: 200,
      headers: headersOf.get(target) ?? {},
      body: Buffer.from(`old ${target}`),
    }))
  await withProof({ before: contentsAt('old'), after: contentsAt('new'), leadTo }, async ({ run }) => {
    const ended = await run({ 'wait-timeout': '14s' })
    expect(seen(ended)).toMatchObject({ exitCode: 1, verified: '0' })
    expect(jsonOutput(ended, 'stale')).toHaveLength(CAUSES.length)
    const parts = /%0A(.*)/.exec(ended.log.slice(ended.log.indexOf('::error::')))?.[1]?.split(/(?<=\.) (?=\/)/) ?? []
    for (const [path, said] of CAUSES)
      expect([path, parts.find((part) => part.split(': ')[0]?.split(', ').includes(path))]).toEqual([
        path,
        expect.stringContaining(said),
      ])
  })
})
