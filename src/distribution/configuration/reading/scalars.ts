import { Scalar } from 'yaml'
import type { ConfigScalar } from './document.ts'
import { matchAt } from './source.ts'
import { INEXACT_NUMBER, LONE_SURROGATE } from './limits.ts'

const EXACT_DIGITS = 17

/** A number of JSON: without leading zeros and `+`. */
export const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y

/** Returns undefined if a JavaScript number would round it. `text` must match NUMBER. */
export function readNumber(text: string): number | undefined {
  const value = Number(text)
  const digits = (text.split(/e/i)[0] ?? '').replaceAll(/[-.]/g, '').replace(/^0+/, '')
  if (digits === '') return value
  const isKept = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
  return isKept && value !== 0 && digits.replace(/0+$/, '').length <= EXACT_DIGITS ? value : undefined
}

/** The prefix of YAML's own types; `!!int` is short for the integer type. */
export const CORE_TAG = 'tag:yaml.org,2002:'

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
])
/** Timestamps and binary data count as text, because a configuration has neither. */
const TEXT_TAGS: ReadonlySet<string> = new Set(['str', 'timestamp', 'binary'])

type Meaning = { readonly value: ConfigScalar['value']; readonly problem?: string }

/** `012` is text, because an account ID may begin with 0. */
export function readYamlScalar(scalar: Scalar): Meaning {
  const text = scalar.source ?? ''
  if (scalar.tag === undefined || !isOwnTag(scalar.tag))
    return scalar.type === Scalar.PLAIN ? readPlain(text) : readText(text)
  const tag = scalar.tag.slice(CORE_TAG.length)
  if (scalar.tag === '!' || TEXT_TAGS.has(tag)) return readText(text)
  const meaning = readPlain(text)
  return typeNames(meaning.value).includes(tag)
    ? meaning
    : { value: text, problem: `the value is not of the type !!${tag}` }
}

/** Whether YAML defines the tag. */
export function isOwnTag(tag: string): boolean {
  return tag === '!' || tag.startsWith(CORE_TAG)
}

function readText(text: string): Meaning {
  return text.isWellFormed() ? { value: text } : { value: text, problem: LONE_SURROGATE }
}

function readPlain(text: string): Meaning {
  const word = WORDS.get(text)
  if (word !== undefined) return { value: word }
  if (matchAt(NUMBER, text, 0) !== text) return { value: text }
  const value = readNumber(text)
  return value === undefined ? { value: text, problem: INEXACT_NUMBER } : { value }
}

function typeNames(value: Meaning['value']): readonly string[] {
  if (value === null) return ['null']
  if (typeof value === 'number') return Number.isInteger(value) ? ['int', 'float'] : ['float']
  return typeof value === 'boolean' ? ['bool'] : []
}
