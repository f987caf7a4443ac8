import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../../src/cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../../src/cloudfront/errors.ts'
import { learnAccountRates } from '../../../src/purge/post/pacing/account-rates.ts'
import { postBatches } from '../../../src/purge/post/post-batches.ts'
import type { Unposted } from '../../../src/purge/post/posted.ts'
import { isComplete } from '../../../src/purge/post/part.ts'
import {
  BAD_PATHS,
  createMemoryCloudFront,
  createVirtualClock,
  DENIED,
  RESET,
  TOO_LARGE,
  TOO_MANY,
  type Call,
  type Fault,
} from '../../support/purge/memory-cloudfront.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const REJECTED: Fault = { code: 'InvalidArgument', text: 'The parameter is wrong.' }

/** Posts batches to a service that refuses as told, with a minute's patience. */
async function post(
  batches: readonly (readonly string[])[],
  refuse: (call: Call, calls: readonly Call[]) => Fault | undefined,
) {
  const clock = createVirtualClock()
  const service = createMemoryCloudFront({
    clock,
    refuse: (call, calls) => (call.operation === 'createInvalidation' ? refuse(call, calls) : undefined),
  })
  const pauses: (readonly [string, number | undefined])[] = []
  const start = clock.now()
  const posted = await postBatches(DISTRIBUTION, batches, {
    cloudfront: service.cloudfront,
    clock,
    deadline: start + 60_000,
    reference: (part) => `ref:${part}`,
    rates: learnAccountRates(),
    onPause: ({ refusal }, milliseconds) => pauses.push([refusal.code, milliseconds]),
  })
  const calls = service.calls.filter(({ operation }) => operation === 'createInvalidation')
  return { ...service, calls, posted, pauses, took: clock.now() - start, purged: service.purged(DISTRIBUTION.id) }
}

const partsOf = (calls: readonly { readonly reference?: string }[]) =>
  calls.map(({ reference = '' }) => reference.slice('ref:'.length))

const describeUnposted = (unposted: readonly Unposted[]) =>
  unposted.map(({ paths, error }) => [paths, error instanceof CloudFrontError ? error.kind : error.name])

test('each batch is one call with a reference of its own', async () => {
  const { posted, calls, purged, took } = await post([['/a', '/b'], ['/c']], () => undefined)
  expect(partsOf(calls)).toEqual(['2of2', '1of2'])
  expect(posted).toEqual({
    invalidations: [
      { id: 'I1E1EXAMPLE', status: 'in-progress', paths: ['/c'] },
      { id: 'I2E1EXAMPLE', status: 'in-progress', paths: ['/a', '/b'] },
    ],
    unposted: [],
    widenings: [],
  })
  expect(purged).toEqual(['/a', '/b', '/c'])
  expect(took).toBe(0)
})

describe('outages', () => {
  test.each([
    ['no answer', RESET],
    ['a lost answer', { ...RESET, afterwards: true }],
  ])('%s: the same again under the same reference, until it is one invalidation', async (_, fault) => {
    const { posted, calls, pauses, invalidations } = await post([['/a'], ['/b']], (_call, calls) =>
      calls.length < 5 ? fault : undefined,
    )
    expect(pauses.map(([, milliseconds]) => milliseconds)).toEqual([1000, 2000, 4000, 8000, 16_000])
    expect(new Set(calls.map(({ reference, paths }) => `${reference ?? ''} ${paths?.join() ?? ''}`)).size).toBe(2)
    expect(invalidations(DISTRIBUTION.id)).toHaveLength(2)
    expect(posted.unposted).toEqual([])
  })

  test('no pause is longer than 16 s, nor goes beyond the deadline', async () => {
    const { pauses, took, posted } = await post([['/a']], () => RESET)
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 16_000, 13_000].map((pause) => ['ECONNRESET', pause]))
    expect(took).toBe(60_000)
    expect(describeUnposted(posted.unposted)).toEqual([[['/a'], 'transient']])
  })

  test('a batch that is never answered keeps no other from being posted', async () => {
    const { posted } = await post([['/a'], ['/b'], ['/c']], ({ paths }) => (paths?.includes('/a') ? RESET : undefined))
    expect(posted.invalidations.map(({ paths }) => paths)).toEqual([['/b'], ['/c']])
    expect(describeUnposted(posted.unposted)).toEqual([[['/a'], 'transient']])
  })

  test('a batch whose answer was lost is not divided, however little room there is', async () => {
    let lost = false
    const { invalidations, posted } = await post([['/a', '/b', '/c', '/d']], (_call, calls) => {
      if (!lost) {
        lost = true
        return { ...RESET, afterwards: true }
      }
      return calls.length < 6 ? TOO_MANY : undefined
    })
    expect(invalidations(DISTRIBUTION.id).map(({ paths }) => paths)).toEqual([['/a', '/b', '/c', '/d']])
    expect(posted.unposted).toEqual([])
  })
})

test('a quota that is refused for good: not beyond the deadline, and every other batch is tried', async () => {
  const { posted, took } = await post([['/a'], ['/b'], ['/c']], ({ paths }) =>
    paths?.includes('/c') ? undefined : TOO_MANY,
  )
  expect(took).toBe(60_000)
  expect(posted.invalidations.map(({ paths }) => paths)).toEqual([['/c']])
  expect(describeUnposted(posted.unposted).toSorted()).toEqual([
    [['/a'], 'quota'],
    [['/b'], 'quota'],
  ])
})

describe('dividing', () => {
  test('a batch that is too large is halved until it is not, and no other as large is sent', async () => {
    const paths = Array.from({ length: 10 }, (_, index) => `/${index}`)
    const { posted, calls, purged } = await post([paths], (call) =>
      (call.paths?.length ?? 0) > 3 ? TOO_LARGE : undefined,
    )
    expect(purged).toEqual(paths)
    expect(posted).toMatchObject({ unposted: [], widenings: [] })
    expect(partsOf(calls)).toEqual(['1of1', '1of1.0', '1of1.00', '1of1.01', '1of1.10', '1of1.11'])
  })

  test('one path that is too large is not posted, all others are', async () => {
    const { posted, purged } = await post([['/a', '/huge', '/c']], ({ paths }) =>
      paths?.includes('/huge') ? TOO_LARGE : undefined,
    )
    expect(purged).toEqual(['/a', '/c'])
    expect(describeUnposted(posted.unposted)).toEqual([[['/huge'], 'too-large']])
  })
})

describe('refused paths', () => {
  const refusing = (bad: (path: string) => boolean) => (call: Call) => (call.paths?.some(bad) ? BAD_PATHS : undefined)

  test.each([0, 1, 511, 777, 999])('an odd one, number %i of 1000, is found at once', async (at) => {
    const good = Array.from({ length: 1000 }, (_, index) => `/img/${index}.png`)
    const bad = "/img/it's.png"
    const { posted, calls, purged, invalidations } = await post(
      [good.with(at, bad)],
      refusing((path) => path.includes("'")),
    )
    expect(posted.widenings).toEqual([{ from: bad, to: '/img/it*', why: 'CloudFront refused it' }])
    expect(posted.unposted).toEqual([])
    expect(purged).toEqual([...good.filter((path) => path !== good[at]), '/img/it*'].sort())
    expect(calls).toHaveLength(4)
    expect(isComplete(partsOf(invalidations(DISTRIBUTION.id)))).toBe(true)
  })

  test.each([1, 3, 10])(
    '%i that look like all others are found with a logarithmic number of calls each',
    async (bad) => {
      const paths = Array.from({ length: 1024 }, (_, index) => `/${index}.css`)
      const refused = new Set(paths.filter((_, index) => index % Math.ceil(1024 / bad) === 7))
      const { posted, calls, purged } = await post(
        [paths],
        refusing((path) => refused.has(path)),
      )
      expect(posted.widenings.map(({ from }) => from).sort()).toEqual([...refused].sort())
      expect(purged).toEqual(paths.map((path) => (refused.has(path) ? `${path}*` : path)).sort())
      expect(calls.length).toBeLessThanOrEqual(2 * refused.size * Math.log2(1024) + 2 * refused.size + 2)
    },
  )

  test('nothing that the wildcard covers is paid, as long as it is not posted', async () => {
    const batches = [["/img/'x", "/img/'y", '/img/a', '/img/b', '/z'], ['/img/c', '/img/d'], ['/w']]
    const { posted, purged, invalidations } = await post(
      batches,
      refusing((path) => path.includes("'")),
    )
    expect(purged).toEqual(['/img/*', '/w', '/z'].concat(purged.filter((path) => /[cd]$/.test(path))).sort())
    expect(posted.widenings.map(({ from, to }) => [from, to])).toEqual([
      ["/img/'x", '/img/*'],
      ["/img/'y", '/img/*'],
    ])
    const paths = invalidations(DISTRIBUTION.id).flatMap((one) => one.paths)
    expect(new Set(paths).size).toBe(paths.length)
    expect(isComplete(partsOf(invalidations(DISTRIBUTION.id)))).toBe(true)
  })

  test('where nothing but the wildcard is posted, its reference says that this is all', async () => {
    const { invalidations } = await post(
      [["/'a", "/'b", '/c', '/d']],
      refusing((path) => path.includes("'")),
    )
    expect(invalidations(DISTRIBUTION.id).map(({ paths }) => paths)).toEqual([['/*']])
    expect(isComplete(partsOf(invalidations(DISTRIBUTION.id)))).toBe(true)
  })

  test('what could not be posted is never taken for complete', async () => {
    const { invalidations, posted } = await post([["/'a", '/b', "/'c"], ['/d/x']], ({ paths }) => {
      if (paths?.some((path) => path.includes("'"))) return BAD_PATHS
      return paths?.includes('/*') ? REJECTED : undefined
    })
    expect(posted.unposted.flatMap(({ paths }) => paths)).toEqual(["/'a", "/'c"])
    expect(isComplete(partsOf(invalidations(DISTRIBUTION.id)))).toBe(false)
  })

  test('a path is widened step by step, until CloudFront takes it', async () => {
    const { posted, calls } = await post([["/docs/it's"]], ({ paths }) =>
      paths?.join() === '/*' ? undefined : BAD_PATHS,
    )
    expect(calls.map(({ paths }) => paths?.join())).toEqual(["/docs/it's", '/docs/it*', '/docs/*', '/*'])
    expect(partsOf(calls)).toEqual(['1of1', '1of1w', '1of1ww', '1of1www'])
    expect(posted.widenings).toEqual([{ from: "/docs/it's", to: '/*', why: 'CloudFront refused it' }])
  })

  test('a path that is refused in every width is named as it was planned', async () => {
    const { posted } = await post([["/it's"], ['/b']], ({ paths }) => (paths?.includes('/b') ? undefined : BAD_PATHS))
    expect(posted.unposted.map(({ paths }) => paths)).toEqual([["/it's"]])
    expect(posted.invalidations.map(({ paths }) => paths)).toEqual([['/b']])
  })
})

test('what can never succeed ends the posting: one call', async () => {
  const { posted, calls } = await post([['/a'], ['/b'], ['/c', '/d']], () => DENIED)
  expect(calls).toHaveLength(1)
  expect(describeUnposted(posted.unposted)).toEqual([
    [['/a'], 'final'],
    [['/b'], 'final'],
    [['/c', '/d'], 'final'],
  ])
})

test('a rejected batch loses no other', async () => {
  const { posted, purged, calls } = await post([['/a', '/b'], ['/c']], ({ paths }) =>
    paths?.includes('/a') ? REJECTED : undefined,
  )
  expect(calls).toHaveLength(2)
  expect(posted.unposted.map(({ paths }) => paths)).toEqual([['/a', '/b']])
  expect(purged).toEqual(['/c'])
})

test('a fault of the program is not taken for an answer', async () => {
  const refuse = () => {
    throw new TypeError('a bug')
  }
  await expect(post([['/a']], refuse)).rejects.toThrow(TypeError)
})
