/** The inputs `verify` and `warm`: the built action asks an edge over HTTPS, each row of the table and each cause. */
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import type { SiteSettings } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { Delivery } from '../../emulators/http-server.ts'
import { jsonOutput } from '../support/action/step-fixture.ts'
import { AFTER, BEFORE, deploy, seen, withProof, type ProofSettings } from '../support/proof/proof-fixture.ts'

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

/** One URL's answer. */
function sent(delivery: Delivery): Partial<SiteSettings> {
  return { delivery: (target) => (target === '/a.css' ? delivery : 'whole') }
}

describe('what is no evidence of staleness never fails the step', () => {
  const page = (status: number, body = 'blocked') => ({ status, headers: {}, body: Buffer.from(body) })
  test.concurrent.each<[string, ProofSettings, Readonly<Record<string, string>>, string]>([
    [
      'a transformed body',
      { site: { transform: (body) => Buffer.from(`<!-- -->${body.toString()}`) } },
      { verified: '1' },
      'answered anew',
    ],
    ['a web ACL', { site: { webAcl: () => page(403) } }, { verified: '1' }, '403: a web ACL'],
    [
      'a challenge',
      { site: { webAcl: () => ({ ...page(202), headers: { 'x-amzn-waf-action': 'challenge' } }) } },
      { verified: '0' },
      'challenge',
    ],
    ['a wish for credentials', { site: { webAcl: () => page(401) } }, { verified: '0' }, '401'],
    [
      'a fallback page for what is missing',
      {
        wrapOrigin: (origin) => async (target) => {
          const answer = await origin(target)
          return answer.status === 404 ? origin('/index.html') : answer
        },
      },
      { verified: '6' },
      '6 fresh',
    ],
    ['an endless body', { site: sent('endless') }, { verified: '5' }, '1 unknown'],
    ['a body that stalls', { site: sent('stalled') }, { verified: '5' }, '1 unknown'],
    ['a slow body', { site: sent('slow') }, { verified: '6' }, '6 fresh'],
    ['an unknown certificate authority', { certificate: false }, { verified: '0' }, '6 unknown'],
  ])('%s', async (_, settings, expected, said) => {
    await withProof(settings, async ({ run }) => {
      const ended = await run({ 'wait-timeout': said === '1 unknown' ? '8s' : '30s' })
      expect(seen(ended)).toMatchObject({ exitCode: 0, stale: [], ...expected })
      expect(ended.log).toContain(said)
    })
  })
})

describe('a second purge helps', () => {
  test.concurrent('if an object was cached again before the upload', async () => {
    await withProof({ wrapOrigin: lateFor('/a.css', 1) }, async ({ run, cloudfront }) => {
      const ended = await run({})
      expect(seen(ended)).toEqual({ exitCode: 0, status: 'completed', verified: '6', stale: [] })
      expect(cloudfront.invalidations('E1EXAMPLE').map(({ paths }) => paths.length)).toEqual([6, 1])
      expect(ended.log).toContain('1 URL had to be purged twice: /a.css. The new files were uploaded after the purge')
    })
  })

  test.concurrent('if the first invalidation has no effect', async () => {
    const lag = (index: number) => (index === 0 ? Infinity : 0)
    await withProof({ site: { invalidationLagMs: lag } }, async ({ run }) => {
      const ended = await run({})
      expect(seen(ended)).toEqual({ exitCode: 0, status: 'completed', verified: '6', stale: [] })
      expect(ended.log).toContain('The first invalidation took effect late.')
    })
  })
})

/** The first answers of the origin after the push are the old ones. */
function lateFor(path: string, times: number): NonNullable<ProofSettings['wrapOrigin']> {
  return (origin, objects) => {
    let left = times
    return (target) => {
      if (target !== path || objects.get('a.css') !== AFTER['a.css'] || left === 0) return origin(target)
      left -= 1
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from(BEFORE['a.css'] ?? '') })
    }
  }
}

test.concurrent('an invalidation that takes effect late is waited for, and not repeated', async () => {
  await withProof({ site: { invalidationLagMs: 900 } }, async ({ run, cloudfront }) => {
    const ended = await run({ 'wait-timeout': '20s' })
    expect(seen(ended)).toEqual({ exitCode: 0, status: 'completed', verified: '6', stale: [] })
    expect(cloudfront.invalidations('E1EXAMPLE')).toHaveLength(1)
  })
})

describe('the likely cause', () => {
  test.concurrent('a function that rewrites: neither purge met the object', async () => {
    await withProof(
      { site: { viewerRequest: (uri) => `/en${uri}`, originRequest: (uri) => uri.slice(3) } },
      async ({ run }) => {
        const ended = await run({ 'wait-timeout': '10s' })
        expect(seen(ended)).toMatchObject({ exitCode: 1, verified: '0' })
        expect(ended.log).toContain('so a function may rewrite these URLs')
      },
    )
  })

  test.concurrent('another origin path', async () => {
    await withProof({ isDeployed: false, originPath: '/v1' }, async ({ run }) => {
      const ended = await run({ 'origin-path': '/v2' })
      expect(seen(ended)).toMatchObject({ exitCode: 1, verified: '0' })
      expect(ended.log).toContain("The distribution's origin path is not `origin-path`")
    })
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
