import { describe, expect, test } from '@jest/globals'
import type { Distribution } from '../../src/cloudfront/cloudfront.ts'
import { postBatches } from '../../src/invalidate/post-batches.ts'
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
} from './memory-cloudfront.ts'

const DISTRIBUTION: Distribution = { kind: 'distribution', id: 'E1EXAMPLE' }
const REJECTED: Fault = { code: 'InvalidArgument', text: 'The parameter is wrong.' }

/** Posts batches to a service that refuses as told, with a minute's patience. */
async function post(
  batches: readonly (readonly string[])[],
  refuse: (call: Call, calls: readonly Call[]) => Fault | undefined,
) {
  const clock = createVirtualClock()
  const service = createMemoryCloudFront({ clock, refuse })
  const pauses: (readonly [string, number])[] = []
  const start = clock.now()
  const posted = await postBatches(DISTRIBUTION, batches, {
    cloudfront: service.cloudfront,
    clock,
    deadline: start + 60_000,
    reference: (part) => `ref:${part}`,
    onPause: ({ refusal }, milliseconds) => pauses.push([refusal.code, milliseconds]),
  })
  return { ...service, posted, pauses, took: clock.now() - start, purged: service.purged(DISTRIBUTION.id) }
}

const partsOf = (calls: readonly Call[]) => calls.map(({ reference }) => reference?.slice('ref:'.length))

test('each batch is one call with a reference of its own', async () => {
  const { posted, calls, purged, took } = await post([['/a', '/b'], ['/c']], () => undefined)
  expect(partsOf(calls)).toEqual(['1of2', '2of2'])
  expect(posted).toEqual({
    invalidations: [
      { id: 'I1E1EXAMPLE', status: 'in-progress', paths: ['/a', '/b'] },
      { id: 'I2E1EXAMPLE', status: 'in-progress', paths: ['/c'] },
    ],
    unposted: [],
    widenings: [],
  })
  expect(purged).toEqual(['/a', '/b', '/c'])
  expect(took).toBe(0)
})

describe('waiting', () => {
  test.each([
    ['a quota', TOO_MANY],
    ['an outage', RESET],
    ['a lost answer', { ...RESET, afterwards: true }],
  ])('%s is waited out with the same reference: one invalidation', async (_, fault) => {
    const { posted, calls, pauses, invalidations } = await post([['/a'], ['/b']], (_call, calls) =>
      calls.length < 5 ? fault : undefined,
    )
    expect(partsOf(calls)).toEqual([...Array<string>(6).fill('1of2'), '2of2'])
    expect(pauses.map(([, milliseconds]) => milliseconds)).toEqual([1000, 2000, 4000, 8000, 16_000])
    expect(invalidations(DISTRIBUTION.id)).toHaveLength(2)
    expect(posted.unposted).toEqual([])
  })

  test('not beyond the deadline, and every other batch is tried once', async () => {
    const { posted, calls, took } = await post([['/a'], ['/b'], ['/c']], ({ paths }) =>
      paths?.includes('/c') ? undefined : TOO_MANY,
    )
    expect(took).toBe(60_000)
    expect(partsOf(calls).filter((part) => part !== '1of3')).toEqual(['2of3', '3of3'])
    expect(posted.invalidations.map(({ paths }) => paths)).toEqual([['/c']])
    expect(posted.unposted.map(({ paths, error }) => [paths, error.kind])).toEqual([
      [['/a'], 'quota'],
      [['/b'], 'quota'],
    ])
  })

  test('no pause is longer than half a minute', async () => {
    const { pauses } = await post([['/a']], () => RESET)
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 29_000].map((pause) => ['ECONNRESET', pause]))
  })
})

describe('dividing', () => {
  test('a batch that is too large is halved until it is not', async () => {
    const paths = Array.from({ length: 10 }, (_, index) => `/${index}`)
    const { posted, calls, purged } = await post([paths], (call) =>
      (call.paths?.length ?? 0) > 3 ? TOO_LARGE : undefined,
    )
    expect(purged).toEqual(paths)
    expect(posted).toMatchObject({ unposted: [], widenings: [] })
    expect(partsOf(calls)).toEqual(['1of1', '1of1.0', '1of1.00', '1of1.01', '1of1.1', '1of1.10', '1of1.11'])
  })

  test('one path that is too large is not posted, all others are', async () => {
    const { posted, purged } = await post([['/a', '/huge', '/c']], ({ paths }) =>
      paths?.includes('/huge') ? TOO_LARGE : undefined,
    )
    expect(purged).toEqual(['/a', '/c'])
    expect(posted.unposted.map(({ paths, error }) => [paths, error.kind])).toEqual([[['/huge'], 'too-large']])
  })

  test.each([0, 1, 511, 777, 999])('the refused path, number %i of 1000, is found with few calls', async (at) => {
    const good = Array.from({ length: 1000 }, (_, index) => `/img/${index}.png`)
    const bad = "/img/it's.png"
    const { posted, calls, purged, invalidations } = await post([good.with(at, bad)], ({ paths }) =>
      paths?.some((path) => path.includes("'")) ? BAD_PATHS : undefined,
    )
    expect(posted.widenings).toEqual([{ from: bad, to: '/img/it*', why: 'CloudFront refused it' }])
    expect(posted.unposted).toEqual([])
    expect(purged).toEqual([...good.filter((path) => path !== good[at]), '/img/it*'].sort())
    expect(calls.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(1000)) + 2)
    const references = invalidations(DISTRIBUTION.id).map(({ reference }) => reference)
    expect(new Set(references).size).toBe(references.length)
  })

  test('several refused paths in several batches are all found, and nothing else is lost', async () => {
    const batches = [0, 1, 2].map((batch) => Array.from({ length: 64 }, (_, index) => `/${batch}/${index}`))
    const bad = new Set(['/0/0', '/0/1', '/1/63', '/2/31'])
    const { posted, purged } = await post(batches, ({ paths }) =>
      paths?.some((path) => bad.has(path)) ? BAD_PATHS : undefined,
    )
    expect(posted.widenings.map(({ from, to }) => [from, to])).toEqual([
      ['/0/0', '/0/*'],
      ['/0/1', '/0/*'],
      ['/1/63', '/1/*'],
      ['/2/31', '/2/*'],
    ])
    const good = batches.flat().filter((path) => !bad.has(path))
    expect(purged).toEqual([...good, '/0/*', '/1/*', '/2/*'].sort())
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
  expect(posted.unposted.map(({ paths, error }) => [paths, error.kind])).toEqual([
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
