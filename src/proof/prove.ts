import type { Problem } from '../failure.ts'
import type { PostedInvalidation } from '../purge/post/posted.ts'
import type { Clock } from '../waiting/clock.ts'
import { mapAtOnce } from '../waiting/map-at-once.ts'
import type { AskEdge } from './ask-edge.ts'
import { findCause, findPassedCause } from './cause.ts'
import type { AskedUrl, UrlChoice } from './choose-urls.ts'
import type { Digest } from './body-digest.ts'
import {
  isFromOrigin,
  isOlderThan,
  judgeAnswer,
  readAge,
  type Answer,
  type Expectation,
  type UrlVerdict,
} from './judge.ts'
import type { DistributionProof, UrlProof, Warmed } from './proof.ts'

export type ProofRequest = {
  readonly origin: string
  readonly verify: DistributionProof['verify']
  readonly warm: boolean
  readonly choice: UrlChoice
  /** Undefined if `origin` has this name. */
  readonly ownDomain: () => Promise<OwnDomain | undefined>
  readonly expectationOf: (url: AskedUrl) => Promise<Expectation>
  readonly errorPages: readonly Digest[]
  /** Milliseconds since 1970, by the purged item. */
  readonly purgedAt: (item: string) => number
}

export type OwnDomain = { readonly origin: string | undefined; readonly hasOtherOriginPath: boolean }

export type PurgedAgain = {
  /** Before it was sent. */
  readonly at: number
  readonly invalidations: readonly PostedInvalidation[]
  readonly problems: readonly Problem[]
}

export type ProofTools = {
  readonly ask: AskEdge
  /** Resolves once the invalidations are completed or the time is up. */
  readonly purgeAgain: (items: readonly string[]) => Promise<PurgedAgain>
  readonly clock: Clock
  readonly deadline: number
  readonly interruption?: AbortSignal | undefined
}

export const ASKED_AT_A_TIME = 16

/** Milliseconds. Nearly all invalidations take effect within 5 s. */
const PAUSES = [500, 1_000, 2_000, 4_000]
const PAUSES_AFTER_SECOND = [1_000, 2_000, 4_000, 8_000]
/** Stale URLs that are also asked by the distribution's own domain name. */
const COMPARED = 5

type Open = {
  readonly url: AskedUrl
  readonly expected: Expectation
  readonly purgedAt: number
  /** The edge location that had the old content before the second purge. */
  readonly staleAt?: string | undefined
}

type Asked = Open & { readonly answer: Answer; readonly verdict: UrlVerdict }

export async function prove(request: ProofRequest, tools: ProofTools): Promise<DistributionProof> {
  const { choice, origin, verify } = request
  const about = { origin, verify, candidates: choice.candidates }
  const isProven = verify !== 'false'
  const proven = isProven ? await verifyAll(request, tools) : { urls: [], secondPurge: [], problems: [] }
  return { ...about, ...proven, warmed: request.warm ? await warm(request, tools, !isProven) : undefined }
}

async function verifyAll(
  request: ProofRequest,
  tools: ProofTools,
): Promise<Pick<DistributionProof, 'urls' | 'secondPurge' | 'problems'>> {
  const { clock, deadline, interruption } = tools
  const expected = await mapAtOnce(request.choice.urls, ASKED_AT_A_TIME, async (url) => ({
    url,
    expected: await request.expectationOf(url),
  }))
  const open = expected.map((one) => ({ ...one, purgedAt: request.purgedAt(one.url.item) }))
  const half = clock.now() + (deadline - clock.now()) / 2
  const asked = await askUntil(open, PAUSES, half, request, tools)

  const stale = asked.filter(isStale)
  if (stale.length === 0 || interruption?.aborted === true || clock.now() >= deadline)
    return { urls: asked.map((one) => summarize(one)), secondPurge: [], problems: [] }

  const { at, invalidations, problems } = await tools.purgeAgain([...new Set(stale.map(({ url }) => url.purgeAs))])
  const later = await askUntil(
    stale.map(({ url, expected: expectation, purgedAt, answer }) => ({
      ...{ url, expected: expectation, purgedAt: problems.length > 0 ? purgedAt : at },
      staleAt: locationOf(answer),
    })),
    PAUSES_AFTER_SECOND,
    deadline,
    request,
    tools,
  )
  const second = new Map(later.map((one) => [one.url.path, one]))
  const compared = await compareByOwnDomain(later.filter(isStale), request, tools)
  const urls = asked.map((first): UrlProof => {
    const last = second.get(first.url.path)
    if (last === undefined) return summarize(first)
    const { answer: earlier, purgedAt } = first
    if (last.verdict.kind === 'unknown') return summarize(last)
    if (!isStale(last)) return { ...summarize(last), cause: findPassedCause(earlier, purgedAt) }
    const { hasOtherOriginPath, verdicts } = compared
    const byOwnDomain = verdicts.get(first.url.path)
    const evidence = { answer: last.answer, purgedAt: last.purgedAt, earlier, byOwnDomain, hasOtherOriginPath }
    return { ...summarize(last), cause: findCause(evidence) }
  })
  return { urls, secondPurge: invalidations, problems }
}

function isStale({ verdict }: Asked): boolean {
  return verdict.kind === 'stale'
}

function summarize({ url, verdict, answer }: Asked): UrlProof {
  return { path: url.path, verdict, answer }
}

/** Asks again where time may change the answer. A fresh answer of another edge location does not take back a stale one. */
async function askUntil(
  urls: readonly Open[],
  pauses: readonly number[],
  until: number,
  request: ProofRequest,
  { ask, clock, interruption }: ProofTools,
): Promise<readonly Asked[]> {
  const askOne = async ({ url, expected, purgedAt, staleAt }: Open): Promise<Asked> => {
    const answer = await ask(request.origin, url.path, 'identity')
    const verdict = judgeAnswer(answer, expected, { ...request, purgedAt })
    return { url, expected, purgedAt, staleAt, answer, verdict }
  }
  const found = new Map(urls.map(({ url }) => [url.path, new Map<string, Asked>()]))
  let open = urls
  for (const pause of [0, ...pauses]) {
    if (pause > 0) {
      if (open.length === 0 || interruption?.aborted === true || clock.now() + pause > until) break
      await clock.sleep(pause, interruption)
    }
    const asked = await mapAtOnce(open, ASKED_AT_A_TIME, askOne)
    for (const one of asked) {
      const byLocation = found.get(one.url.path)
      const location = locationOf(one.answer) ?? ''
      // The last answer stands at the end.
      byLocation?.delete(location)
      byLocation?.set(location, one)
    }
    open = open.filter(({ url }) => {
      const answers = [...(found.get(url.path)?.values() ?? [])]
      return answers.some((one, index) => (isStale(one) || index === answers.length - 1) && mayChange(one, answers))
    })
  }
  return urls.flatMap(({ url }) => concludeFrom([...(found.get(url.path)?.values() ?? [])]))
}

/** `answers` are the last ones of each edge location. */
function concludeFrom(answers: readonly Asked[]): readonly Asked[] {
  const last = answers.at(-1)
  if (last === undefined) return []
  const stale = answers.findLast(isStale) ?? answers.findLast(isUnclear)
  if (stale !== undefined || !isOnlyElsewhere(last, answers)) return [stale ?? last]
  const reason = `${last.staleAt} had the old content, and only ${locationOf(last.answer)} answered after the second purge`
  return [{ ...last, verdict: { kind: 'unknown', reason, passes: true } }]
}

/** From before the purge, and unknown whether with old bytes. */
function isUnclear({ verdict, answer, purgedAt }: Asked): boolean {
  return verdict.kind === 'unknown' && isOlderThan(answer, purgedAt)
}

/** Whether the location that was stale has not answered since. */
function isOnlyElsewhere({ staleAt, answer, verdict }: Asked, answers: readonly Asked[]): boolean {
  if (staleAt === undefined || locationOf(answer) === undefined || verdict.kind === 'unknown') return false
  return answers.every((one) => locationOf(one.answer) !== staleAt)
}

function locationOf(answer: Answer): string | undefined {
  return answer.kind === 'answer' ? answer.headers['x-amz-cf-pop'] : undefined
}

/** An answer that the edge has fetched since the purge stays as it is. */
function mayChange(asked: Asked, answers: readonly Asked[]): boolean {
  const { verdict, answer, purgedAt } = asked
  if (verdict.kind === 'unknown') return verdict.passes
  if (verdict.kind !== 'stale') return isOnlyElsewhere(asked, answers)
  if (answer.kind === 'none' || isFromOrigin(answer)) return false
  return readAge(answer.headers) === undefined || isOlderThan(answer, purgedAt)
}

async function compareByOwnDomain(stale: readonly Asked[], request: ProofRequest, { ask }: ProofTools) {
  const verdicts = new Map<string, { readonly isStale: boolean }>()
  const own = stale.length === 0 ? undefined : await request.ownDomain()
  if (own?.origin !== undefined && own.origin !== request.origin) {
    for (const { url, expected, purgedAt } of stale.slice(0, COMPARED)) {
      const verdict = judgeAnswer(await ask(own.origin, url.path, 'identity'), expected, { ...request, purgedAt })
      if (verdict.kind !== 'unknown') verdicts.set(url.path, { isStale: verdict.kind === 'stale' })
    }
  }
  return { hasOtherOriginPath: own?.hasOtherOriginPath ?? false, verdicts }
}

/** Compressed variants are cached apart. Asks again after a miss. */
async function warm(
  { choice, origin }: ProofRequest,
  { ask, clock, deadline, interruption }: ProofTools,
  withIdentity: boolean,
): Promise<Warmed> {
  const encodings = withIdentity ? (['identity', 'gzip', 'br'] as const) : (['gzip', 'br'] as const)
  const wanted = choice.urls.flatMap(({ path }) => encodings.map((encoding) => ({ path, encoding })))
  const answers = await mapAtOnce(wanted, ASKED_AT_A_TIME, async ({ path, encoding }) => {
    if (interruption?.aborted === true || clock.now() >= deadline) return undefined
    const isMiss = isFromOrigin(await ask(origin, path, encoding))
    return { isMiss, isHit: isMiss && isHit(await ask(origin, path, encoding)) }
  })
  const asked = answers.filter((one) => one !== undefined)
  const count = (name: 'isMiss' | 'isHit') => asked.filter((one) => one[name]).length
  return { asked: asked.length, misses: count('isMiss'), hits: count('isHit') }
}

function isHit(answer: Answer): boolean {
  return answer.kind === 'answer' && /^Hit\b/i.test(answer.headers['x-cache'] ?? '')
}
