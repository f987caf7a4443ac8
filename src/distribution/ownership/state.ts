/**
 * Digests that the last deploy left in a tag. They tell whether the file or somebody else changed something since, and
 * which differences are only CloudFront's notation.
 */
import type { Tags } from '../../cloudfront/distributions.ts'
import { RESERVED_PREFIX } from './tags.ts'

export type DeployedState = {
  readonly file: string
  readonly live: string
}

const STATE = `${RESERVED_PREFIX}state`

export function stateTag({ file, live }: DeployedState): Tags {
  return new Map([[STATE, `${file}/${live}`]])
}

export function readState(tags: Tags): DeployedState | undefined {
  const found = /^(?<file>\w+)\/(?<live>\w+)$/.exec(tags.get(STATE) ?? '')?.groups
  return found && { file: found['file'] ?? '', live: found['live'] ?? '' }
}

export function isSameState(a: DeployedState, b: DeployedState | undefined): boolean {
  return a.file === b?.file && a.live === b.live
}
