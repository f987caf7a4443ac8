import type { Log } from '../../src/log.ts'
import { logPlans } from '../../src/report/log-purge.ts'
import { describe, expect, test } from '@jest/globals'
import type { ChangedFiles } from '../../src/changed-files/changed-files.ts'
import { invalidate } from '../../src/purge/purge.ts'
import type { Target } from '../../src/purge/plan/target.ts'
import { changesOf, HEAD, targetOf } from '../support/purge/targets.ts'
import {
  BAD_PATHS,
  createMemoryCloudFront,
  createVirtualClock,
  DENIED,
  RESET,
  TOO_MANY,
  type Call,
  type Fault,
} from '../support/purge/memory-cloudfront.ts'
import { learnAccountRates } from '../../src/purge/post/pacing/account-rates.ts'

type Run = {
  readonly targets: readonly Target[]
  readonly changes?: ChangedFiles
  readonly dryRun?: boolean
  readonly completionMs?: number
  readonly cacheTags?: boolean | undefined
  readonly advise?: boolean
  readonly listFiles?: () => Promise<readonly string[] | undefined>
  readonly refuse?: (call: Call, calls: readonly Call[]) => Fault | undefined
}

const SUMMARIES = [{ id: 'EWWW', domainName: 'd1.cloudfront.net', aliases: ['www.example.com'] }]

/** A whole run in memory. */
async function run({
  targets,
  changes = changesOf('public/a.html'),
  dryRun = false,
  advise = true,
  listFiles = () => Promise.resolve(undefined),
  ...service
}: Run) {
  const clock = createVirtualClock()
  const start = clock.now()
  const memory = createMemoryCloudFront({
    clock,
    summaries: SUMMARIES,
    tenants: { 'customer.example.net': 'dt_1' },
    ...service,
  })
  const warnings: string[] = []
  const told: string[] = []
  let connections = 0
  const log: Log = {
    info: (text) => told.push(text),
    group: () => undefined,
    notice: () => undefined,
    warning: (text) => warnings.push(text),
  }
  const result = await invalidate(
    { targets, dryRun },
    {
      listFiles,
      findBuildChanges: () => Promise.reject(new Error('no target has a build')),
      listDirectory: () => Promise.resolve(undefined),
      rates: learnAccountRates(),
      isDirectory: () => Promise.resolve(false),
      advise,
      findChanges: () => Promise.resolve(changes),
      cloudfront: () => {
        connections += 1
        return Promise.resolve(memory.cloudfront)
      },
      clock,
      log,
      onPlans: (plans) => {
        logPlans(plans, log)
      },
      run: { repository: 'octo-org/website', runId: '170', runAttempt: '2', nonce: 'f00d42' },
    },
  )
  return { ...memory, result, warnings, told, connections, took: clock.now() - start }
}

test('what changed is posted under a reference that says where it came from', async () => {
  const { result, calls, warnings } = await run({ targets: [targetOf({ paths: ['/feed.xml'] })] })
  expect(result).toMatchObject({
    status: 'in-progress',
    problems: [],
    distributions: [
      {
        distribution: { id: 'E1EXAMPLE' },
        invalidations: [{ status: 'in-progress', paths: ['/a.html', '/feed.xml'] }],
      },
    ],
  })
  expect(calls).toMatchObject([{ operation: 'createInvalidation', paths: ['/a.html', '/feed.xml'] }])
  expect(calls[0]?.reference).toMatch(new RegExp(`^octo-org/website:[0-9a-f]{8}:${HEAD}:170\\.2\\.f00d42:1of1$`))
  expect(warnings).toEqual([])
})

describe('a better limit', () => {
  const changes = changesOf(...Array.from({ length: 40 }, (_, index) => `public/p/${index}`))
  const site = changes.kind === 'known' ? changes.files.map(({ path }) => path) : []
  const listFiles = () => Promise.resolve(site)

  test('is in the result if it is asked for', async () => {
    const given = { targets: [targetOf()], changes, listFiles }
    const [asked, unasked] = [await run(given), await run({ ...given, advise: false })]
    expect(asked.result.distributions).toMatchObject([{ advisedLimit: { maxPaths: 10, unchanged: 0 } }])
    expect(unasked.result.distributions.map(({ advisedLimit }) => advisedLimit)).toEqual([undefined])
  })

  test.each([false, true])('that cannot be found leaves the result as it is, dry run %s', async (dryRun) => {
    const broken = () => Promise.reject(new RangeError('Invalid string length'))
    const given = { targets: [targetOf()], changes, dryRun }
    const [whole, { result, warnings }] = [await run(given), await run({ ...given, listFiles: broken })]
    expect(result).toEqual(whole.result)
    expect(result.status).toBe(dryRun ? 'planned' : 'in-progress')
    expect(warnings).toEqual(['It is unknown whether `max-paths` would post fewer paths: Invalid string length'])
  })
})

test('an invalidation that is complete at once makes the run complete', async () => {
  const { result } = await run({ targets: [targetOf()], completionMs: 0 })
  expect(result.status).toBe('completed')
})

describe('nothing to do is nothing asked of CloudFront', () => {
  test.each<[string, Run]>([
    ['nothing changed', { targets: [targetOf()], changes: changesOf() }],
    ['no rule names what changed', { targets: [targetOf()], changes: changesOf('README.md') }],
    [
      'unknown changes are skipped',
      {
        targets: [targetOf({ whenUnknown: 'skip', changes: { kind: 'comparison', base: 'event', head: 'auto' } })],
        changes: { kind: 'unknown', reason: 'Gone.' },
      },
    ],
  ])('%s', async (_, given) => {
    const { result, connections, calls } = await run(given)
    expect(result).toMatchObject({ status: 'nothing-to-do', distributions: [], problems: [] })
    expect([connections, calls.length]).toEqual([0, 0])
  })
})

test('a target whose plan fails lets no other target purge', async () => {
  const { result, connections } = await run({
    targets: [targetOf({ unmatched: 'fail', distributions: ['E2'] }), targetOf({ paths: ['/a'] })],
    changes: changesOf('README.md'),
  })
  expect(result).toMatchObject({
    status: 'failed',
    distributions: [],
    problems: [{ message: expect.stringContaining('"README.md"'), advice: expect.stringContaining('`!GLOB`') }],
  })
  expect(connections).toBe(0)
})

describe('dry run', () => {
  test('plans and sends nothing, not even for an ID', async () => {
    const { result, connections } = await run({ targets: [targetOf({ posting: { wait: true } })], dryRun: true })
    expect(result).toMatchObject({
      status: 'planned',
      distributions: [{ paths: ['/a.html'], batches: [['/a.html']], invalidations: [], unposted: [] }],
    })
    expect(connections).toBe(0)
  })

  test('reads what a host name stands for', async () => {
    const { result, calls } = await run({
      targets: [targetOf({ distributions: ['www.example.com', 'customer.example.net'], paths: ['#tag'] })],
      dryRun: true,
    })
    expect(result.distributions.map(({ distribution }) => distribution.id)).toEqual(['EWWW', 'dt_1'])
    expect(calls.map(({ operation }) => operation)).toEqual(['listDistributions', 'findTenant'])
  })
})

test('a distribution that cannot be found fails the run with what to do', async () => {
  const { result, calls } = await run({ targets: [targetOf({ distributions: ['nobody.example', 'E1'] })] })
  expect(result).toMatchObject({
    status: 'failed',
    problems: [{ message: expect.stringContaining('nobody.example'), advice: expect.stringContaining('console') }],
  })
  expect(calls.map(({ operation }) => operation)).toEqual(['listDistributions', 'findTenant'])
})

describe('several targets', () => {
  test('what they share of a distribution is posted once', async () => {
    const { result, calls } = await run({
      targets: [
        targetOf({ distributions: ['www.example.com'] }),
        targetOf({ distributions: ['EWWW'], rules: ['public/** -> /{path} /feed.xml'] }),
      ],
    })
    const posts = calls.filter(({ operation }) => operation === 'createInvalidation')
    expect(posts).toMatchObject([{ id: 'EWWW', paths: ['/a.html', '/feed.xml'] }])
    expect(result.distributions).toHaveLength(1)
    expect(result.targets).toHaveLength(2)
  })

  test('distributions are purged at the same time, and one that fails keeps no other from it', async () => {
    const { result, took, purged } = await run({
      targets: [
        targetOf({ distributions: ['E1', 'dt_2'], posting: { wait: true } }),
        targetOf({ distributions: ['E3'], posting: { wait: true } }),
        targetOf({ distributions: ['E4'], paths: ['/x'] }),
      ],
      completionMs: 20_000,
      refuse: ({ id }) => (id === 'E4' ? DENIED : undefined),
    })
    expect(took).toBeLessThan(25_000)
    expect(
      result.distributions.map(({ distribution, invalidations }) => [distribution.id, invalidations[0]?.status]),
    ).toEqual([
      ['E1', 'completed'],
      ['dt_2', 'completed'],
      ['E3', 'completed'],
      ['E4', undefined],
    ])
    expect(purged('dt_2')).toEqual(['/a.html'])
    expect(result.status).toBe('failed')
    expect(result.problems).toEqual([
      {
        message: expect.stringMatching(
          /^CreateInvalidation for distribution E4 failed: AccessDenied: .*\. 2 paths were not purged, \/a\.html first\.$/,
        ),
        advice: expect.stringContaining('`cloudfront:CreateInvalidation`'),
        serviceCode: 'AccessDenied',
      },
    ])
  })
})

describe('posting', () => {
  test('quotas are waited out and told', async () => {
    const { result, told } = await run({
      targets: [targetOf()],
      refuse: (_call, calls) => (calls.length < 3 ? TOO_MANY : undefined),
    })
    expect(result.status).toBe('in-progress')
    expect(told.filter((text) => text.includes('Trying again'))).toEqual([
      'E1EXAMPLE: TooManyInvalidationsInProgress: Too many. Trying again in 1 s.',
      'E1EXAMPLE: TooManyInvalidationsInProgress: Too many. Trying again in 1 s.',
    ])
  })

  test('what is not posted is named, once for each error, and what is posted is kept', async () => {
    const { result } = await run({
      targets: [targetOf({ rules: [], paths: ['/a', '/b', '/c'], posting: { batchSize: 1, waitTimeout: 3_000 } })],
      refuse: ({ paths }) => (paths?.includes('/b') ? RESET : undefined),
    })
    expect(result).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringMatching(/ECONNRESET: socket hang up .*\. \/b was not purged\.$/) }],
      distributions: [{ invalidations: [{ paths: ['/a'] }, { paths: ['/c'] }], unposted: [{ paths: ['/b'] }] }],
    })
  })

  test('a refused path is purged by wider paths, with a warning', async () => {
    const { result, warnings } = await run({
      targets: [targetOf({ rules: [], paths: ["/it's", '/b'] })],
      refuse: ({ paths }) => (paths?.some((path) => path.includes("'")) ? BAD_PATHS : undefined),
    })
    expect(result).toMatchObject({
      status: 'in-progress',
      distributions: [{ widenings: [{ from: "/it's", to: '/it*' }] }],
    })
    expect(warnings).toEqual(["E1EXAMPLE: /it's was purged as /it*: CloudFront refused it."])
  })

  test.each([
    [false, 1],
    [true, 0],
    [undefined, 0],
  ])('cache tags, served: %s', async (cacheTags, warned) => {
    const { warnings, calls } = await run({ targets: [targetOf({ rules: [], paths: ['/a', '#tag'] })], cacheTags })
    expect(warnings.filter((text) => text.includes('has no CacheTagConfig'))).toHaveLength(warned)
    expect(calls.map(({ operation }) => operation)).toEqual(['servesCacheTags', 'createInvalidation'])
  })
})

describe('waiting', () => {
  const waiting = (onWaitTimeout: 'fail' | 'warn') =>
    targetOf({
      rules: [],
      paths: ['/a', '/b'],
      posting: { batchSize: 1, wait: true, waitTimeout: 60_000, onWaitTimeout },
    })

  test('until all have completed', async () => {
    const { result, took } = await run({ targets: [waiting('fail')], completionMs: 50_000 })
    expect(result).toMatchObject({ status: 'completed', problems: [] })
    expect(result.distributions[0]?.invalidations.map(({ status }) => status)).toEqual(['completed', 'completed'])
    expect(took).toBeLessThanOrEqual(60_000)
  })

  test('progress is told', async () => {
    const { told } = await run({ targets: [waiting('fail')], completionMs: 50_000 })
    expect(told).toContainEqual(
      expect.stringMatching(/^E1EXAMPLE: 2 of 2 invalidations in progress after \d+(\.\d)? s\.$/),
    )
  })

  test('the time is up: fail', async () => {
    const { result, took } = await run({ targets: [waiting('fail')], completionMs: Infinity })
    expect(took).toBe(60_000)
    expect(result).toMatchObject({
      status: 'failed',
      problems: [
        {
          message: expect.stringContaining('I1E1EXAMPLE, I2E1EXAMPLE did not complete within 60 s.'),
          advice: expect.stringContaining('`wait-timeout`'),
        },
      ],
    })
  })

  test('the time is up: warn', async () => {
    const { result, warnings } = await run({ targets: [waiting('warn')], completionMs: Infinity })
    expect(result).toMatchObject({ status: 'in-progress', problems: [] })
    expect(warnings).toEqual([expect.stringContaining('did not complete within 60 s')])
  })

  test('is refused: fails at once, and says what was posted', async () => {
    const { result, took } = await run({
      targets: [waiting('fail')],
      refuse: ({ operation }) =>
        operation === 'listInvalidations' ? { code: 'AccessDenied', text: 'No.' } : undefined,
    })
    expect(took).toBe(5500)
    expect(result).toMatchObject({
      status: 'failed',
      distributions: [{ invalidations: [{ paths: ['/a'] }, { paths: ['/b'] }] }],
      problems: [{ advice: expect.stringContaining('`cloudfront:ListInvalidations`') }],
    })
  })

  test('nothing was posted: nothing to wait for', async () => {
    const { calls, result } = await run({ targets: [waiting('fail')], refuse: () => DENIED })
    expect(calls).toHaveLength(1)
    expect(result.status).toBe('failed')
  })
})

test.each(['createInvalidation', 'getInvalidation', 'listDistributions'])(
  'a fault of the program in %s rejects',
  async (operation) => {
    const running = run({
      targets: [targetOf({ distributions: ['www.example.com'], posting: { wait: true } })],
      refuse: (call) => {
        if (call.operation === operation) throw new TypeError('a bug')
        return undefined
      },
    })
    await expect(running).rejects.toThrow(TypeError)
  },
)
