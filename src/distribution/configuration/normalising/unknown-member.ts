import type { Shape, StructureShape } from '../../../cloudfront/config-shape.ts'
import { isLegacyOrigin, nameInApi } from './cloudformation-dialect.ts'
import type { Dialect } from './dialect.ts'
import { findNearestName } from '../../../nearest-name.ts'
import { listAll, listChoices } from '../reading/wording.ts'
import { WRAPPERS } from './unwrap.ts'

const AROUND: readonly string[] = [...WRAPPERS, 'Tags', 'ETag']
const MAX_HOMES = 3

export type MemberPaths = ReadonlyMap<string, readonly string[]>

export function findHomes(shape: StructureShape): MemberPaths {
  const pathsByMember = new Map<string, string[]>()
  for (const [name, home] of membersOf(shape, '')) pathsByMember.set(name, [...(pathsByMember.get(name) ?? []), home])
  return pathsByMember
}

export function adviseOnMember(
  key: string,
  shape: StructureShape,
  { pathsByMember, dialect }: { readonly pathsByMember: MemberPaths; readonly dialect: Dialect },
): string {
  const members = [...shape.members.keys()]
  const meant = members.find((name) => name.toLowerCase() === key.toLowerCase()) ?? nameInApi(shape.name, key)
  if (meant !== undefined) return `did you mean ${dialect.nameOf(shape, meant)}?`
  if (isLegacyOrigin(shape.name, key)) return 'write it as an item of Origins, with an Id that TargetOriginId names'
  if (AROUND.includes(key)) return describeWrapper(key)
  const known = pathsByMember.get(key) ?? []
  const inHere = known.length === 0 ? [] : (findHomes(shape).get(key) ?? [])
  const nearest = inHere.length > 0 ? inHere : known
  if (nearest.length > 0 && nearest.length <= MAX_HOMES) return `it belongs ${listChoices(nearest)}`
  const names = members.map((member) => dialect.nameOf(shape, member))
  const similar = findNearestName(key, names)
  return similar === undefined ? `there may be ${listAll(names)}` : `did you mean ${similar}?`
}

function describeWrapper(key: string): string {
  if (key === 'Tags' || key === 'ETag') {
    return `it belongs beside DistributionConfig: put the rest of the configuration below a key DistributionConfig`
  }
  return 'it belongs around the whole configuration, at the top of the file'
}

/** Yields names and their structures. Items belong to the structure with their Quantity. */
function* membersOf(shape: Shape, path: string): Generator<readonly [string, string]> {
  if (shape.kind === 'list') yield* membersOf(shape.item, `${path.replace(/\.Items$/, '')}[]`)
  if (shape.kind !== 'structure') return
  for (const [name, { shape: below }] of shape.members) {
    yield [name, path === '' ? 'at the top of the configuration' : `in ${path}`]
    yield* membersOf(below, path === '' ? name : `${path}.${name}`)
  }
}
