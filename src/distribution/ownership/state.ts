/**
 * What the last deploy left behind, as digests in a tag: enough to tell whether the file or somebody else changed something since,
 * and to leave alone what CloudFront only words otherwise than the file.
 */
import type { Tags } from '../../cloudfront/distributions.ts'
import { RESERVED_PREFIX } from './tags.ts'

export type DeployedState = {
  /** The digest of what the file said. */
  readonly file: string
  /** The digest of what CloudFront held afterwards. */
  readonly live: string
}

const STATE = `${RESERVED_PREFIX}state`

/** `FILE/LIVE` */
export function stateTag({ file, live }: DeployedState): Tags {
  return new Map([[STATE, `${file}/${live}`]])
}

/** Undefined if no deploy has come to its end yet, or if the tag is none of ours. */
export function readState(tags: Tags): DeployedState | undefined {
  const found = /^(?<file>\w+)\/(?<live>\w+)$/.exec(tags.get(STATE) ?? '')?.groups
  return found && { file: found['file'] ?? '', live: found['live'] ?? '' }
}

export function isSameState(a: DeployedState, b: DeployedState | undefined): boolean {
  return a.file === b?.file && a.live === b.live
}
