import { countedList } from '../../cloudfront/config-shape.ts'
import {
  isStructure,
  listOf,
  type ConfigStructure,
  type ConfigValue,
  countItems,
  isEmpty,
} from '../../cloudfront/config-value.ts'
import { findIdleMembers, isChoice } from './choices.ts'
import { compareList } from './compare-list.ts'
import {
  describeChange,
  enterMember,
  type Compared,
  type MemberOf,
  type Location,
  type Structures,
} from './comparison.ts'
import { findDefault } from './defaults.ts'
import { isSameScalar } from '../../cloudfront/config-identities.ts'
import { isRequiredInUpdate } from './required-in-update.ts'
import { resetMember } from './reset-member.ts'

/** The update keeps members of `live` that the shape does not have. */
export function compareStructures(structures: Structures, location: Location): Compared<ConfigStructure> {
  const { wanted, live, shape } = structures
  const idle = findIdleMembers(shape.name, wanted, live)
  const isCounted = countedList(shape) !== undefined
  const compared = [...shape.members]
    .filter(([name]) => !(isCounted && name === 'Quantity'))
    .map(([name, member]) => {
      const entered = enterMember(location, shape.name, name)
      const place = isCounted && name === 'Items' ? location : entered
      const at = { name, member, isIdle: idle.has(name) }
      return { name, ...compareMember(at, structures, place) }
    })
  const members = new Map(Object.entries(live ?? {}))
  for (const { name, value } of compared) {
    if (value === undefined) members.delete(name)
    else members.set(name, value)
  }
  return {
    changes: compared.flatMap(({ changes }) => changes),
    value: isCounted ? countItems(members) : Object.fromEntries(members),
  }
}

function compareMember(at: MemberOf, structures: Structures, location: Location): Compared {
  const { name, member, isIdle } = at
  const { wanted, live, shape } = structures
  const given = wanted[name]
  const stored = live?.[name]
  if (isReference(shape.name, name)) return { changes: [], value: stored }
  if (isIdle) {
    const standard = findDefault(shape.name, name, member.shape, wanted)
    return { changes: [], value: standard?.isSent === true ? standard.value : undefined }
  }
  if (given !== undefined) return compareGiven(given, at, structures, location)
  if (stored !== undefined) return resetMember(stored, at, structures, { location, compareStructures })
  return { changes: [], value: complete(at, structures, location) }
}

function compareGiven(given: ConfigValue, at: MemberOf, structures: Structures, location: Location): Compared {
  const { name, member } = at
  const { live, wanted, shape: owner } = structures
  const stored = live?.[name]
  const standard = findDefault(owner.name, name, member.shape, wanted)
  // Emulators may leave out a member with its default. We assume this only if there is one possible default.
  const has = stored ?? (standard?.others.length === 0 ? standard.value : undefined)
  if (member.shape.kind === 'list') {
    const lists = { wanted: listOf(given), live: listOf(stored), shape: member.shape, owner: owner.name }
    return compareList({ ...lists, isReset: false, compareStructures }, location)
  }
  if (member.shape.kind === 'structure' && isStructure(given)) {
    const sides = { wanted: given, live: isStructure(has) ? has : undefined, shape: member.shape }
    const compared = compareStructures(sides, location)
    if (stored !== undefined || !isChoice(name) || isEmpty(given)) return compared
    const added = describeChange(location, member.shape, { before: undefined, after: given, isReset: false })
    return { changes: [added], value: compared.value }
  }
  const isSame = has === undefined ? isEmpty(given) : isSameScalar(given, has, owner.name, name)
  if (isSame) return { changes: [], value: stored ?? given }
  return {
    changes: [describeChange(location, member.shape, { before: stored, after: given, isReset: false })],
    value: given,
  }
}

function complete(
  { name, member }: MemberOf,
  { wanted, shape }: Structures,
  location: Location,
): ConfigValue | undefined {
  if (!isRequiredInUpdate(shape.name, name, location.isMultiTenant)) return undefined
  const standard = findDefault(shape.name, name, member.shape, wanted)
  if (standard?.isSent !== true) return undefined
  return standard.value ?? countItems(new Map())
}

function isReference(owner: string, member: string): boolean {
  return owner === 'DistributionConfig' && member === 'CallerReference'
}
