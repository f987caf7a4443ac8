/** The inputs `verify` and `warm`: what an edge may do to the built action's requests, and what it makes of it. */
import { describe, expect, test } from '@jest/globals'
import type { SiteSettings } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import type { Delivery } from '../../emulators/http-server.ts'
import { AFTER, BEFORE, seen, withProof, type ProofSettings } from '../support/proof/proof-fixture.ts'

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
