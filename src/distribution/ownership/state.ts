/**
 * A tag has digests of the file and of the configuration after the last deploy. They show who changed something since,
 * and which differences exist only because CloudFront writes a value differently.
 */
import type { Tags } from '../../cloudfront/distributions.ts'
import { shortDigest } from '../../digest.ts'
import { RESERVED_PREFIX, withoutReserved } from './tags.ts'

export type ChangeCause = 'file' | 'outside' | 'both'

export type DeployedState = {
  readonly file: string
  readonly live: string
  readonly members: MemberDigests
}

export type MemberDigests = {
  readonly file: ReadonlyMap<string, string>
  readonly live: ReadonlyMap<string, string>
}

const STATE = `${RESERVED_PREFIX}state`

/** For each member, three characters of the digests of its name, the file's value and CloudFront's value. */
const MEMBERS = `${RESERVED_PREFIX}members`
const WIDTH = 3
/** More do not fit into a tag. */
const MOST_MEMBERS = 28
const ABSENT = '---'

export function stateTag({ file, live, members }: DeployedState): Tags {
  return new Map([
    [STATE, `${file}/${live}`],
    [MEMBERS, formatMembers(members)],
  ])
}

function formatMembers({ file, live }: MemberDigests): string {
  const names = [...new Set([...file.keys(), ...live.keys()])].sort().slice(0, MOST_MEMBERS)
  const cut = (digest: string | undefined) => digest?.slice(0, WIDTH) ?? ABSENT
  return names.map((name) => `${cut(shortDigest(name))}${cut(file.get(name))}${cut(live.get(name))}`).join('')
}

/** Returns undefined if nothing changed, or if the member did not fit into the tag. */
export function whoChanged(member: string, now: MemberDigests, tags: Tags): ChangeCause | undefined {
  const recorded = tags.get(MEMBERS)?.match(/.{9}/g) ?? []
  const key = shortDigest(member).slice(0, WIDTH)
  const found = recorded.find((entry) => entry.startsWith(key))
  // A full tag may have left out the member.
  if (found === undefined && (recorded.length === 0 || recorded.length >= MOST_MEMBERS)) return undefined
  const [file, live] = found === undefined ? [ABSENT, ABSENT] : [found.slice(WIDTH, 2 * WIDTH), found.slice(2 * WIDTH)]
  const isFile = (now.file.get(member)?.slice(0, WIDTH) ?? ABSENT) !== file
  const isLive = (now.live.get(member)?.slice(0, WIDTH) ?? ABSENT) !== live
  if (isFile) return isLive ? 'both' : 'file'
  return isLive ? 'outside' : undefined
}

export function readState(tags: Tags): Omit<DeployedState, 'members'> | undefined {
  const found = /^(?<file>\w+)\/(?<live>\w+)$/.exec(tags.get(STATE) ?? '')?.groups
  return found && { file: found['file'] ?? '', live: found['live'] ?? '' }
}

export function isSameState(a: Omit<DeployedState, 'members'>, b: Omit<DeployedState, 'members'> | undefined): boolean {
  return a.file === b?.file && a.live === b.live
}

/** The digests of the file's tag keys. A tag has room for 50 of them. */
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

/** With this state, the next deploy purges even if it updates nothing. */
export const UNFINISHED: DeployedState = {
  file: 'unfinished',
  live: 'unfinished',
  members: { file: new Map(), live: new Map() },
}
