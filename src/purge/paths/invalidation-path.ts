/**
 * What CloudFront takes as an item of an invalidation: a path, or a cache tag that starts with `#`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */
import { encodeUserPath } from './encode.ts'

/** Characters of a path at most, as documented. */
export const MAX_PATH_LENGTH = 4000
/** Characters of a cache tag at most, without its `#`. */
export const MAX_TAG_LENGTH = 256

export function isTag(item: string): boolean {
  return item.startsWith('#')
}

/** Whether the path is a wildcard: `*` is one only as the last character, elsewhere it is itself. */
export function isWildcard(path: string): boolean {
  return path.endsWith('*') && !isTag(path)
}

/** What is wrong with a path or a tag as a user wrote it, in a sentence that says what to write instead; else undefined. */
export function findFaultInItem(item: string): string | undefined {
  return isTag(item) ? findFaultInTag(item.slice(1)) : findFaultInPath(item)
}

function findFaultInPath(path: string): string | undefined {
  const shown = JSON.stringify(path)
  if (!path.startsWith('/'))
    return `${shown} starts with neither \`/\` nor \`#\`; a path is written \`/${path}\`, a cache tag \`#${path}\``
  const wildcard = path.indexOf('*')
  if (wildcard >= 0 && wildcard < path.length - 1) {
    return `${shown} has a \`*\` that is not its last character, where CloudFront takes it literally; write \`${path.slice(0, wildcard)}*\``
  }
  const length = encodeUserPath(path).length
  if (length > MAX_PATH_LENGTH) {
    return `the path that starts with ${JSON.stringify(path.slice(0, 60))} is ${length} characters long when encoded; CloudFront takes ${MAX_PATH_LENGTH}`
  }
  return undefined
}

function findFaultInTag(tag: string): string | undefined {
  const shown = JSON.stringify(`#${tag}`)
  if (tag === '') return `${shown} is a tag without a name; write for example \`#product-42\``
  if (tag.includes('*')) return `${shown} has a wildcard; cache tags have none, name each tag`
  const stray = /[^!-+\--~]/u.exec(tag)
  if (stray) return `${shown} holds ${JSON.stringify(stray[0])}; a cache tag is ASCII without spaces and commas`
  if (tag.length > MAX_TAG_LENGTH)
    return `the tag that starts with ${JSON.stringify(`#${tag.slice(0, 40)}`)} is ${tag.length} characters long; CloudFront takes ${MAX_TAG_LENGTH}`
  return undefined
}

/** An item that had to be purged as something wider, since CloudFront cannot purge it as it is. */
export type Widening = { readonly from: string; readonly to: string; readonly why: string }

/**
 * Widens an encoded path or tag that CloudFront accepts but does not purge, or does not accept, to the longest wildcard that it
 * does purge: one with `~` (refused raw, without effect as `%7E`: aws/aws-sdk-js-v3#4042), one that is too long, a tag that is too
 * long. Everything else comes back as it is.
 */
export function widenToPurgeable(item: string): { readonly item: string; readonly widening?: Widening } {
  if (isTag(item)) {
    if (item.length - 1 <= MAX_TAG_LENGTH) return { item }
    return widened(item, '/*', `a cache tag has at most ${MAX_TAG_LENGTH} characters`)
  }
  const tilde = item.search(/~|%7e/i)
  if (tilde >= 0 && tilde < MAX_PATH_LENGTH)
    return widened(item, `${item.slice(0, tilde)}*`, 'CloudFront cannot purge a path with `~`')
  if (item.length <= MAX_PATH_LENGTH) return { item }
  const cut = item.slice(0, MAX_PATH_LENGTH - 1).replace(/%[0-9A-Fa-f]?$/, '')
  return widened(item, `${cut}*`, `a path has at most ${MAX_PATH_LENGTH} characters`)
}

/** Characters that no service has been seen to refuse; what is encoded counts as odd, too. */
const ODD = /(?:%[0-9A-Fa-f]{2}|[^A-Za-z0-9/._-])+/g

/**
 * Ever wider wildcards for a path that CloudFront refused without saying why, those that purge the least first: up to its odd
 * characters from the last to the first, or, if it has none, the path itself; then its directories; in the end everything. There are
 * few of them for any path: the steps grow.
 */
export function widerWildcards(path: string): readonly string[] {
  if (isTag(path)) return ['/*']
  const prefix = isWildcard(path) ? path.slice(0, -1) : path
  const oddEnds = Array.from(prefix.matchAll(ODD), ({ index }) => prefix.slice(0, index))
  const [plain = prefix] = oddEnds
  const directories = Array.from(plain.matchAll(/\//g), ({ index }) => plain.slice(0, index + 1))
  const ends = [...(oddEnds.length > 0 ? stepBack(oddEnds) : [prefix]), ...stepBack(directories)]
  return [...new Set(ends.filter((end) => end !== '').map((end) => `${end}*`))].filter((wider) => wider !== path)
}

/** From the last backwards, in steps that double, to the first. */
function stepBack(items: readonly string[]): readonly string[] {
  const picked: (string | undefined)[] = []
  for (let back = 1; back < items.length; back *= 2) picked.push(items.at(-back))
  return [...picked, items[0]].filter((item) => item !== undefined)
}

/** Whether a wildcard purges an item, too; tags only go with everything. */
export function covers(wildcard: string, item: string): boolean {
  const prefix = wildcard.slice(0, -1)
  return isWildcard(wildcard) && (prefix === '/' || item.startsWith(prefix))
}

function widened(from: string, to: string, why: string): { readonly item: string; readonly widening: Widening } {
  return { item: to, widening: { from, to, why } }
}
