import { createHash } from 'node:crypto'
import { countedList, type ListShape, type Shape, type StructureShape } from '../../cloudfront/config-shape.ts'
import { isStructure, listOf, type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'
import { findIdleMembers } from './choices.ts'
import { findDefault } from './defaults.ts'
import { foldCase, identifyItem, isOrdered } from '../../cloudfront/config-identities.ts'
import { withOneCertificate } from './viewer-certificate.ts'

const DIGITS = 16

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS)
}

/**
 * Returns sixteen hexadecimal digits. They do not depend on the order of members and sets, on values that CloudFront
 * repeats, on CallerReference, and on members with their only default.
 */
export function digestConfiguration(value: ConfigStructure, shape: StructureShape): string {
  const text = JSON.stringify(reduceStructure(withOneCertificate(value), shape))
  return digest(text)
}

/** Returns a digest for each member of DistributionConfig that does not have its default. */
export function digestMembers(value: ConfigStructure, shape: StructureShape): ReadonlyMap<string, string> {
  const reduced = reduceStructure(withOneCertificate(value), shape)
  return new Map(Object.entries(reduced).map(([name, part]) => [name, digest(JSON.stringify(part))]))
}

function reduceStructure(structure: ConfigStructure, shape: StructureShape): ConfigStructure {
  const idle = findIdleMembers(shape.name, structure, structure)
  const isSaid = (name: string) => !idle.has(name) && name !== 'CallerReference'
  const members = [...shape.members].flatMap(([name, member]): readonly (readonly [string, ConfigValue])[] => {
    const value = structure[name]
    if (value === undefined || !isSaid(name) || (name === 'Quantity' && countedList(shape) !== undefined)) return []
    const reduced = reduce(value, member.shape, shape.name, name)
    return isDefault(reduced, name, { structure, owner: shape, member: member.shape }) ? [] : [[name, reduced]]
  })
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)))
}

function reduce(value: ConfigValue, shape: Shape, owner: string, member: string): ConfigValue {
  if (shape.kind === 'structure' && isStructure(value)) return reduceStructure(value, shape)
  if (shape.kind === 'list') return reduceList(listOf(value), shape, owner)
  return foldCase(value, `${owner}.${member}`)
}

/** Sets are sorted by their keys. */
function reduceList(items: readonly ConfigValue[], shape: ListShape, owner: string): readonly ConfigValue[] {
  const named = items.map((item) => ({
    name: identifyItem(item, shape, owner),
    value: reduce(item, shape.item, owner, 'Items'),
  }))
  const inOrder = isOrdered(shape) ? named : named.sort(({ name: one }, { name: other }) => (one < other ? -1 : 1))
  return inOrder.map(({ value }) => value)
}

type Owner = { readonly structure: ConfigStructure; readonly owner: StructureShape; readonly member: Shape }

function isDefault(reduced: ConfigValue, name: string, { structure, owner, member }: Owner): boolean {
  // If the default is true, false is not the default.
  if (reduced !== false && isEmpty(reduced)) return true
  const standard = findDefault(owner.name, name, member, structure)
  if (standard?.value === undefined || standard.others.length > 0) return false
  return JSON.stringify(reduced) === JSON.stringify(reduce(standard.value, member, owner.name, name))
}
