import { readSha } from '../repository/revision.ts'
import type { EventBase, EventReading } from './event.ts'
import { fieldOf, textOf, type RawEvent } from './payload.ts'

/**
 * Deploys its tag's commit in place of the previously published release.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#release
 */
export function readRelease({ payload, sha }: RawEvent): EventReading {
  const tag = textOf(payload, 'release', 'tag_name')
  const named = tag === undefined ? undefined : ({ kind: 'ref', ref: `refs/tags/${tag}` } as const)
  return { kind: 'deployed', head: readSha(sha) ?? named, base: readPrevious(payload, tag) }
}

function readPrevious(payload: unknown, tag: string | undefined): EventBase {
  const action = textOf(payload, 'action') ?? ''
  const publishedAt = Date.parse(textOf(payload, 'release', 'published_at') ?? '')
  if (['deleted', 'unpublished'].includes(action)) {
    return {
      kind: 'none',
      reason: `The release ${JSON.stringify(tag ?? '')} was ${action}: it is unknown what is served instead. Give \`base:\` and \`head:\`.`,
    }
  }
  if (tag === undefined || Number.isNaN(publishedAt)) {
    return { kind: 'none', reason: 'The release has no tag, or no date of publication. Give `base:`, a ref or SHA.' }
  }
  const prerelease = fieldOf(payload, 'release', 'prerelease') === true
  return { kind: 'previous-release', release: { tag, publishedAt, prerelease } }
}
