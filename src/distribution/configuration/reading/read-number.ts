/** Numbers as JSON writes them, which is how YAML's core schema writes all but its rarer ones. */

/** Digits that a double keeps whatever they are. */
const EXACT_DIGITS = 17

/** A number and nothing else: no leading zeros, no `+`, no bases. */
export const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y

/** The number that a text of the form NUMBER means; undefined if JavaScript's numbers cannot hold it. */
export function readNumber(text: string): number | undefined {
  const value = Number(text)
  const digits = (text.split(/e/i)[0] ?? '').replaceAll(/[-.]/g, '').replace(/^0+/, '')
  if (digits === '') return value
  const isKept = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
  return isKept && value !== 0 && digits.replace(/0+$/, '').length <= EXACT_DIGITS ? value : undefined
}
