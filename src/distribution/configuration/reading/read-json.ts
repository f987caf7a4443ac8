/** Our own reader, because `JSON.parse` does not return the places of values and accepts equal keys. */
import type { ReportFault } from '../../../faults.ts'
import type { ConfigEntry, ConfigNode, ConfigScalar } from './document.ts'
import type { Expected } from './json-mistakes.ts'
import { openScanner, type JsonScanner } from './json-scanner.ts'
import { MAX_DEPTH, MAX_NODES, INEXACT_NUMBER, LONE_SURROGATE, TOO_DEEP, TOO_MANY_NODES } from './limits.ts'
import { collectKeys, type Key } from './map-keys.ts'
import { NUMBER, readNumber } from './scalars.ts'
import type { FilePlace, SourceText } from './source.ts'

const LITERAL = /(?:true|false|null)(?![\p{L}\p{N}_$])/uy
const COMPLETE_NUMBER = new RegExp(`${NUMBER.source}(?![\\p{L}\\p{N}_$.+-])`, 'uy')

/**
 * Accepts RFC 8259, but reports equal keys and numbers that JavaScript would round. Returns undefined after a grammar
 * mistake.
 */
export function readJson(source: SourceText): ConfigNode | undefined {
  const { report } = source
  const scanner = openScanner(source)
  let nodes = 0

  const stop = (message: string): ConfigNode | undefined => {
    scanner.stop(message)
    return undefined
  }
  const miss = (expected: Expected): ConfigNode | undefined => {
    scanner.miss(expected)
    return undefined
  }

  function readValue(depth: number): ConfigNode | undefined {
    scanner.skipSpace()
    nodes += 1
    if (nodes > MAX_NODES) return stop(TOO_MANY_NODES)
    const begin = scanner.next()
    if (begin !== '{' && begin !== '[') return readScalar(scanner, report)
    if (depth === MAX_DEPTH) return stop(TOO_DEEP)
    const at = scanner.place()
    return begin === '{' ? readMap(at, depth + 1) : readList(at, depth + 1)
  }

  function readMap(at: FilePlace, depth: number): ConfigNode | undefined {
    const keys = collectKeys(report)
    const entries: ConfigEntry[] = []
    scanner.skip('{')
    if (scanner.skip('}')) return { kind: 'map', entries, tag: undefined, at }
    do {
      const key = readKey(scanner)
      const value = key && readValue(depth)
      if (!key || !value) return undefined
      if (keys.take(key)) entries.push({ ...key, value })
    } while (scanner.skip(','))
    return scanner.skip('}') ? { kind: 'map', entries, tag: undefined, at } : miss('comma or }')
  }

  function readList(at: FilePlace, depth: number): ConfigNode | undefined {
    const items: ConfigNode[] = []
    scanner.skip('[')
    if (scanner.skip(']')) return { kind: 'list', items, tag: undefined, at }
    do {
      const item = readValue(depth)
      if (!item) return undefined
      items.push(item)
    } while (scanner.skip(','))
    return scanner.skip(']') ? { kind: 'list', items, tag: undefined, at } : miss('comma or ]')
  }

  const root = readValue(0)
  scanner.skipSpace()
  return root && scanner.next() !== undefined ? miss('end') : root
}

function readKey(scanner: JsonScanner): Key | undefined {
  scanner.skipSpace()
  const keyAt = scanner.place()
  if (scanner.next() !== '"') {
    scanner.miss('key')
    return undefined
  }
  const key = scanner.readText()
  if (key === undefined) return undefined
  if (scanner.skip(':')) return { key, keyAt }
  scanner.miss('colon')
  return undefined
}

function readScalar(scanner: JsonScanner, report: ReportFault): ConfigScalar | undefined {
  const at = scanner.place()
  const scalar = (value: ConfigScalar['value']): ConfigScalar => {
    return { kind: 'scalar', value, isText: false, tag: undefined, at }
  }
  if (scanner.next() === '"') {
    const value = scanner.readText()
    if (value?.isWellFormed() === false) report({ at, message: LONE_SURROGATE })
    return value === undefined ? undefined : scalar(value)
  }
  const literal = scanner.take(LITERAL)
  if (literal !== undefined) return scalar(literal === 'null' ? null : literal === 'true')
  const number = scanner.take(COMPLETE_NUMBER)
  if (number === undefined) {
    scanner.miss('value')
    return undefined
  }
  const value = readNumber(number)
  if (value === undefined) report({ at, message: INEXACT_NUMBER })
  return scalar(value ?? Number(number))
}
