/**
 * Digests of the last deploy, in a tag. They tell whether the file or somebody else changed something, and which
 * differences are only CloudFront's notation.
 */
import type { Tags } from '../../cloudfront/distributions.ts'
import { shortDigest } from '../../digest.ts'
import { RESERVED_PREFIX, withoutReserved } from './tags.ts'

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

/** The keys of the file's tags, as digests of five digits, of which 50 fit into one tag. */
const FILE_TAGS = `${RESERVED_PREFIX}file-tags`
const KEY_DIGITS = 5

export function fileTagsTag(given: Tags, live: Tags): Tags {
  const keys = [...withoutReserved(given).keys()].map(digestKey).sort()
  return new Map(keys.length === 0 && !live.has(FILE_TAGS) ? [] : [[FILE_TAGS, keys.join('')]])
}

export function fileTagKeys(live: Tags): readonly string[] {
  const recorded = new Set(live.get(FILE_TAGS)?.match(/[0-9a-f]{5}/g))
  return [...withoutReserved(live).keys()].filter((key) => !key.startsWith('aws:') && recorded.has(digestKey(key)))
}

function digestKey(key: string): string {
  return shortDigest(key).slice(0, KEY_DIGITS)
}

/** After this state, a deploy without an update still purges. */
export const UNFINISHED: DeployedState = { file: 'unfinished', live: 'unfinished' }
