import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../src/cloudfront/cloudfront.ts'
import type { Distributions } from '../../src/cloudfront/distributions.ts'
import { explainRefusal } from '../../src/cloudfront/explain-refusal.ts'
import { retryDistributions, retryLookups, retryUntil } from '../../src/cloudfront/retry.ts'
import type { Log } from '../../src/log.ts'
import { collect } from '../support/collect.ts'
import { createMemoryDistributions, first, STALE } from '../support/distribution/deploy/memory-distributions.ts'
import {
  createMemoryCloudFront,
  createVirtualClock,
  RESET,
  TOO_MANY,
  type Fault,
} from '../support/purge/memory-cloudfront.ts'

const THROTTLED: Fault = { code: 'Throttling', text: 'Rate exceeded.', httpStatus: 400 }
const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }

function createPolicy({ within = 600_000, interruption }: { within?: number; interruption?: AbortSignal } = {}) {
  const clock = createVirtualClock()
  const start = clock.now()
  const lines: string[] = []
  const nothing = () => undefined
  const log: Log = { info: (text) => lines.push(text), group: nothing, notice: nothing, warning: nothing }
  return { clock, start, lines, policy: retryUntil(start + within, { clock, log, interruption }) }
}

/** A distribution, and the port to it with retries, where the calls of `operation` fail the first `times`. */
function connect(operation: keyof Distributions, fault: Fault, times: number, within?: number) {
  const { clock, start, lines, policy } = createPolicy(within === undefined ? {} : { within })
  const memory = createMemoryDistributions({ clock, trouble: first(operation, fault, times) })
  const held = memory.add({ config: { Enabled: false }, tags: { team: 'web' } })
  const sentAt = () => memory.calls.filter((call) => call.operation === operation).map(({ time }) => time - start)
  return { distributions: retryDistributions(memory.distributions, policy), held, lines, sentAt }
}

type Connected = ReturnType<typeof connect>

/** One call of each operation. */
const CALLS: Readonly<Record<keyof Distributions, (connected: Connected) => Promise<unknown>>> = {
  create: ({ distributions }) => distributions.create({ config: {}, callerReference: 'r', tags: new Map() }),
  get: ({ distributions, held }) => distributions.get(held.id),
  update: ({ distributions, held }) => distributions.update(held.id, held.etag, { ...held.config, Comment: 'new' }),
  delete: ({ distributions, held }) => distributions.delete(held.id, held.etag),
  list: ({ distributions }) => collect(distributions.list()),
  findTenant: ({ distributions }) => distributions.findTenant('www.example.com'),
  getTags: ({ distributions, held }) => distributions.getTags(held.arn),
  setTags: ({ distributions, held }) => distributions.setTags(held.arn, new Map([['a', 'b']])),
  removeTags: ({ distributions, held }) => distributions.removeTags(held.arn, ['team']),
}

const OPERATIONS = Object.keys(CALLS) as (keyof Distributions)[]

describe('the port of distributions', () => {
  test.each(OPERATIONS)('%s is retried after pauses that double', async (operation) => {
    const connected = connect(operation, THROTTLED, 6)
    await CALLS[operation](connected)
    expect(connected.sentAt()).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000])
    expect(connected.lines).toHaveLength(6)
  })

  test.each(OPERATIONS)('%s is not retried where waiting does not help', async (operation) => {
    const connected = connect(operation, STALE, 1)
    await expect(CALLS[operation](connected)).rejects.toMatchObject({ refusal: STALE })
    expect(connected.sentAt()).toEqual([0])
    expect(connected.lines).toEqual([])
  })

  test('the last try is at the deadline, and its error is what is thrown', async () => {
    const connected = connect('get', RESET, Infinity, 5_000)
    await expect(CALLS.get(connected)).rejects.toMatchObject({ refusal: RESET })
    expect(connected.sentAt()).toEqual([0, 1_000, 3_000, 5_000])
  })

  test('the log names the distribution, the call and the pause', async () => {
    const connected = connect('get', THROTTLED, 1)
    await CALLS.get(connected)
    expect(connected.lines).toEqual(['E0001EXAMPLE: GetDistribution: Throttling: Rate exceeded. Trying again in 1 s.'])
  })

  test('a list whose second page fails has each item once', async () => {
    const { policy } = createPolicy()
    const { distributions } = connect('get', RESET, 0)
    let lists = 0
    const list = async function* () {
      lists += 1
      yield await Promise.resolve({ id: 'E1', arn: 'arn:1', aliases: [] })
      if (lists === 1) throw explainRefusal({ operation: 'ListDistributions', ...RESET })
      yield { id: 'E2', arn: 'arn:2', aliases: [] }
    }
    const items = await collect(retryDistributions({ ...distributions, list }, policy).list())
    expect(items.map(({ id }) => id)).toEqual(['E1', 'E2'])
  })
})

describe('the port of purges', () => {
  test.each([
    ['findTenant', 'FindTenant'],
    ['listDistributions', 'ListDistributions'],
  ] as const)('%s is retried', async (operation, name) => {
    const { clock, policy, lines } = createPolicy()
    const summaries = [{ id: 'E1EXAMPLE', domainName: 'd1.cloudfront.net', aliases: [] }]
    const refuse = (_: unknown, calls: readonly unknown[]) => (calls.length < 2 ? TOO_MANY : undefined)
    const memory = createMemoryCloudFront({ clock, summaries, tenants: { 'a.example.com': 'dt_1' }, refuse })
    const retried = retryLookups(memory.cloudfront, policy)
    const found = {
      findTenant: () => retried.findTenant('a.example.com'),
      listDistributions: () => collect(retried.listDistributions()),
    }
    expect(await found[operation]()).toEqual(operation === 'findTenant' ? 'dt_1' : summaries)
    expect(memory.calls.map((call) => call.operation)).toEqual([operation, operation, operation])
    expect(lines).toEqual([
      `${name}: TooManyInvalidationsInProgress: Too many. Trying again in 1 s.`,
      `${name}: TooManyInvalidationsInProgress: Too many. Trying again in 2 s.`,
    ])
  })

  test('posting is not retried here', async () => {
    const { clock, policy } = createPolicy()
    const memory = createMemoryCloudFront({ clock, refuse: () => TOO_MANY })
    const posting = retryLookups(memory.cloudfront, policy).createInvalidation(DISTRIBUTION, ['/a'], 'r')
    await expect(posting).rejects.toMatchObject({ refusal: TOO_MANY })
    expect(memory.calls).toHaveLength(1)
  })

  test('a cancelled job ends the pause, and nothing is sent again', async () => {
    const cancelling = new AbortController()
    const { clock, start, policy } = createPolicy({ interruption: cancelling.signal })
    const memory = createMemoryCloudFront({ clock, refuse: () => TOO_MANY })
    void clock.sleep(5_000).then(() => {
      cancelling.abort()
    })
    await expect(retryLookups(memory.cloudfront, policy).findTenant('a.example.com')).rejects.toThrow('Too many')
    expect([memory.calls.length, clock.now() - start]).toEqual([3, 5_000])
  })
})
