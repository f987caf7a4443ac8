/**
 * The parts of a purge: `2of7` is the second of its seven batches, `2of7.01` the second piece of its first piece, a `w` at the end
 * stands for each time that its only path was widened, and a last `z` says that with it the purge is posted, though parts are
 * missing: a wider path covers them. They end CallerReferences, so that whoever reads these can tell whether all of a purge was
 * posted.
 */

/** Names a batch; `index` counts from 0. */
export function namePart(index: number, of: number): string {
  return `${index + 1}of${of}`
}

/** The two pieces of a batch that was too large, that holds a refused path, or for which there is not room enough. */
export function halvePart(part: string): readonly [string, string] {
  const halves = part.includes('.') ? part : `${part}.`
  return [`${halves}0`, `${halves}1`]
}

/** The batch whose only path was refused, with a wider path. */
export function widenPart(part: string): string {
  return `${part}w`
}

/** The part with which all of the purge is posted, although others are not. */
export function sealPart(part: string): string {
  return `${part}z`
}

const PART = /^[1-9]\d*of([1-9]\d*)(?:\.[01]+)?w*z?$/

/** Whether a text is the name of a part. */
export function isPart(text: string): boolean {
  return PART.test(text)
}

/**
 * Whether the parts of one purge that were posted are all of it: of each batch the batch itself or, again and again, both its pieces. A
 * widened part counts for the one whose path it widens, a sealed one for all.
 */
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
