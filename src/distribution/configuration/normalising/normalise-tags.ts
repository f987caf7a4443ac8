import type { ConfigNode } from '../reading/document.ts'
import type { StructureShape, TextShape } from '../../../cloudfront/config-shape.ts'
import { isStructure, listOf } from '../../../cloudfront/config-value.ts'
import { readValue } from './read-value.ts'
import { refuse, refuseUnresolved, type Reading } from './reading.ts'

const TEXT: TextShape = { kind: 'text', values: undefined, isSecret: false }
const TAG: StructureShape = {
  kind: 'structure',
  name: 'Tag',
  members: new Map([
    ['Key', { shape: TEXT, isRequired: true }],
    ['Value', { shape: TEXT, isRequired: false }],
  ]),
}
/** Tags are not part of DistributionConfig. */
export const TAGS_SHAPE: StructureShape = {
  kind: 'structure',
  name: 'Tags',
  members: new Map([['Items', { shape: { kind: 'list', item: TAG, itemName: 'Tag' }, isRequired: false }]]),
}

const TAGS = ['Tags'] as const

/** Reads `{ Items: [{ Key, Value }] }` or a plain list. A missing Value means an empty one. */
export function normaliseTags(node: ConfigNode | undefined, reading: Reading): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  const resolved = node && reading.resolve(node)
  if (node === undefined || resolved === undefined || resolved.kind === 'absent') return tags
  if (resolved.kind === 'refused') {
    refuseUnresolved(reading, TAGS, node.at, resolved, 'it is empty')
    return tags
  }
  const read = readValue(TAGS_SHAPE, resolved.node, TAGS, reading)
  for (const tag of listOf(isStructure(read) ? read['Items'] : undefined)) {
    const { Key: key, Value: value = '' } = isStructure(tag) ? tag : {}
    if (typeof key !== 'string' || typeof value !== 'string') continue
    if (tags.has(key)) refuse(reading, TAGS, node.at, `the key ${JSON.stringify(key)} is given more than once`)
    tags.set(key, value)
  }
  return tags
}
