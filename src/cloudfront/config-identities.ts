import type { ListShape } from './config-shape.ts'
import { isStructure, type ConfigValue } from './config-value.ts'

/** The unique member of a list's items, by the API's name of their type. */
const NAMING_MEMBERS: ReadonlyMap<string, string> = new Map([
  ['CacheBehavior', 'PathPattern'],
  ['CustomErrorResponse', 'ErrorCode'],
  ['FunctionAssociation', 'EventType'],
  ['LambdaFunctionAssociation', 'EventType'],
  ['Origin', 'Id'],
  ['OriginCustomHeader', 'HeaderName'],
  ['OriginGroup', 'Id'],
  ['OriginGroupMember', 'OriginId'],
  ['ParameterDefinition', 'Name'],
])

/** Behaviors are tried in order; an origin group's first member is its primary. */
const ORDERED: ReadonlySet<string> = new Set(['CacheBehavior', 'OriginGroupMember'])

/** DNS names (RFC 4343) and HTTP header names (RFC 9110, section 5.1) have no case. */
const CASELESS: ReadonlySet<string> = new Set([
  'Aliases.Items',
  'CacheTagConfig.HeaderName',
  'Headers.Items',
  'Origin.DomainName',
  'OriginCustomHeader.HeaderName',
])

export function namingMember({ item }: ListShape): string | undefined {
  return item.kind === 'structure' ? NAMING_MEMBERS.get(item.name) : undefined
}

export function isOrdered({ item }: ListShape): boolean {
  return item.kind === 'structure' && ORDERED.has(item.name)
}

/** As the file or the service writes it: `www.example.com`, `/api/*`, `404`. */
export function nameItem(item: ConfigValue, shape: ListShape): string {
  const member = namingMember(shape)
  const name = member !== undefined && isStructure(item) ? item[member] : item
  return typeof name === 'object' || name === undefined ? JSON.stringify(item) : String(name)
}

/** `owner` is the API's name of the structure with the list. */
export function identifyItem(item: ConfigValue, shape: ListShape, owner: string): string {
  const name = nameItem(item, shape)
  const member = namingMember(shape)
  const { item: itemShape } = shape
  const place =
    member !== undefined && itemShape.kind === 'structure' ? `${itemShape.name}.${member}` : `${owner}.Items`
  return foldCase(name, place)
}

export function isSameScalar(one: ConfigValue, other: ConfigValue, owner: string, member: string): boolean {
  const place = `${owner}.${member}`
  return foldCase(one, place) === foldCase(other, place)
}

/** `place` is `structure.member` in the API's names. */
export function foldCase<Value extends ConfigValue>(value: Value, place: string): Value | string {
  return typeof value === 'string' && CASELESS.has(place) ? value.toLowerCase() : value
}
