import { countedList, type Shape, type StructureShape } from '../../cloudfront/config-shape.ts'
import { isStructure, listOf, type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'
import { isChoice } from './choices.ts'
import { compareList } from './compare-list.ts'
import {
  describeChange,
  type CompareStructures,
  type Compared,
  type MemberOf,
  type Location,
  type Structures,
} from './comparison.ts'
import { findDefault, type Default } from './defaults.ts'
import { isSameScalar } from '../../cloudfront/config-identities.ts'

type Tools = { readonly location: Location; readonly compareStructures: CompareStructures }

/** Returns a member that the file does not give to its default. `held` is CloudFront's value. */
export function resetMember(
  stored: ConfigValue,
  { name, member: { shape } }: MemberOf,
  { wanted, shape: owner }: Structures,
  { location, compareStructures }: Tools,
): Compared {
  if (isChoice(name)) return removeStructure(stored, shape, location)
  const standard = findDefault(owner.name, name, shape, wanted)
  if (isEmpty(stored) || standard === undefined) return keep(stored)
  if (shape.kind === 'structure' && isStructure(stored))
    return resetStructure(stored, standard, shape, { location, compareStructures })
  if (shape.kind === 'list')
    return compareList(
      { wanted: [], live: listOf(stored), shape, owner: owner.name, isReset: true, compareStructures },
      location,
    )
  const { value, others, isSent } = standard
  const isStandard = [value, ...others].some((one) => one !== undefined && isSameScalar(stored, one, owner.name, name))
  if (isStandard) return { changes: [], value: isSent ? stored : undefined }
  return {
    changes: [describeChange(location, shape, { before: stored, after: value, isReset: true })],
    value: isSent ? value : undefined,
  }
}

function keep(stored: ConfigValue): Compared {
  return { changes: [], value: stored }
}

/** Removes a structure whose presence is a choice. */
function removeStructure(stored: ConfigValue, shape: Shape, location: Location): Compared {
  const removed = describeChange(location, shape, { before: stored, after: undefined, isReset: true })
  return { changes: isEmpty(stored) ? [] : [removed], value: undefined }
}

function resetStructure(
  stored: ConfigStructure,
  standard: Default,
  shape: StructureShape,
  { location, compareStructures }: Tools,
): Compared {
  const compare = (wanted: ConfigStructure) => compareStructures({ wanted, live: stored, shape }, location)
  const { changes, value } = compare(isStructure(standard.value) ? standard.value : {})
  const others = standard.others.filter(isStructure).map(compare)
  if ([changes, ...others.map((other) => other.changes)].some(({ length }) => length === 0)) return keep(stored)
  const reset = describeChange(location, shape, { before: stored, after: standard.value, isReset: true })
  return {
    changes: isPlainList(shape) ? changes.map((change) => ({ ...change, isReset: true })) : [reset],
    value: lacksMembers(value, shape) ? undefined : value,
  }
}

function isPlainList(shape: StructureShape): boolean {
  return countedList(shape) !== undefined && shape.members.size === 2
}

/** The update leaves out a structure without its required members. */
function lacksMembers(value: ConfigStructure, shape: StructureShape): boolean {
  return [...shape.members].some(([name, { isRequired }]) => isRequired && value[name] === undefined)
}
