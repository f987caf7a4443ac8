/**
 * Random sites and pushes behind an edge in memory, with one fault each. The proof must agree with what the edge served
 * last.
 */
import fc from 'fast-check'
import { chooseUrls } from '../../../src/proof/choose-urls.ts'
import { expectFor, findErrorPages, type SiteContents } from '../../../src/proof/expectation.ts'
import type { DistributionProof } from '../../../src/proof/proof.ts'
import { prove } from '../../../src/proof/prove.ts'
import { dropCovered } from '../../../src/purge/paths/cover.ts'
import { planTarget } from '../../../src/purge/plan/plan-target.ts'
import type { ChangedFile } from '../../../src/repository/tree-difference.ts'
import { isCovered } from '../purge/covered.ts'
import { createVirtualClock } from '../purge/memory-cloudfront.ts'
import { BASE, HEAD, targetOf } from '../purge/targets.ts'
import { digestOf } from './answers.ts'

export const FAULTS = [
  ...(['none', 'never', 'late', 'first-lost', 'old-origin', 'late-upload', 'not-uploaded'] as const),
  ...(['transformed', 'web-acl', 'fallback', 'rewritten', 'no-age'] as const),
  ...(['cache-before', 'cut', 'base-unknown', 'two-locations'] as const),
]
type Fault = (typeof FAULTS)[number]

type Files = ReadonlyMap<string, string>

export type RandomPush = {
  readonly files: readonly {
    readonly path: string
    readonly before?: string | undefined
    readonly after?: string | undefined
  }[]
  readonly fault: Fault
  /** The index of the faulty file, and the delay in milliseconds. */
  readonly staleFile: number
  readonly delay: number
  readonly purgesAll: boolean
  readonly limit: number
}

/** So few that files often have the same bytes. */
const content = fc.option(fc.constantFrom('a', 'b', 'c', 'the home page'), { nil: undefined })

export const anyRandomPush: fc.Arbitrary<RandomPush> = fc.record({
  files: fc.uniqueArray(
    fc.record({
      path: fc
        .tuple(
          fc.constantFrom('public', 'public/docs', 'alt'),
          fc.constantFrom('index.html', '404.html', 'x.css', 'y z.js'),
        )
        .map((parts) => parts.join('/')),
      before: content,
      after: content,
    }),
    { selector: ({ path }) => path, minLength: 2, maxLength: 10 },
  ),
  fault: fc.constantFrom(...FAULTS),
  staleFile: fc.nat(20),
  delay: fc.integer({ min: 1, max: 12_000 }),
  purgesAll: fc.boolean(),
  limit: fc.integer({ min: 1, max: 40 }),
})

export type Served = { readonly status: number; readonly body: string }

export type ProvenPush = {
  readonly proof: DistributionProof
  /**
   * What the origin should have for a path, and what the edge served last, before any transformation. Old content from
   * any edge location counts first.
   */
  readonly contentOf: (path: string) => {
    readonly wanted: Served
    readonly served: Served | undefined
    readonly old: Served
  }
}

const HOUR = 3_600_000

export async function proveAtRandom(push: RandomPush): Promise<ProvenPush> {
  const { files, fault, delay } = push
  const clock = createVirtualClock()
  const [before, after] = [filesOf(push, 'before'), filesOf(push, 'after')]
  const changed = files.filter((file) => file.before !== file.after)
  const plan = planTarget(
    targetOf({ rules: ['public/** -> /{path}', 'alt/** -> /{path}'], paths: push.purgesAll ? ['/*'] : [] }),
    { kind: 'known', files: changed.map(describeChange), base: BASE, head: HEAD },
  )
  const purged = dropCovered(plan.items)
  const start = clock.now()
  const staleFile = changed[push.staleFile % Math.max(1, changed.length)]?.path
  const invalidations = [{ at: start, items: purged }]

  type Held = Served & { readonly fetchedAt: number }
  const locations = fault === 'two-locations' ? ['FRA56-P1', 'IAD89-C1'] : ['FRA56-P1']
  const caches = new Map(locations.map((name) => [name, new Map<string, Held>()]))
  // By path and edge location, the last one at the end.
  const served = new Map<string, Map<string, Served>>()
  let asked = 0
  const readOrigin = (path: string): Served => {
    const isOld = fault === 'old-origin' || (fault === 'late-upload' && clock.now() < start + delay)
    const current = new Map(isOld ? before : after)
    if (fault === 'not-uploaded' && staleFile !== undefined) {
      const was = before.get(staleFile)
      if (was === undefined) current.delete(staleFile)
      else current.set(staleFile, was)
    }
    const found = findBehind(path, current)
    return found.status === 404 && fault === 'fallback' ? { ...findBehind('/', current), status: 200 } : found
  }
  // The keys of a function that rewrites are not the viewers' paths.
  const keyOf = (path: string) => (fault === 'rewritten' ? `/en${path}` : path)
  for (const path of listPaths(push))
    for (const cache of caches.values())
      cache.set(keyOf(path), { ...findBehind(path, before), fetchedAt: start - HOUR })

  const applyInvalidations = () => {
    for (const [index, { at, items }] of invalidations.entries()) {
      const isLost = ['never', 'base-unknown'].includes(fault) || (fault === 'first-lost' && index === 0)
      const lag = isLost ? Infinity : fault === 'late' ? delay : 0
      if (at + lag > clock.now()) continue
      for (const [location, cache] of caches) {
        if (fault === 'two-locations' && location === locations[1]) continue
        for (const [key, { fetchedAt }] of cache) if (fetchedAt < at + lag && isCovered(key, items)) cache.delete(key)
      }
    }
  }

  const site = [...after.keys()]
  const contents: SiteContents = {
    files: site,
    contentsOf: (path) =>
      Promise.resolve({
        head: digestsIn(after, path),
        base: fault === 'base-unknown' ? undefined : digestsIn(before, path),
      }),
  }
  const sites = [{ plan, site }]
  const proof = await prove(
    {
      origin: 'https://www.example.com',
      verify: 'fail',
      warm: false,
      choice: chooseUrls(sites, { purged, limit: push.limit }),
      expectationOf: (url) => expectFor(url, [contents]),
      errorPages: await findErrorPages(sites, [contents]),
      purgedAt: () => start,
      ownDomain: () => Promise.resolve(undefined),
    },
    {
      ask: (_, path) => {
        applyInvalidations()
        if (fault === 'web-acl')
          return Promise.resolve({
            kind: 'answer',
            status: 403,
            headers: {},
            digests: digestOf('no'),
            receivedAt: clock.now(),
          })
        asked += 1
        if (fault === 'cut' && asked % 2 === 0)
          return Promise.resolve({ kind: 'none', reason: 'the connection ended', passes: true })
        const key = keyOf(path)
        const location = locations[asked % locations.length] ?? ''
        const cache = caches.get(location)
        const cached = cache?.get(key)
        const answer =
          fault === 'cache-before'
            ? { ...findBehind(path, before), fetchedAt: clock.now() }
            : (cached ?? { ...readOrigin(path), fetchedAt: clock.now() })
        cache?.set(key, answer)
        const atPath = served.get(path) ?? new Map<string, Served>()
        atPath.delete(location)
        served.set(path, atPath.set(location, { status: answer.status, body: answer.body }))
        const age = { age: String(Math.floor((clock.now() - answer.fetchedAt) / 1000)) }
        const headers =
          cached === undefined ? { 'x-cache': 'Miss from cloudfront' } : { 'x-cache': 'Hit from cloudfront', ...age }
        const body = fault === 'transformed' ? `<!-- -->${answer.body}` : answer.body
        return Promise.resolve({
          kind: 'answer',
          status: answer.status,
          headers: fault === 'no-age' ? {} : { ...headers, 'x-amz-cf-pop': location },
          digests: digestOf(body),
          receivedAt: clock.now(),
        })
      },
      purgeAgain: (items) => {
        const at = clock.now()
        invalidations.push({ at, items })
        return Promise.resolve({ at, invalidations: [], problems: [] })
      },
      clock,
      deadline: start + 600_000,
    },
  )
  return {
    proof,
    contentOf: (path) => {
      const answers = [...(served.get(path)?.values() ?? [])]
      const [wanted, old] = [findBehind(path, after), findBehind(path, before)]
      const stale = answers.findLast(({ status, body }) => status !== wanted.status || body !== wanted.body)
      return { wanted, served: stale ?? answers.at(-1), old }
    },
  }
}

function filesOf({ files }: RandomPush, when: 'before' | 'after'): Files {
  return new Map(files.flatMap((file) => (file[when] === undefined ? [] : [[file.path, file[when]] as const])))
}

function describeChange({ path, before, after }: RandomPush['files'][number]): ChangedFile {
  return { path, change: before === undefined ? 'added' : after === undefined ? 'deleted' : 'modified', kind: 'file' }
}

/** Files of `public` come first. */
function findBehind(path: string, files: Files): Served {
  const key = decodeURIComponent(path.slice(1)).replace(/^$|\/$/, (end) => `${end}index.html`)
  const body = files.get(`public/${key}`) ?? files.get(`alt/${key}`)
  return body === undefined ? { status: 404, body: 'not found' } : { status: 200, body }
}

function listPaths({ files }: RandomPush): readonly string[] {
  return files.flatMap(({ path }) => {
    const url = path.slice(path.indexOf('/')).replaceAll(' ', '%20')
    return [url, url.replace(/index\.html$/, '')]
  })
}

function digestsIn(files: Files, path: string) {
  const text = files.get(path)
  return text === undefined ? [] : digestOf(text)
}
