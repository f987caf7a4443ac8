import { readSha, type Revision, type Sha } from '../repository/revision.ts'
import type { EventBase, BaseQuery, TriggerEvent } from '../event/event.ts'

/** `named`: the event's commit, if another one is checked out. */
export type ChosenCommits =
  | { readonly kind: 'compare'; readonly base: BaseQuery; readonly head: Revision; readonly named?: Revision }
  | { readonly kind: 'nothing'; readonly reason: string }
  /** `head` is set if only the base is unknown, so a full purge can record it. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly head?: Revision }

/** See `ChangeSource`. */
export type AskedCommits = {
  readonly event: TriggerEvent
  readonly base: string
  readonly head: string
  readonly recorded?: readonly [string, ...string[]] | undefined
}

/** Events whose runs record the commit that they deploy. */
const RECORDED: readonly string[] = ['push', 'workflow_dispatch', 'schedule', 'repository_dispatch', 'pull_request']

/**
 * `base` and `head` are the inputs. `recorded`: CloudFront's answer for `last-invalidation`. `checkedOut`: the
 * workspace's commit if it differs from the event's; then it is live.
 */
export function chooseCommits(asked: AskedCommits & { readonly checkedOut?: Sha | undefined }): ChosenCommits {
  const { event, recorded, checkedOut } = asked
  const base = recorded === undefined ? readBase(asked.base) : readRecorded(recorded)
  const head = readRevision('head', asked.head)
  if (base.kind === 'none') return { kind: 'unknown', reason: base.reason }
  if (head.kind === 'unknown') return head
  if (base.kind === 'revision' && head.kind !== 'auto') return { kind: 'compare', base, head }

  const found = event.reading
  if (found.kind !== 'deployed') return { kind: 'nothing', reason: found.reason }
  const chosenHead = head.kind === 'auto' ? (checkedOut ?? found.head) : head
  if (chosenHead === undefined) {
    return {
      kind: 'unknown',
      reason: `The commit of this ${JSON.stringify(event.name)} event is not known: GITHUB_SHA is ${JSON.stringify(event.sha)}. Give \`head:\`.`,
    }
  }
  const chosen = {
    head: chosenHead,
    ...(chosenHead === checkedOut && found.head !== undefined && { named: found.head }),
  }
  if (base.kind === 'revision' || base.kind === 'recorded') return { kind: 'compare', base, ...chosen }
  if (base.kind === 'last-invalidation') {
    const reason =
      '`base: last-invalidation` was not found at CloudFront, and only CloudFront has it. Give a ref or SHA.'
    return { kind: 'unknown', reason, head: chosenHead }
  }
  if (base.kind === 'last-success') {
    const isRecorded =
      RECORDED.includes(event.name) && found.base.kind !== 'merged-pull-request' && head.kind === 'auto'
    if (isRecorded) return { kind: 'compare', base, ...chosen }
    const what = head.kind === 'auto' ? `the event ${JSON.stringify(event.name)}` : 'an input `head`'
    return {
      kind: 'unknown',
      reason: `GitHub does not record which commit a run with ${what} deployed, so \`base: last-success\` is unknown. Give \`base: last-invalidation\`.`,
    }
  }
  if (found.base.kind === 'none') return { kind: 'unknown', reason: found.base.reason, head: chosenHead }
  return { kind: 'compare', base: found.base, ...chosen }
}

/** At the time of the event. */
export type NamedTip = { readonly ref: string; readonly sha: string }

/** If this ref has moved, a newer commit may have been live. */
export function findNamedTip({ event, base, head, recorded }: AskedCommits): NamedTip | undefined {
  const { reading } = event
  const isGiven = recorded === undefined && readBase(base).kind === 'revision'
  if (isGiven || readRevision('head', head).kind !== 'auto' || reading.kind !== 'deployed') return undefined
  if (reading.tip === undefined || reading.head?.kind !== 'sha') return undefined
  return { ref: reading.tip, sha: reading.head.sha }
}

type ReadBase =
  | Extract<EventBase, { kind: 'revision' | 'recorded' | 'last-success' | 'none' }>
  | { readonly kind: 'auto' | 'last-invalidation' }

function readRecorded([last, ...since]: readonly [string, ...string[]]): ReadBase {
  const toSha = (sha: string): Sha => ({ kind: 'sha', sha })
  return { kind: 'recorded', commits: [toSha(last), ...since.map(toSha)] }
}

function readBase(value: string): ReadBase {
  const text = value.trim()
  if (text === 'event') return { kind: 'auto' }
  if (text === 'last-success' || text === 'last-invalidation') return { kind: text }
  const read = readRevision('base', value)
  if (read.kind === 'auto') return read
  return read.kind === 'unknown' ? { kind: 'none', reason: read.reason } : { kind: 'revision', revision: read }
}

function readRevision(
  input: 'base' | 'head',
  value: string,
): Revision | { readonly kind: 'auto' } | { readonly kind: 'unknown'; readonly reason: string } {
  const text = value.trim()
  if (text === '' || text === 'auto') return { kind: 'auto' }
  const sha = readSha(text)
  if (sha !== undefined) return sha
  // Git would read "-" as an option, and takes one revision per line.
  if (text.startsWith('-') || /\p{Cc}/u.test(text)) {
    return {
      kind: 'unknown',
      reason: `Input \`${input}\` is ${JSON.stringify(text)}, which names no commit. Give \`auto\`, a branch, a tag or a SHA.`,
    }
  }
  return { kind: 'ref', ref: text }
}
