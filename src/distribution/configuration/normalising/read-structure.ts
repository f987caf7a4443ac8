/** Structures: which members a file gives, in whatever form, and which are to be added. */
import type { Place } from '../../../faults.ts'
import type { ConfigEntry, ConfigNode } from '../document.ts'
import type { StructureShape } from '../../../cloudfront/config-shape.ts'
import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../cloudfront/config-value.ts'
import { countItems } from './count-items.ts'
import { fillIn } from './fill-in.ts'
import { describeKind, readValue } from './read-value.ts'
import { doubt, refuse, type Reading } from './reading.ts'
import { reportMissingMembers } from './required-members.ts'
import { adviseOnMember } from './unknown-member.ts'
import { shorten } from '../wording.ts'

/** What the service tells of a certificate besides what it was given; it is not taken back. */
const ECHOES = new Set(['ViewerCertificate.Certificate', 'ViewerCertificate.CertificateSource'])

/** Reads a structure as `readValue` does. A list stands for the structure that holds it as its Items. */
export function readStructure(
  shape: StructureShape,
  node: ConfigNode,
  path: ConfigPath,
  reading: Reading,
): ConfigStructure | undefined {
  reading.settle(path, node.at)
  const entries = entriesOf(shape, node, reading)
  if (entries === undefined) {
    const expected = hasItems(shape) ? 'a list or a mapping' : 'a mapping'
    refuse(reading, path, node.at, `${expected} is expected, not ${describeKind(node)}`)
    return undefined
  }
  const members = readMembers(shape, entries, path, reading)
  const counted = countItems(shape, members, path, reading)
  const values = new Map([...counted, ...fillIn(shape, counted, members.given)])
  reportMissingMembers(shape, { values, given: members.given }, path, node.at, reading)
  const added = [...values].filter(([name]) => !members.given.has(name))
  for (const [name, value] of added) settleAll(value, [...path, name], node.at, reading)
  return Object.fromEntries(values)
}

/** Undefined if the node is none of what a structure can be written as. */
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
  /** All that stand there, even if their values cannot be used. */
  readonly given: ReadonlySet<string>
  /** Where a number of items is stated. */
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
      const text = `there is no such member here; ${adviseOnMember(key, shape, reading)}`
      doubt(reading, memberPath, keyAt, text, 'it is left out')
      continue
    }
    const resolved = reading.resolve(value)
    if (resolved.kind === 'absent' || ECHOES.has(`${shape.name}.${key}`)) continue
    if (given.has(key)) {
      refuse(reading, memberPath, keyAt, 'it stands there more than once; write it once')
      continue
    }
    given.add(key)
    if (resolved.kind === 'refused') {
      refuse(reading, memberPath, value.at, resolved.reason)
      continue
    }
    if (key === 'Quantity') quantityAt = resolved.node.at
    const read = readValue(member.shape, resolved.node, memberPath, reading)
    if (read !== undefined) values.set(key, read)
  }
  return { values, given, quantityAt }
}

/** What a file does not say itself stands where the structure stands that it was added to. */
function settleAll(value: ConfigValue, path: ConfigPath, at: Place, reading: Reading): void {
  reading.settle(path, at)
  if (typeof value !== 'object') return
  for (const [name, below] of Object.entries(value)) settleAll(below, [...path, name], at, reading)
}
