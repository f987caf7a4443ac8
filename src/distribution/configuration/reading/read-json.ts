/** Our own scanner, because `JSON.parse` does not return the places of values and accepts equal keys. */
import type { ConfigEntry, ConfigNode, ConfigScalar } from './document.ts'
import { describeMistake, type Expected } from './json-mistakes.ts'
import { MAX_DEPTH, MAX_NODES, INEXACT_NUMBER, LONE_SURROGATE, TOO_DEEP, TOO_MANY_NODES } from './limits.ts'
import { matchAt, type FilePlace, type SourceText } from './source.ts'
import { NUMBER, readNumber } from './scalars.ts'
import { collectKeys, type Key } from './map-keys.ts'

const SPACE = /[ \t\n\r]*/y
const PLAIN = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const LITERAL = /(?:true|false|null)(?![\p{L}\p{N}_$])/uy
const WHOLE_NUMBER = new RegExp(`${NUMBER.source}(?![\\p{L}\\p{N}_$.+-])`, 'uy')

/**
 * Accepts RFC 8259, but reports equal keys and numbers that JavaScript cannot hold. Undefined after a grammar mistake.
 */
export function readJson({ text, placeAt, report }: SourceText): ConfigNode | undefined {
  let offset = 0
  let nodes = 0

  const take = (expression: RegExp): string | undefined => {
    const found = matchAt(expression, text, offset)
    offset += found?.length ?? 0
    return found
  }
  const skip = (mark: string): boolean => {
    take(SPACE)
    if (text[offset] !== mark) return false
    offset += 1
    return true
  }
  const stop = (message: string): ConfigNode | undefined => {
    report({ at: placeAt(offset), message })
    return undefined
  }
  const miss = (expected: Expected) => stop(describeMistake(text, offset, expected))

  function readValue(depth: number): ConfigNode | undefined {
    take(SPACE)
    nodes += 1
    if (nodes > MAX_NODES) return stop(TOO_MANY_NODES)
    const isNested = text[offset] === '{' || text[offset] === '['
    if (isNested && depth === MAX_DEPTH) return stop(TOO_DEEP)
    const at = placeAt(offset)
    if (text[offset] === '{') return readMap(at, depth + 1)
    if (text[offset] === '[') return readList(at, depth + 1)
    return readScalar(at)
  }

  function readMap(at: FilePlace, depth: number): ConfigNode | undefined {
    const keys = collectKeys(report)
    const entries: ConfigEntry[] = []
    offset += 1
    if (skip('}')) return { kind: 'map', entries, tag: undefined, at }
    do {
      const key = readKey()
      const value = key && readValue(depth)
      if (!key || !value) return undefined
      if (keys.take(key)) entries.push({ ...key, value })
    } while (skip(','))
    return skip('}') ? { kind: 'map', entries, tag: undefined, at } : miss('comma or }')
  }

  function readKey(): Key | undefined {
    take(SPACE)
    const keyAt = placeAt(offset)
    if (text[offset] !== '"') {
      miss('key')
      return undefined
    }
    const key = readText()
    if (key === undefined) return undefined
    if (skip(':')) return { key, keyAt }
    miss('colon')
    return undefined
  }

  function readList(at: FilePlace, depth: number): ConfigNode | undefined {
    const items: ConfigNode[] = []
    offset += 1
    if (skip(']')) return { kind: 'list', items, tag: undefined, at }
    do {
      const item = readValue(depth)
      if (!item) return undefined
      items.push(item)
    } while (skip(','))
    return skip(']') ? { kind: 'list', items, tag: undefined, at } : miss('comma or ]')
  }

  function readScalar(at: FilePlace): ConfigNode | undefined {
    const scalar = (value: ConfigScalar['value']): ConfigScalar => {
      return { kind: 'scalar', value, isText: false, tag: undefined, at }
    }
    if (text[offset] === '"') {
      const value = readText()
      if (value?.isWellFormed() === false) report({ at, message: LONE_SURROGATE })
      return value === undefined ? undefined : scalar(value)
    }
    const literal = take(LITERAL)
    if (literal !== undefined) return scalar(literal === 'null' ? null : literal === 'true')
    const number = take(WHOLE_NUMBER)
    if (number === undefined) return miss('value')
    const value = readNumber(number)
    if (value === undefined) report({ at, message: INEXACT_NUMBER })
    return scalar(value ?? Number(number))
  }

  function readText(): string | undefined {
    const start = offset
    offset += 1
    do take(PLAIN)
    while (take(ESCAPE) !== undefined)
    if (text[offset] !== '"') {
      stop(describeUnfinished(text, offset, placeAt(start)))
      return undefined
    }
    offset += 1
    const value: unknown = JSON.parse(text.slice(start, offset))
    return String(value)
  }

  const root = readValue(0)
  take(SPACE)
  return root && offset < text.length ? miss('end') : root
}

function describeUnfinished(text: string, offset: number, { line, column }: FilePlace): string {
  const found = text[offset]
  if (found === '\\')
    return 'invalid JSON: this backslash does not begin an escape of JSON; write `\\\\` for a backslash'
  const begin = `the text that begins in line ${line}, column ${column}`
  if (found === undefined) return `invalid JSON: ${begin} does not end; a double quote is missing`
  if (found === '\n' || found === '\r')
    return `invalid JSON: ${begin} does not end in its line; write \`\\n\` for a new line`
  const code = found.charCodeAt(0).toString(16).padStart(4, '0')
  return `invalid JSON: ${begin} has a control character; write it as \`\\u${code}\``
}
