import {
  isAlias,
  isMap,
  isScalar,
  Scalar,
  type Alias,
  type Document,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { shorten, show } from './wording.ts'
import type { ConfigEntry, ConfigMap, ConfigNode, ConfigScalar } from './document.ts'
import { MAX_ALIASES, TOO_MANY_ALIASES, limitTree } from './limits.ts'
import type { FilePlace, SourceText } from './source.ts'
import { collectKeys, type Key } from './map-keys.ts'
import { CORE_TAG, isOwnTag, readYamlScalar } from './scalars.ts'

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
  const anchors = new Map<string, ConfigNode | undefined>()
  let aliases = 0

  function readNode(node: ParsedNode | null, depth: number, at: FilePlace): ConfigNode {
    if (node === null || limits.isExceeded()) return nothing(at)
    if (isAlias(node)) return followAlias(node, depth)
    if (node.anchor !== undefined) anchors.set(node.anchor, undefined)
    const read = isScalar(node) ? readScalar(node) : isMap(node) ? readMap(node, depth) : readList(node, depth)
    if (node.anchor !== undefined) anchors.set(node.anchor, read)
    if (read.kind === 'scalar') limits.place(read, depth, startOf(node))
    return read
  }

  function followAlias(alias: Alias.Parsed, depth: number): ConfigNode {
    const at = startOf(alias)
    const name = show(alias.source)
    aliases += 1
    if (aliases > MAX_ALIASES) limits.exceed(at, TOO_MANY_ALIASES)
    const node = anchors.get(alias.source)
    if (node) {
      limits.place(node, depth, at)
      return node
    }
    const isInside = anchors.has(alias.source)
    const message = isInside
      ? `the alias ${name} is inside its own anchor`
      : `the alias ${name} has no anchor before it`
    report({ at, message })
    return nothing(at)
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
    checkTag(list, 'seq', at)
    const items = list.items.map((item) => readNode(item, depth + 1, at))
    return limits.measure({ kind: 'list', items, tag: foreignTag(list), at }, items)
  }

  function readMap(map: YAMLMap.Parsed, depth: number): ConfigNode {
    const at = startOf(map)
    limits.begin(depth, at)
    checkTag(map, 'map', at)
    const keys = collectKeys(report)
    const entries: ConfigEntry[] = []
    const merged: ConfigMap[] = []
    for (const pair of map.items) {
      const key = readKey(pair.key)
      const value = readNode(pair.value, depth + 1, startOf(pair.key))
      if (!key || !keys.take(key)) continue
      if (isMergeKey(pair.key)) merged.push(...readMerged(value, key))
      else entries.push({ ...key, value })
    }
    const all = addMerged(entries, merged, depth + 1, at)
    const values = all.map(({ value }) => value)
    return limits.measure({ kind: 'map', entries: all, tag: foreignTag(map), at }, values)
  }

  function readKey(node: ParsedNode): Key | undefined {
    const keyAt = startOf(node)
    const key = isAlias(node) ? textOf(followAlias(node, 0)) : isScalar(node) ? node.source : undefined
    if (isScalar(node) && node.anchor !== undefined) {
      anchors.set(node.anchor, { kind: 'scalar', value: node.source, isText: false, tag: undefined, at: keyAt })
    }
    if (key !== undefined && (key !== '' || isQuoted(node))) return { key, keyAt }
    const message = key === '' ? 'a key is missing here' : 'a key must be text; put it in quotes'
    report({ at: keyAt, message })
    return undefined
  }

  function readMerged(value: ConfigNode, { keyAt }: Key): readonly ConfigMap[] {
    const maps = value.kind === 'list' ? value.items : [value]
    if (maps.every((map) => map.kind === 'map')) return maps
    if (limits.isExceeded()) return []
    report({ at: keyAt, message: `\`${MERGE_KEY}\` takes a map, or a list of maps; write it in quotes if it is a key` })
    return []
  }

  function addMerged(own: readonly ConfigEntry[], merged: readonly ConfigMap[], depth: number, at: FilePlace) {
    const entries = new Map(own.map((entry) => [entry.key, entry]))
    for (const entry of merged.flatMap((map) => map.entries)) {
      if (entries.has(entry.key) || limits.isExceeded()) continue
      limits.place(entry.value, depth, at)
      entries.set(entry.key, entry)
    }
    return [...entries.values()]
  }

  function checkTag(node: YAMLMap.Parsed | YAMLSeq.Parsed, type: 'map' | 'seq', at: FilePlace): void {
    const { tag } = node
    if (tag === undefined || !isOwnTag(tag) || tag === `${CORE_TAG}${type}`) return
    report({
      at,
      message: `this is a ${type === 'map' ? 'map' : 'list'}, not a !!${shorten(tag.slice(CORE_TAG.length))}`,
    })
  }

  const startOf = (node: ParsedNode): FilePlace => placeAt(node.range[0])

  const root = readNode(document.contents, 0, placeAt(0))
  return limits.isExceeded() ? undefined : root
}

function nothing(at: FilePlace): ConfigScalar {
  return { kind: 'scalar', value: null, isText: false, tag: undefined, at }
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
