/**
 * A CallerReference ends with the name of a part. `2of7` is the second of seven batches, `2of7.01` the second half of
 * its first half. Each `w` stands for a wider path. `z` means that this part completes the purge without the others.
 */

/** `index` counts from 0. */
export function namePart(index: number, count: number): string {
  return `${index + 1}of${count}`
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

/** A purge is complete if each batch or both of its halves were posted, or a part with `z`. */
export function isComplete(parts: Iterable<string>): boolean {
  const names = [...parts]
  if (names.some((part) => part.endsWith('z'))) return true
  const posted = new Set(names.map((part) => part.replace(/w+$/, '')))
  const [first] = posted
  const count = Number(PART.exec(first ?? '')?.[1] ?? 0)
  const isPosted = (part: string): boolean => posted.has(part) || (isHalved(part) && halvePart(part).every(isPosted))
  const isHalved = (part: string) =>
    posted.values().some((other) => other.length > part.length && other.startsWith(part))
  return (
    count > 0 &&
    count <= posted.size &&
    Array.from({ length: count }, (_, index) => namePart(index, count)).every(isPosted)
  )
}
