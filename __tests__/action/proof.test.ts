/** The inputs `verify` and `warm`: the built action asks an edge over HTTPS, and says what it saw. */
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { jsonOutput } from '../support/action/step-fixture.ts'
import { AFTER, deploy, seen, withProof } from '../support/proof/proof-fixture.ts'

const WWW = 'https://www.example.test'

test.concurrent('what was deployed is verified, changed, deleted and as a directory', async () => {
  await withProof({}, async ({ run, proxied, site }) => {
    const ended = await run({})
    expect(seen(ended)).toEqual({ exitCode: 0, status: 'completed', verified: '6', stale: [] })
    expect(ended.log).toContain(
      `6 of 6 purged URLs were answered at ${WWW} (edge location FRA56-P1): 6 fresh, 0 answered anew, 0 stale, 0 unknown.`,
    )
    expect(ended.summary).toContain('<h4>At the edge</h4>')
    expect(ended.summary).toMatch(/<code>https:.+\/a\.css<\/code>.*fresh.*200.*Miss from cloudfront.*FRA56-P1/)
    expect(new Set(proxied)).toEqual(new Set(['CONNECT www.example.test:443']))
    expect(site.fetches.filter(({ cacheKey }) => cacheKey === '/kept.js')).toHaveLength(1)
  })
})

test.concurrent('a deploy that was forgotten fails, and says that the origin has the old files', async () => {
  await withProof({ isDeployed: false }, async ({ run, cloudfront }) => {
    const ended = await run({})
    expect(seen(ended)).toMatchObject({ exitCode: 1, status: 'failed', verified: '0' })
    expect(jsonOutput(ended, 'stale')).toEqual(
      expect.arrayContaining([`${WWW}/a.css`, `${WWW}/docs/`, `${WWW}/gone.html`]),
    )
    expect(ended.log).toContain('The origin itself still has the old files.')
    const [first, second, ...more] = cloudfront.invalidations('E1EXAMPLE')
    expect([new Set(second?.paths), more]).toEqual([new Set(first?.paths), []])
    expect(second?.callerReference).not.toBe(first?.callerReference)
    expect(jsonOutput(ended, 'invalidation-ids')).toEqual([first?.id, second?.id])
    expect(ended.outputs.get('path-count')).toBe('12')
  })
})

test.concurrent('`verify: warn` only warns', async () => {
  await withProof({ isDeployed: false }, async ({ run }) => {
    const ended = await run({ verify: 'warn' })
    expect(seen(ended)).toMatchObject({ exitCode: 0, status: 'completed', verified: '0' })
    expect(ended.log).toMatch(/::warning::E1EXAMPLE: 6 URLs of 6 asked at .* are still stale after a second purge/)
  })
})

describe('who is asked', () => {
  test.concurrent('never a host that the distribution does not have', async () => {
    await withProof({}, async ({ run, proxied }) => {
      const ended = await run({ 'verify-url': 'https://www.example.org' })
      expect(seen(ended)).toMatchObject({ exitCode: 1, status: 'failed' })
      expect(ended.log).toContain('Give one of its own: www.example.test, d111.example.test.')
      expect(proxied).toEqual([])
    })
  })

  test.concurrent('the name in `verify-url`', async () => {
    await withProof({}, async ({ run, proxied }) => {
      const ended = await run({ 'verify-url': 'https://d111.example.test' })
      expect(seen(ended)).toMatchObject({ exitCode: 0, verified: '6' })
      expect(new Set(proxied)).toEqual(new Set(['CONNECT d111.example.test:443']))
    })
  })

  test.concurrent('nobody in a dry run', async () => {
    await withProof({}, async ({ run, proxied }) => {
      expect((await run({ 'dry-run': 'true' })).exitCode).toBe(0)
      expect(proxied).toEqual([])
    })
  })
})

test.concurrent('`verify-limit` limits the URLs, and the log says so', async () => {
  await withProof({}, async ({ run }) => {
    const ended = await run({ 'verify-limit': '2', paths: '/*' })
    expect(seen(ended)).toMatchObject({ exitCode: 0, verified: '2' })
    expect(ended.log).toContain('2 of 7 purged URLs were answered')
  })
})

test.concurrent('`warm` fills the cache with each encoding', async () => {
  await withProof({ site: { compress: true } }, async ({ run, site }) => {
    const ended = await run({ verify: 'false', warm: 'true' })
    expect([ended.exitCode, ended.outputs.get('verified')]).toEqual([0, undefined])
    expect(ended.log).toContain(
      '18 requests to warm https://www.example.test: 15 were misses, and 15 of these are hits now.',
    )
    const before = site.fetches.length
    for (const encoding of ['identity', 'gzip', 'br'])
      await site.request('/a.css', { headers: { 'accept-encoding': encoding } })
    expect(site.fetches).toHaveLength(before)
  })
})

test('nothing of it is loaded without `verify` and `warm`', async () => {
  const dist = new URL('../../dist/', import.meta.url)
  const chunks = (await readdir(dist)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(
    chunks.map(async (name) => [name, await readFile(new URL(name, dist), 'utf8')] as const),
  )
  const having = (part: string) => texts.filter(([, text]) => text.includes(part)).map(([name]) => name)
  for (const part of ['x-amzn-waf-action', 'At the edge', 'had to be purged twice']) {
    expect(having(part)).toHaveLength(1)
    expect(having(part)).not.toContain('main.js')
  }
})

test.concurrent('a build is verified by its digests', async () => {
  await withProof({}, async ({ run, objects }) => {
    const inputs = { root: '', build: 'public', manifest: 'manifest.gz' }
    const first = await run(inputs)
    expect(seen(first)).toMatchObject({ exitCode: 0, stale: [] })
    expect(Number(first.outputs.get('verified'))).toBeGreaterThan(4)
    deploy(objects, { ...AFTER, 'a.css': 'forgotten' })
    const second = await run({ ...inputs, paths: '/a.css' })
    expect(seen(second)).toMatchObject({ exitCode: 0, verified: '0', stale: [] })
    expect(second.log).toContain('1 answered anew')
  })
})

test.concurrent('a build that is stale after both purges is purged again by the next run', async () => {
  const lag = (index: number) => (index < 2 ? Infinity : 0)
  await withProof({ site: { invalidationLagMs: lag } }, async ({ run }) => {
    const inputs = { root: '', build: 'public', manifest: 'manifest.gz', 'wait-timeout': '10s' }
    expect(seen(await run(inputs))).toMatchObject({ exitCode: 1, status: 'failed' })
    const next = await run(inputs)
    expect(seen(next)).toMatchObject({ exitCode: 0, status: 'completed', stale: [] })
    expect(jsonOutput(next, 'paths')).toEqual(['/*'])
  })
})
