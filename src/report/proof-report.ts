/** Says what was seen at the edge, and not more. */
import { listFirst } from '../list-first.ts'
import type { Problem } from '../failure.ts'
import type { Log } from '../log.ts'
import { escapeHtml } from '../printable.ts'
import { describeStaleCause, type Cause } from '../proof/cause.ts'
import type { DistributionProof, UrlProof } from '../proof/proof.ts'
import { count } from './count.ts'
import { capitalize, cutTable, folded, joinParts, paragraph } from './html.ts'
import { linkCode } from './live-links.ts'

/** Of all distributions. `stale` has whole URLs. */
export type VerifiedUrls = { readonly verified: number; readonly stale: readonly string[] }

export type ReportedProof = { readonly verified: VerifiedUrls | undefined; readonly formatSummary: () => string }

const SHOWN = 5

export function listVerified(proofs: readonly DistributionProof[]): VerifiedUrls {
  const verifying = proofs.filter(({ verify }) => verify !== 'false')
  return {
    verified: verifying.reduce((sum, { urls }) => sum + select(urls, 'fresh').length, 0),
    stale: verifying.flatMap(({ origin, urls }) => select(urls, 'stale').map(({ path }) => origin + path)),
  }
}

export function logProof(id: string, proof: DistributionProof, log: Log): void {
  const { urls, verify, warmed } = proof
  if (verify !== 'false') {
    log.info(`${id}: ${describeAsked(proof)}`)
    log.group(
      `${count(urls.length, 'URL')} asked`,
      urls.map((one) => `${one.path}: ${describeUrl(one)}`),
    )
    for (const [cause, passed] of byCause(urls.filter(({ verdict }) => verdict.kind !== 'stale')))
      log.notice(
        `${id}: ${count(passed.length, 'URL')} had to be purged twice: ${listPaths(passed)}. ${describeStaleCause(cause)}`,
      )
    const missing = urls.filter(isMissing)
    if (missing.length > 0) {
      log.warning(
        `${id}: ${count(missing.length, 'URL')} of files ${missing.length === 1 ? 'was' : 'were'} answered with 403, 404 or an error page: ${listPaths(missing)}. Check that they are uploaded, the origin path of the distribution, and \`origin-path\`.`,
      )
    }
  }
  if (warmed !== undefined) log.info(`${id}: ${describeWarmed(warmed, proof)}`)
}

function isMissing({ verdict, answer }: UrlProof): boolean {
  if (verdict.kind === 'anew') return verdict.mayBeMissing
  return verdict.kind !== 'fresh' && answer.kind === 'answer' && [403, 404, 410].includes(answer.status)
}

/** Undefined if nothing stale was seen at the end. */
export function describeStale(id: string, { urls, origin }: DistributionProof): Problem | undefined {
  const stale = select(urls, 'stale')
  if (stale.length === 0) return undefined
  const causes = byCause(stale)
  const why =
    causes.length === 1
      ? describeStaleCause(causes[0]?.[0] ?? 'unknown')
      : causes.map(([cause, ofCause]) => `${listPaths(ofCause)}: ${describeStaleCause(cause)}`).join(' ')
  return {
    message: `${id}: ${count(stale.length, 'URL')} of ${urls.length} asked at ${origin} ${stale.length === 1 ? 'is' : 'are'} still stale after a second purge: ${listPaths(stale)}.`,
    advice: why,
  }
}

function byCause(urls: readonly UrlProof[]): readonly (readonly [Cause, readonly UrlProof[]])[] {
  return [
    ...Map.groupBy(
      urls.filter(({ cause, verdict }) => cause !== undefined || verdict.kind === 'stale'),
      ({ cause = 'unknown' }) => cause,
    ),
  ]
}

function describeAsked({ origin, urls, candidates }: DistributionProof): string {
  if (candidates === 0) return `no file is known for the purged paths, so nothing was asked at ${origin}.`
  const kinds = [
    `${select(urls, 'fresh').length} fresh`,
    `${select(urls, 'anew').length} answered anew`,
    `${select(urls, 'stale').length} stale`,
    `${select(urls, 'unknown').length} unknown`,
  ]
  const answered = urls.filter(({ answer }) => answer.kind === 'answer').length
  return `${answered} of ${candidates} purged URLs were answered at ${origin}${describePlaces(urls)}: ${kinds.join(', ')}.`
}

function describePlaces(urls: readonly UrlProof[]): string {
  const places = [...new Set(urls.map((one) => header(one, 'x-amz-cf-pop')).filter((place) => place !== ''))]
  return places.length === 0 ? '' : ` (edge location ${places.slice(0, SHOWN).join(', ')})`
}

function describeWarmed(
  { asked, misses, hits }: NonNullable<DistributionProof['warmed']>,
  { origin }: DistributionProof,
) {
  return `${count(asked, 'request')} to warm ${origin}: ${misses} ${misses === 1 ? 'was a miss' : 'were misses'}, and ${hits} of these ${hits === 1 ? 'is a hit' : 'are hits'} now.`
}

function describeUrl({ verdict }: UrlProof): string {
  switch (verdict.kind) {
    case 'fresh':
      return 'fresh'
    case 'stale':
      return verdict.by === 'body' ? 'stale: the old content' : 'stale: cached before the purge'
    case 'anew':
      return `answered anew: ${verdict.reason}`
    case 'unknown':
      return `unknown: ${verdict.reason}`
  }
}

/** Markdown, empty without proofs. */
export function formatProofSummary(proofs: readonly DistributionProof[]): string {
  const parts = proofs.flatMap((proof) => {
    const { origin, verify, warmed, urls } = proof
    const sorted = [...urls].sort(byUrgency)
    const open = sorted.length > ROWS_OPEN ? sorted.filter(({ verdict }) => verdict.kind !== 'fresh') : sorted
    const fresh = sorted.slice(open.length)
    return [
      verify === 'false' ? '' : paragraph(escapeHtml(capitalize(describeAsked(proof)))),
      warmed === undefined ? '' : paragraph(escapeHtml(capitalize(describeWarmed(warmed, proof)))),
      tabulate(open, origin),
      fresh.length === 0 ? '' : folded(count(fresh.length, 'fresh URL'), tabulate(fresh, origin)),
    ]
  })
  return parts.length === 0 ? '' : joinParts(['<h4>At the edge</h4>', ...parts])
}

function tabulate(urls: readonly UrlProof[], origin: string): string {
  if (urls.length === 0) return ''
  const heads = ['URL', 'Seen', 'Status', '<code>x-cache</code>', 'Age', 'Edge location']
  return cutTable(heads, urls, (one) => formatUrl(origin, one))
}

const ROWS_OPEN = 30

const SIGNS: Readonly<Record<UrlProof['verdict']['kind'], string>> = {
  stale: '❌',
  unknown: '❔',
  anew: '🔄',
  fresh: '✅',
}

const URGENCY: readonly UrlProof['verdict']['kind'][] = ['stale', 'unknown', 'anew', 'fresh']

function byUrgency(one: UrlProof, other: UrlProof): number {
  return URGENCY.indexOf(one.verdict.kind) - URGENCY.indexOf(other.verdict.kind)
}

function formatUrl(origin: string, one: UrlProof): readonly string[] {
  const { answer, path } = one
  const cells = [
    answer.kind === 'answer' ? `${answer.status}` : '',
    ...['x-cache', 'age', 'x-amz-cf-pop'].map((name) => header(one, name)),
  ]
  return [
    linkCode(origin + path, origin + path),
    `${SIGNS[one.verdict.kind]} ${escapeHtml(describeUrl(one))}`,
    ...cells.map(escapeHtml),
  ]
}

function header({ answer }: UrlProof, name: string): string {
  return answer.kind === 'answer' ? (answer.headers[name] ?? '').slice(0, 100) : ''
}

function select(urls: readonly UrlProof[], kind: UrlProof['verdict']['kind']): readonly UrlProof[] {
  return urls.filter(({ verdict }) => verdict.kind === kind)
}

function listPaths(urls: readonly UrlProof[]): string {
  return listFirst(urls, SHOWN, ({ path }) => path)
}
