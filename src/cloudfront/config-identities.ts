/** What makes two items of a list the same one, and whether the list's order means something. */
import type { ListShape } from './config-shape.ts'
import { isStructure, type ConfigValue } from './config-value.ts'

/** The member that no two items of a list share, by the API's name of the item's type. */
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

/** Cache behaviors are tried one after the other, and an origin group's first member is its primary. All else is a set. */
const ORDERED: ReadonlySet<string> = new Set(['CacheBehavior', 'OriginGroupMember'])

/** Names of the DNS (RFC 4343) and of HTTP headers (RFC 9110, section 5.1), which have no case. */
const CASELESS: ReadonlySet<string> = new Set([
  'Aliases.Items',
  'CacheTagConfig.HeaderName',
  'Headers.Items',
  'Origin.DomainName',
  'OriginCustomHeader.HeaderName',
])

/** The member by which the items of a list are told apart; undefined where they are told apart by all that they are. */
export function namingMember({ item }: ListShape): string | undefined {
  return item.kind === 'structure' ? NAMING_MEMBERS.get(item.name) : undefined
}

export function isOrdered({ item }: ListShape): boolean {
  return item.kind === 'structure' && ORDERED.has(item.name)
}

/** An item's name as the file or the service writes it: `www.example.com`, `/api/*`, `404`. */
export function nameItem(item: ConfigValue, shape: ListShape): string {
  const member = namingMember(shape)
  const name = member !== undefined && isStructure(item) ? item[member] : item
  return typeof name === 'object' || name === undefined ? JSON.stringify(item) : String(name)
}

/** What the names of two items have in common if they are the same item. `owner` is the API's name of the structure that lists them. */
export function identifyItem(item: ConfigValue, shape: ListShape, owner: string): string {
  const name = nameItem(item, shape)
  const member = namingMember(shape)
  const { item: itemShape } = shape
  const place =
    member !== undefined && itemShape.kind === 'structure' ? `${itemShape.name}.${member}` : `${owner}.Items`
  return foldCase(name, place)
}

/** Whether two texts, numbers or booleans mean the same as the `member` of a structure that the API calls `owner`. */
export function isSameScalar(one: ConfigValue, other: ConfigValue, owner: string, member: string): boolean {
  const place = `${owner}.${member}`
  return foldCase(one, place) === foldCase(other, place)
}

/** A name without its case, where names have none. `place` is `structure.member` in the API's names. */
export function foldCase<Value extends ConfigValue>(value: Value, place: string): Value | string {
  return typeof value === 'string' && CASELESS.has(place) ? value.toLowerCase() : value
}
