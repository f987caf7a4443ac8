import { describe, expect, test } from '@jest/globals'
import { BAD_PATHS, DENIED, TOO_MANY, type Fault } from '../../support/purge/memory-cloudfront.ts'
import { CONFIG, fileOf, openAccount, type AccountOptions } from '../../support/distribution/deploy/account.ts'

const OURS = 'E0006EXAMPLE'
const OTHER_COMMENT = fileOf({ config: { ...CONFIG, Comment: 'Another comment' } })

async function deployed(options: AccountOptions = {}) {
  const account = openAccount(options)
  await account.deploy({ wait: true })
  return account
}

describe('a distribution that existed before', () => {
  test('is purged also if nothing differs', async () => {
    const account = await deployed()
    const result = await account.deploy({ purge: ['/*', '#release'] })
    expect(result).toMatchObject({
      status: 'in-progress',
      change: 'unchanged',
      purge: { paths: ['/*', '#release'], unposted: [], invalidations: [{ paths: ['/*', '#release'] }] },
    })
    expect(account.cache.purged(OURS)).toEqual(['#release', '/*'])
  })

  test('has a reference of its own in each run', async () => {
    const account = await deployed()
    await account.deploy({ purge: ['/*'] })
    await account.deploy({ purge: ['/*'] })
    const references = account.cache.invalidations(OURS).map(({ reference }) => reference)
    expect(new Set(references).size).toBe(2)
    for (const reference of references)
      expect(reference).toMatch(/^octo-org\/website:[0-9a-f]{8}:none:\d+\.1\.f00d42:1of1$/)
  })

  test('is not purged of nothing', async () => {
    const account = await deployed()
    expect(await account.deploy({ purge: [] })).toMatchObject({ purge: undefined })
    expect(account.cache.calls).toEqual([])
  })

  test('is purged once its update is Deployed, if that is waited for', async () => {
    const account = await deployed()
    const start = account.clock.now()
    const result = await account.deploy({ file: OTHER_COMMENT, purge: ['/*'], wait: true })
    expect(result).toMatchObject({
      status: 'completed',
      change: 'updated',
      purge: { invalidations: [{ status: 'completed' }] },
    })
    expect((account.cache.calls[0]?.time ?? 0) - start).toBeGreaterThanOrEqual(170_000)
  })

  test('is purged at once if nothing is waited for', async () => {
    const account = await deployed()
    const start = account.clock.now()
    await account.deploy({ file: OTHER_COMMENT, purge: ['/*'] })
    expect(account.cache.calls.map(({ time }) => time - start)).toEqual([0])
    expect(account.told).toContainEqual({ level: 'info', text: expect.stringContaining('`wait: true`') })
  })

  test('is purged even if it is not Deployed in time', async () => {
    const account = openAccount({ deploymentMs: Infinity })
    await account.deploy()
    const result = await account.deploy({ purge: ['/*'], wait: true, waitTimeout: 60_000 })
    expect(result).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringContaining('not Deployed') }, {}],
    })
    expect(account.cache.purged(OURS)).toEqual(['/*'])
  })

  test('is purged of many paths by several requests', async () => {
    const account = await deployed()
    const paths = Array.from({ length: 1500 }, (_, index) => `/${index}`)
    await account.deploy({ purge: paths })
    expect(account.cache.purged(OURS)).toEqual(paths.toSorted())
    expect(account.cache.invalidations(OURS)).toHaveLength(2)
  })
})

describe('what gets in the way', () => {
  test('a quota is waited out', async () => {
    const account = await deployed({ refusePurge: (_, calls) => (calls.length < 4 ? TOO_MANY : undefined) })
    expect(await account.deploy({ purge: ['/*'] })).toMatchObject({ problems: [], purge: { unposted: [] } })
    expect(account.cache.purged(OURS)).toEqual(['/*'])
  })

  test('a refusal is a problem beside the distribution that was updated', async () => {
    const account = await deployed({ refusePurge: () => DENIED })
    expect(await account.deploy({ file: OTHER_COMMENT, purge: ['/a', '/b'] })).toMatchObject({
      status: 'failed',
      change: 'updated',
      distribution: { id: OURS },
      purge: { invalidations: [], unposted: [{ paths: ['/a', '/b'] }] },
      problems: [
        {
          message: expect.stringMatching(/AccessDenied.*2 paths were not purged, \/a first/),
          advice: expect.any(String),
        },
      ],
    })
  })

  test('a refusal of many requests is one problem', async () => {
    const account = await deployed({ refusePurge: () => DENIED })
    const paths = Array.from({ length: 1500 }, (_, index) => `/${index}`)
    const result = await account.deploy({ purge: paths })
    expect(result.purge?.unposted).toHaveLength(2)
    expect(result.problems).toMatchObject([
      { message: expect.stringMatching(/1500 paths were not purged, \/\d+ first/) },
    ])
  })

  test('a path that is refused is widened, with a warning', async () => {
    const refusesIt = ({ paths = [] }: { readonly paths?: readonly string[] }): Fault | undefined =>
      paths.includes('/docs/a') ? BAD_PATHS : undefined
    const account = await deployed({ refusePurge: refusesIt })
    expect(await account.deploy({ purge: ['/docs/a'] })).toMatchObject({ problems: [] })
    expect(account.told).toContainEqual({ level: 'warning', text: expect.stringContaining('/docs/a was purged as') })
  })

  test.each(['fail', 'warn'] as const)('a purge that does not complete in time: %s', async (onWaitTimeout) => {
    const stuck: AccountOptions['refusePurge'] = ({ operation }) =>
      operation === 'getInvalidation' ? { code: 'Throttling', text: 'Rate exceeded', httpStatus: 400 } : undefined
    const account = await deployed({ refusePurge: stuck })
    const result = await account.deploy({ purge: ['/*'], wait: true, waitTimeout: 60_000, onWaitTimeout })
    const problem = { message: expect.stringContaining('did not complete within 60 s'), advice: expect.any(String) }
    expect(result).toMatchObject({
      status: onWaitTimeout === 'fail' ? 'failed' : 'in-progress',
      problems: onWaitTimeout === 'fail' ? [problem] : [],
      purge: { invalidations: [{ status: 'in-progress' }] },
    })
  })
})
