import { readPush } from './push-event.ts'
import { readSha, type Revision } from './revision.ts'
import type { EventCommits, TriggerEvent } from './trigger-event.ts'

/** Which two commits are compared; or that nothing was deployed; or why the two are not known. */
export type Comparison =
  | { readonly kind: 'compare'; readonly base: Revision; readonly head: Revision }
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }

/**
 * Chooses the commits to compare. `base` and `head` are the inputs of these names: empty or `auto` for what the event says, or a
 * ref or SHA, which goes before the event.
 */
export function chooseComparison(asked: {
  readonly event: TriggerEvent
  readonly base: string
  readonly head: string
}): Comparison {
  const base = readRevision('base', asked.base)
  const head = readRevision('head', asked.head)
  if (base.kind === 'unknown') return base
  if (head.kind === 'unknown') return head
  if (base.kind !== 'auto' && head.kind !== 'auto') return { kind: 'compare', base, head }

  const { event } = asked
  const found = readEvent(event)
  if (found.kind === 'nothing') return found
  const chosenHead = head.kind === 'auto' ? found.head : head
  if (chosenHead === undefined) {
    return {
      kind: 'unknown',
      reason: `The commit of this ${JSON.stringify(event.name)} event is not known: GITHUB_SHA is ${JSON.stringify(event.sha)}. Give \`head:\`.`,
    }
  }
  if (base.kind !== 'auto') return { kind: 'compare', base, head: chosenHead }
  if (found.kind === 'no-base') return { kind: 'unknown', reason: found.reason }
  return { kind: 'compare', base: found.base, head: chosenHead }
}

function readEvent(event: TriggerEvent): EventCommits {
  if (event.name === 'push') return readPush(event)
  return {
    kind: 'no-base',
    head: readSha(event.sha),
    reason:
      `The event ${JSON.stringify(event.name)} does not say what was deployed before it. ` +
      'Give `base:`, a ref or SHA to compare with, or the changed files themselves in `files:` or `files-from:`.',
  }
}

function readRevision(
  input: 'base' | 'head',
  value: string,
): Revision | { readonly kind: 'auto' } | { readonly kind: 'unknown'; readonly reason: string } {
  const text = value.trim()
  if (text === '' || text === 'auto') return { kind: 'auto' }
  const sha = readSha(text)
  if (sha !== undefined) return sha
  // Git takes what starts with "-" for an option, and reads the revisions that it is asked for a line each.
  if (text.startsWith('-') || /\p{Cc}/u.test(text)) {
    return {
      kind: 'unknown',
      reason: `Input \`${input}\` is ${JSON.stringify(text)}, which names no commit. Give \`auto\`, a branch, a tag or a SHA.`,
    }
  }
  return { kind: 'ref', ref: text }
}
