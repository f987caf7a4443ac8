import { expect, test } from '@jest/globals'
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bucketOrigin, websiteOrigin, type Origin } from '../../../emulators/cloudfront/embedded-cloudfront.ts'

const OBJECTS = ['index.html', 'about.html', 'docs/index.html', 'docs/a b.jpg', 'a+b.jpg', 'Café.jpg', '100%.txt']

/** Answers a target with a folder that holds these objects, each with its key as content. */
async function ask(makeOrigin: (directory: string) => Origin, target: string) {
  const directory = await mkdtemp(join(tmpdir(), 'origin-test-'))
  try {
    const bucket = join(directory, 'bucket')
    await mkdir(join(bucket, 'docs', 'empty'), { recursive: true })
    await writeFile(join(directory, 'secret'), 'not in the bucket')
    await symlink('loop', join(bucket, 'loop'))
    for (const key of OBJECTS) await writeFile(join(bucket, key), key)
    await writeFile(Buffer.concat([Buffer.from(`${bucket}/`), Buffer.from([0xff])]), 'no UTF-8')
    const { status, headers, body } = await makeOrigin(bucket)(target)
    return { status, body: body.toString(), headers }
  } finally {
    await rm(directory, { recursive: true })
  }
}

test.each([
  ['/index.html', 200, 'index.html'],
  ['/index.html?v=1', 200, 'index.html'],
  ['/docs/a%20b.jpg', 200, 'docs/a b.jpg'],
  ['/docs/a+b.jpg', 200, 'docs/a b.jpg'],
  ['/a%2Bb.jpg', 200, 'a+b.jpg'],
  ['/a%2bb.jpg', 200, 'a+b.jpg'],
  ['/Caf%C3%A9.jpg', 200, 'Café.jpg'],
  [`/${Buffer.from('Café.jpg').toString('latin1')}`, 200, 'Café.jpg'],
  ['/%FF', 200, 'no UTF-8'],
  ['/100%25.txt', 200, '100%.txt'],
  ['/100%.txt', 400, 'InvalidURI'],
  ['/', 403, 'AccessDenied'],
  ['/docs', 403, 'AccessDenied'],
  ['/docs/', 403, 'AccessDenied'],
  ['/Index.html', 403, 'AccessDenied'],
  ['/a+b.jpg', 403, 'AccessDenied'],
  ['//index.html', 403, 'AccessDenied'],
  ['/docs//index.html', 403, 'AccessDenied'],
  ['/docs/../index.html', 403, 'AccessDenied'],
  ['/../secret', 403, 'AccessDenied'],
  ['/%2E%2E/secret', 403, 'AccessDenied'],
  ['/index.html%00', 403, 'AccessDenied'],
  ['/index.html/x', 403, 'AccessDenied'],
  [`/${'a'.repeat(300)}`, 403, 'AccessDenied'],
])('a bucket answers %s with %i', async (target, status, content) => {
  const answer = await ask((directory) => bucketOrigin({ directory }), target)
  expect(answer.status).toBe(status)
  expect(answer.body).toContain(content)
})

test('a bucket whose reader may list it says that a key is missing', async () => {
  const answer = await ask((directory) => bucketOrigin({ directory, missing: 404 }), '/none')
  expect([answer.status, answer.body]).toEqual([404, expect.stringContaining('NoSuchKey')])
})

test('an origin that is not S3 takes a plus as it is', async () => {
  const answer = await ask((directory) => bucketOrigin({ directory, plus: 'plus' }), '/a+b.jpg')
  expect([answer.status, answer.body]).toEqual([200, 'a+b.jpg'])
})

test('metadata becomes headers', async () => {
  const metadata = (key: string) => ({ 'Content-Type': 'image/jpeg', 'x-amz-meta-key': key })
  const answer = await ask((directory) => bucketOrigin({ directory, metadata }), '/docs/a%20b.jpg')
  expect(answer.headers).toEqual({ 'Content-Type': 'image/jpeg', 'x-amz-meta-key': 'docs/a b.jpg' })
})

test('what cannot be read is no missing object', async () => {
  await expect(ask((directory) => bucketOrigin({ directory }), '/loop')).rejects.toThrow('ELOOP')
})

test.each([
  ['/', 200, 'index.html'],
  ['/docs/', 200, 'docs/index.html'],
  ['/docs/?a=1', 200, 'docs/index.html'],
  ['/about.html', 200, 'about.html'],
  ['/about', 404, '404 Not Found'],
  ['/docs/empty/', 404, '404 Not Found'],
  ['/docs/empty', 404, '404 Not Found'],
  ['/%zz', 400, '400 Bad Request'],
])('a website answers %s with %i', async (target, status, content) => {
  const answer = await ask((directory) => websiteOrigin({ directory }), target)
  expect(answer.status).toBe(status)
  expect(answer.body).toContain(content)
})

test.each([['/docs'], ['/docs?a=1']])('a website leads %s to the slash', async (target) => {
  const answer = await ask((directory) => websiteOrigin({ directory }), target)
  expect(answer).toEqual({ status: 302, body: '', headers: { Location: '/docs/' } })
})

test('a website can have another index document and another status for what is missing', async () => {
  const origin = (directory: string) => websiteOrigin({ directory, index: 'about.html', missing: 403 })
  expect((await ask(origin, '/')).body).toBe('about.html')
  expect((await ask(origin, '/docs/')).status).toBe(403)
})
