/**
 * A part's name ends its CallerReference. `2of7` is the second of seven batches, `2of7.01` the second half of its
 * first half. Each `w` at the end means a widened path; `z`, that wider paths cover all missing parts.
 */

/** `index` counts from 0. */
export function namePart(index: number, of: number): string {
  return `${index + 1}of${of}`
}

export function halvePart(part: string): readonly [string, string] {
  const halves = part.includes('.') ? part : `${part}.`
  return [`${halves}0`, `${halves}1`]
}

export function widenPart(part: string): string {
  return `${part}w`
}

export function sealPart(part: string): string {
  return `${part}z`
}

const PART = /^[1-9]\d*of([1-9]\d*)(?:\.[01]+)?w*z?$/

export function isPart(text: string): boolean {
  return PART.test(text)
}

/** Each batch, or both of its halves, must be posted. A part with `z` completes all. */
export function isComplete(parts: Iterable<string>): boolean {
  const names = [...parts]
  if (names.some((part) => part.endsWith('z'))) return true
  const posted = new Set(names.map((part) => part.replace(/w+$/, '')))
  const [first] = posted
  const of = Number(PART.exec(first ?? '')?.[1] ?? 0)
  const isPosted = (part: string): boolean => posted.has(part) || (isHalved(part) && halvePart(part).every(isPosted))
  const isHalved = (part: string) =>
    posted.values().some((other) => other.length > part.length && other.startsWith(part))
  return of > 0 && of <= posted.size && Array.from({ length: of }, (_, index) => namePart(index, of)).every(isPosted)
}
