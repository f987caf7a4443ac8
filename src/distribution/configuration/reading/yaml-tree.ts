import { isAlias, isMap, isScalar, Scalar, type Document, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'
import { shorten } from './wording.ts'
import type { ConfigEntry, ConfigMap, ConfigNode, ConfigScalar } from './document.ts'
import type { ReportFault } from '../../../faults.ts'
import { limitTree, type TreeLimits } from './limits.ts'
import type { FilePlace, SourceText } from './source.ts'
import { collectKeys, type Key } from './map-keys.ts'
import { CORE_TAG, isOwnTag, readYamlScalar } from './scalars.ts'
import { nullAt, openAnchors } from './yaml-anchors.ts'

/** In quotes, `<<` is an ordinary key. */
const MERGE_KEY = '<<'

/**
 * Returns undefined after a report about a limit. A map's own entries override merged ones; of merged maps, the earlier
 * overrides the later.
 */
export function buildYamlTree(
  document: Document.Parsed,
  { placeAt, report }: Omit<SourceText, 'text'>,
): ConfigNode | undefined {
  const limits = limitTree(report)
  const anchors = openAnchors(limits, report)
  const startOf = (node: ParsedNode): FilePlace => placeAt(node.range[0])

  function readNode(node: ParsedNode | null, depth: number, at: FilePlace): ConfigNode {
    if (node === null || limits.isExceeded()) return nullAt(at)
    if (isAlias(node)) return anchors.follow(node, depth, startOf(node))
    if (node.anchor !== undefined) anchors.begin(node.anchor)
    const read = isScalar(node) ? readScalar(node) : isMap(node) ? readMap(node, depth) : readList(node, depth)
    if (node.anchor !== undefined) anchors.define(node.anchor, read)
    if (read.kind === 'scalar') limits.place(read, depth, startOf(node))
    return read
  }

  function readScalar(scalar: Scalar.Parsed): ConfigScalar {
    const at = startOf(scalar)
    const { value, problem } = readYamlScalar(scalar)
    if (problem !== undefined) report({ at, message: problem })
    return { kind: 'scalar', value, isText: false, tag: foreignTag(scalar), at }
  }

  function readList(list: YAMLSeq.Parsed, depth: number): ConfigNode {
    const at = startOf(list)
    limits.begin(depth, at)
    checkTag(list, 'seq', at, report)
    const items = list.items.map((item) => readNode(item, depth + 1, at))
    return limits.measure({ kind: 'list', items, tag: foreignTag(list), at }, items)
  }

  function readMap(map: YAMLMap.Parsed, depth: number): ConfigNode {
    const at = startOf(map)
    limits.begin(depth, at)
    checkTag(map, 'map', at, report)
    const keys = collectKeys(report)
    const entries: ConfigEntry[] = []
    const merged: ConfigMap[] = []
    for (const pair of map.items) {
      const key = readKey(pair.key)
      const value = readNode(pair.value, depth + 1, startOf(pair.key))
      if (!key || !keys.take(key)) continue
      if (isMergeKey(pair.key)) merged.push(...readMerged(value, key, limits, report))
      else entries.push({ ...key, value })
    }
    const all = addMerged(entries, merged, { depth: depth + 1, at, limits })
    const values = all.map(({ value }) => value)
    return limits.measure({ kind: 'map', entries: all, tag: foreignTag(map), at }, values)
  }

  function readKey(node: ParsedNode): Key | undefined {
    const keyAt = startOf(node)
    const key = isAlias(node) ? textOf(anchors.follow(node, 0, keyAt)) : isScalar(node) ? node.source : undefined
    if (isScalar(node) && node.anchor !== undefined) {
      anchors.define(node.anchor, { kind: 'scalar', value: node.source, isText: false, tag: undefined, at: keyAt })
    }
    if (key !== undefined && (key !== '' || isQuoted(node))) return { key, keyAt }
    const message = key === '' ? 'a key is missing here' : 'a key must be text; put it in quotes'
    report({ at: keyAt, message })
    return undefined
  }

  const root = readNode(document.contents, 0, placeAt(0))
  return limits.isExceeded() ? undefined : root
}

function readMerged(value: ConfigNode, { keyAt }: Key, limits: TreeLimits, report: ReportFault): readonly ConfigMap[] {
  const maps = value.kind === 'list' ? value.items : [value]
  if (maps.every((map) => map.kind === 'map')) return maps
  if (limits.isExceeded()) return []
  report({ at: keyAt, message: `\`${MERGE_KEY}\` takes a map, or a list of maps; write it in quotes if it is a key` })
  return []
}

function addMerged(
  own: readonly ConfigEntry[],
  merged: readonly ConfigMap[],
  { depth, at, limits }: { readonly depth: number; readonly at: FilePlace; readonly limits: TreeLimits },
): readonly ConfigEntry[] {
  const entries = new Map(own.map((entry) => [entry.key, entry]))
  for (const entry of merged.flatMap((map) => map.entries)) {
    if (entries.has(entry.key) || limits.isExceeded()) continue
    limits.place(entry.value, depth, at)
    entries.set(entry.key, entry)
  }
  return [...entries.values()]
}

function checkTag(
  { tag }: YAMLMap.Parsed | YAMLSeq.Parsed,
  type: 'map' | 'seq',
  at: FilePlace,
  report: ReportFault,
): void {
  if (tag === undefined || !isOwnTag(tag) || tag === `${CORE_TAG}${type}`) return
  const kind = type === 'map' ? 'map' : 'list'
  report({ at, message: `this is a ${kind}, not a !!${shorten(tag.slice(CORE_TAG.length))}` })
}

function foreignTag({ tag }: ParsedNode): string | undefined {
  return tag === undefined || isOwnTag(tag) ? undefined : tag
}

function textOf(node: ConfigNode): string | undefined {
  return node.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

function isQuoted(node: ParsedNode): boolean {
  return !isScalar(node) || node.type !== Scalar.PLAIN
}

function isMergeKey(node: ParsedNode): boolean {
  return isScalar(node) && !isQuoted(node) && node.source === MERGE_KEY
}
