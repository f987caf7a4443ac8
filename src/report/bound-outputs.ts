/** Linux allows 128 KiB for a variable with its name (E2BIG), and outputs become variables of the next step. */
import { escapeControls } from '../printable.ts'

/** Bytes of the output `result`. */
export const RESULT_LENGTH = 60 * 1024

/** In bytes; leaves room for the variable's name. */
export const LIST_OUTPUT_LENGTH = 126_000

export type ShortenedOutput = { readonly name: string; readonly kept: number; readonly all: number }

const LISTS = ['paths', 'invalidation-ids', 'stale']

/**
 * `result` keeps the first items of its longest lists, with the missing numbers in `left-out`. `shortened` names the
 * other outputs that lost items.
 */
export function boundOutputs(
  outputs: Readonly<Record<string, string>>,
  resultFile: string | undefined,
): { readonly outputs: Readonly<Record<string, string>>; readonly shortened: readonly ShortenedOutput[] } {
  const shortened: ShortenedOutput[] = []
  const bounded = Object.entries(outputs).map(([name, text]) => {
    if (name === 'result') return [name, boundResult(text, resultFile)] as const
    if (!LISTS.includes(name) || byteLength(text) <= LIST_OUTPUT_LENGTH) return [name, text] as const
    const all = longestList(JSON.parse(text))
    const cut = keepWhatFits(JSON.parse(text), LIST_OUTPUT_LENGTH)
    shortened.push({ name, all, kept: longestList(JSON.parse(cut)) })
    return [name, cut] as const
  })
  return { outputs: { ...Object.fromEntries(bounded), 'result-file': resultFile ?? '' }, shortened }
}

function boundResult(text: string, resultFile: string | undefined): string {
  if (byteLength(text) <= RESULT_LENGTH) return text
  return keepWhatFits(JSON.parse(text), RESULT_LENGTH, (value, leftOut) =>
    typeof value === 'object' ? { ...value, 'left-out': leftOut, 'result-file': resultFile } : value,
  )
}

type LeftOut = Readonly<Record<string, number>>

function keepWhatFits(
  value: unknown,
  length: number,
  finish: (value: unknown, leftOut: LeftOut) => unknown = (cut) => cut,
): string {
  const attempt = (most: number) => {
    const leftOut: Record<string, number> = {}
    const cut = cutLists(value, most, '', leftOut)
    return JSON.stringify(finish(cut, leftOut))
  }
  let [fits, tooMany] = [0, longestList(value)]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (byteLength(attempt(middle)) <= length) fits = middle
    else tooMany = middle
  }
  return attempt(fits)
}

function cutLists(value: unknown, most: number, at: string, leftOut: Record<string, number>): unknown {
  if (Array.isArray(value)) {
    if (value.length > most) leftOut[at] = value.length - most
    return value
      .slice(0, most)
      .map((item, index) => (isPlain(item) ? item : cutLists(item, most, `${at}[${index}]`, leftOut)))
  }
  if (isPlain(value)) return value
  const cutMember = ([name, member]: [string, unknown]) =>
    [name, cutLists(member, most, at === '' ? name : `${at}.${name}`, leftOut)] as const
  return Object.fromEntries(Object.entries(value).map(cutMember))
}

function isPlain(value: unknown): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null
}

function longestList(value: unknown): number {
  if (isPlain(value)) return 0
  const members: readonly unknown[] = Object.values(value)
  const own = Array.isArray(value) ? value.length : 0
  return members.reduce<number>((longest, member) => Math.max(longest, longestList(member)), own)
}

function byteLength(text: string): number {
  return Buffer.byteLength(escapeControls(text))
}
