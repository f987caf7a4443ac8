import { isZeroSha, readSha } from '../repository/revision.ts'
import type { EventReading } from './event.ts'
import { fieldOf, textOf, type RawEvent } from './payload.ts'

const TAGS = 'refs/tags/'

/**
 * Deploys `after` in place of `before`. For a new branch, the base is unknown; for a tag, it is the previous tag.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
 */
export function readPush({ payload, sha }: RawEvent): EventReading {
  const ref = textOf(payload, 'ref')
  const name = ref === undefined ? 'its ref' : JSON.stringify(ref)
  const before = fieldOf(payload, 'before')
  const after = fieldOf(payload, 'after')
  if (fieldOf(payload, 'deleted') === true || isZeroSha(after)) {
    return { kind: 'nothing', reason: `This push deleted ${name}: there is nothing to purge.` }
  }
  const tag = ref?.startsWith(TAGS) === true ? ref.slice(TAGS.length) : undefined
  // For an annotated tag, `after` is the tag object, which GitHub cannot compare.
  const head =
    (tag === undefined ? undefined : readSha(fieldOf(payload, 'head_commit', 'id'))) ?? readSha(after) ?? readSha(sha)
  const pushed = { kind: 'deployed', head, ...(ref !== undefined && { tip: ref }) } as const

  const base = readSha(before)
  if (base !== undefined) return { ...pushed, base: { kind: 'revision', revision: base } }
  if (tag !== undefined && isZeroSha(before)) return { kind: 'deployed', head, base: { kind: 'previous-tag', tag } }
  const reason = isZeroSha(before)
    ? `This push created ${name}, so it has no earlier commit to compare with. Give \`base:\`, a ref or SHA.`
    : 'The payload of this push has no usable `before`, the SHA to compare with. Give `base:`, a ref or SHA.'
  return { ...pushed, base: { kind: 'none', reason } }
}
