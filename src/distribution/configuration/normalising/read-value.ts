import type { ConfigMap, ConfigNode, ConfigEntry } from '../reading/document.ts'
import type { ListShape, Shape, StructureShape } from '../../../cloudfront/config-shape.ts'
import type { ConfigPath, ConfigValue, ConfigStructure } from '../../../cloudfront/config-value.ts'
import { readScalar } from './read-scalar.ts'
import { refuseIfStrict, refuse, refuseUnresolved, type Reading } from './reading.ts'
import { shorten } from '../reading/wording.ts'
import type { Place } from '../../../faults.ts'
import type { ResolvedNode } from '../template/call.ts'
import { fillInQuantity, fillIn, reportMissingMembers } from './complete-structure.ts'
import { adviseOnMember } from './unknown-member.ts'

/** Reports every mistake. Returns undefined if the value cannot be used. */
export function readValue(shape: Shape, node: ConfigNode, path: ConfigPath, reading: Reading): ConfigValue | undefined {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, node, path, reading)
    case 'list':
      return readList(shape, node, path, reading)
    case 'text':
    case 'integer':
    case 'boolean':
      reading.setPlace(path, node.at)
      if (node.kind === 'scalar') return readScalar(shape, node, path, reading)
      refuse(reading, path, node.at, `a single value is expected, not ${describeKind(node)}`)
      return undefined
  }
}

function readList(shape: ListShape, node: ConfigNode, path: ConfigPath, reading: Reading) {
  reading.setPlace(path, node.at)
  const nodes = listItems(shape, node, path, reading)
  // An empty text instead of an unusable item keeps the indexes of the others right.
  return nodes?.map((item, index) => readItem(shape, item, [...path, index], reading) ?? '')
}

function readItem(shape: ListShape, node: ConfigNode, path: ConfigPath, reading: Reading): ConfigValue | undefined {
  const resolved = reading.resolve(node)
  if (resolved.kind === 'node') return readValue(shape.item, resolved.node, path, reading)
  refuseUnresolved(reading, path, node.at, resolved, 'the item is empty')
  return undefined
}

function listItems(
  shape: ListShape,
  node: ConfigNode,
  path: ConfigPath,
  reading: Reading,
): readonly ConfigNode[] | undefined {
  if (node.kind === 'list') return node.items.filter((item) => !isLeftOut(item, reading))
  if (reading.dialect.isEmpty(node)) return []
  const content = node.kind === 'map' ? reading.dialect.itemsOf(shape, node) : undefined
  if (content === undefined) {
    refuse(reading, path, node.at, `a list is expected, not ${describeKind(node)}`)
    return undefined
  }
  for (const { key, keyAt } of content.unnamed) {
    const text = `an item is written <${shape.itemName}>, not <${shorten(key)}>`
    refuseIfStrict(reading, path, keyAt, text, 'it is left out')
  }
  return content.items
}

/** CloudFormation leaves out items with AWS::NoValue, but not null. */
function isLeftOut(node: ConfigNode, { resolve }: Reading): boolean {
  return resolve(node).kind === 'absent' && !(node.kind === 'scalar' && node.value === null)
}

/** Does not name the value, which may be a secret. */
function describeKind(node: ConfigNode): string {
  if (node.kind === 'list') return 'a list'
  if (node.kind === 'map') return describeKeys(node)
  return typeof node.value === 'string' ? 'text' : `a ${typeof node.value}`
}

function describeKeys({ entries }: ConfigMap): string {
  const [first] = entries
  return first === undefined ? 'an empty mapping' : `a mapping with the key ${shorten(first.key)}`
}

/** CloudFront refuses these members in requests. */
const ECHOES = new Set(['ViewerCertificate.Certificate', 'ViewerCertificate.CertificateSource'])

/** CloudFront refuses these members if they are empty, as in skeletons of the AWS CLI. */
const ABSENT_IF_EMPTY = new Set(['ViewerCertificate.ACMCertificateArn', 'ViewerCertificate.IAMCertificateId'])

function isSkipped(place: string, resolved: ResolvedNode): boolean {
  if (ECHOES.has(place)) return true
  if (resolved.kind !== 'node' || !ABSENT_IF_EMPTY.has(place)) return false
  return resolved.node.kind === 'scalar' && resolved.node.value === ''
}

/** Accepts a list for a structure with Items. */
export function readStructure(
  shape: StructureShape,
  node: ConfigNode,
  path: ConfigPath,
  reading: Reading,
): ConfigStructure | undefined {
  reading.setPlace(path, node.at)
  const entries = entriesOf(shape, node, reading)
  if (entries === undefined) {
    const expected = hasItems(shape) ? 'a list or a mapping' : 'a mapping'
    refuse(reading, path, node.at, `${expected} is expected, not ${describeKind(node)}`)
    return undefined
  }
  const members = readMembers(shape, entries, path, reading)
  const counted = fillInQuantity(shape, members, path, reading)
  const values = new Map([...counted, ...fillIn(shape, counted, members.given)])
  reportMissingMembers(shape, { values, given: members.given }, path, node.at, reading)
  const added = [...values].filter(([name]) => !members.given.has(name))
  for (const [name, value] of added) setPlaces(value, [...path, name], node.at, reading)
  return Object.fromEntries(values)
}

function entriesOf(shape: StructureShape, node: ConfigNode, { dialect }: Reading): readonly ConfigEntry[] | undefined {
  if (node.kind === 'map') return dialect.entriesOf(shape, node)
  if (node.kind === 'list' && hasItems(shape)) return [{ key: 'Items', keyAt: node.at, value: node }]
  return dialect.isEmpty(node) ? [] : undefined
}

function hasItems(shape: StructureShape): boolean {
  return shape.members.get('Items')?.shape.kind === 'list'
}

type Members = {
  readonly values: ReadonlyMap<string, ConfigValue>
  readonly given: ReadonlySet<string>
  readonly quantityAt: Place | undefined
}

function readMembers(
  shape: StructureShape,
  entries: readonly ConfigEntry[],
  path: ConfigPath,
  reading: Reading,
): Members {
  const values = new Map<string, ConfigValue>()
  const given = new Set<string>()
  let quantityAt: Place | undefined
  for (const { key, keyAt, value } of entries) {
    const member = shape.members.get(key)
    const memberPath = [...path, shorten(key)]
    if (member === undefined) {
      const text = `unknown member here; ${adviseOnMember(key, shape, reading)}`
      refuseIfStrict(reading, memberPath, keyAt, text, 'it is left out')
      continue
    }
    const resolved = reading.resolve(value)
    if (resolved.kind === 'absent' || isSkipped(`${shape.name}.${key}`, resolved)) continue
    if (given.has(key)) {
      refuse(reading, memberPath, keyAt, 'it is given more than once; write it once')
      continue
    }
    given.add(key)
    if (resolved.kind === 'refused') {
      refuseUnresolved(reading, memberPath, value.at, resolved, 'it is empty')
      continue
    }
    if (key === 'Quantity') quantityAt = resolved.node.at
    const read = readValue(member.shape, resolved.node, memberPath, reading)
    if (read !== undefined) values.set(key, read)
  }
  return { values, given, quantityAt }
}

/** Values that we fill in get the place of their parent structure. */
function setPlaces(value: ConfigValue, path: ConfigPath, at: Place, reading: Reading): void {
  reading.setPlace(path, at)
  if (typeof value !== 'object') return
  for (const [name, below] of Object.entries(value)) setPlaces(below, [...path, name], at, reading)
}
