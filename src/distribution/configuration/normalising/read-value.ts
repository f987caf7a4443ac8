/** Values of a file, whatever their shape: lists in all the forms that files write them in, structures, scalars. */
import type { ConfigMap, ConfigNode } from '../document.ts'
import type { ListShape, Shape } from '../../../cloudfront/config-shape.ts'
import type { ConfigPath, ConfigValue } from '../../../cloudfront/config-value.ts'
import { readScalar } from './read-scalar.ts'
import { readStructure } from './read-structure.ts'
import { doubt, refuse, type Reading } from './reading.ts'
import { shorten } from '../wording.ts'

/**
 * Reads a value and everything in it into the API's own form. Undefined if it cannot be used; that is reported, as is all that is
 * wrong below it. The node is resolved already.
 */
export function readValue(shape: Shape, node: ConfigNode, path: ConfigPath, reading: Reading): ConfigValue | undefined {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, node, path, reading)
    case 'list':
      return readList(shape, node, path, reading)
    case 'text':
    case 'integer':
    case 'boolean':
      reading.settle(path, node.at)
      if (node.kind === 'scalar') return readScalar(shape, node, path, reading)
      refuse(reading, path, node.at, `a single value is expected, not ${describeKind(node)}`)
      return undefined
  }
}

function readList(shape: ListShape, node: ConfigNode, path: ConfigPath, reading: Reading) {
  reading.settle(path, node.at)
  const nodes = listItems(shape, node, path, reading)
  // An item that cannot be used keeps its place, so that all are counted as they stand there. The report discards the whole.
  return nodes?.map((item, index) => readItem(shape, item, [...path, index], reading) ?? '')
}

function readItem(shape: ListShape, node: ConfigNode, path: ConfigPath, reading: Reading): ConfigValue | undefined {
  const resolved = reading.resolve(node)
  if (resolved.kind === 'node') return readValue(shape.item, resolved.node, path, reading)
  refuse(reading, path, node.at, resolved.kind === 'refused' ? resolved.reason : 'the item is empty')
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
  for (const { key, keyAt } of content.strays) {
    const text = `an item is written <${shape.itemName}>, not <${shorten(key)}>`
    doubt(reading, path, keyAt, text, 'it is left out')
  }
  return content.items
}

/** CloudFormation takes an item of no value out of its list; a null is no way to write that. */
function isLeftOut(node: ConfigNode, { resolve }: Reading): boolean {
  return resolve(node).kind === 'absent' && !(node.kind === 'scalar' && node.value === null)
}

/** Without the value itself, which may be a secret in the wrong place. */
export function describeKind(node: ConfigNode): string {
  if (node.kind === 'list') return 'a list'
  if (node.kind === 'map') return describeKeys(node)
  return typeof node.value === 'string' ? 'text' : `a ${typeof node.value}`
}

function describeKeys({ entries }: ConfigMap): string {
  const [first] = entries
  return first === undefined ? 'an empty mapping' : `a mapping with the key ${shorten(first.key)}`
}
