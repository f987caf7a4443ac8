/**
 * An item of an invalidation is a path, or a cache tag with `#`.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */
import { encodeUserPath } from './encode.ts'

/** In characters, as documented. */
export const MAX_PATH_LENGTH = 4000
/** In characters, without `#`. */
export const MAX_TAG_LENGTH = 256

export function isTag(item: string): boolean {
  return item.startsWith('#')
}

/** `*` is a wildcard only as the last character. */
export function isWildcard(path: string): boolean {
  return path.endsWith('*') && !isTag(path)
}

export function findFaultInItem(item: string): string | undefined {
  return isTag(item) ? findFaultInTag(item.slice(1)) : findFaultInPath(item)
}

function findFaultInPath(path: string): string | undefined {
  const shown = JSON.stringify(path)
  if (!path.startsWith('/')) {
    const tag = findFaultInTag(path) === undefined ? `, a cache tag \`#${path}\`` : ''
    return `${shown} starts with neither \`/\` nor \`#\`; a path is written \`/${path}\`${tag}`
  }
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
  const wrong = /[^!-+\--~]/u.exec(tag)
  if (wrong) return `${shown} holds ${JSON.stringify(wrong[0])}; a cache tag is ASCII without spaces and commas`
  if (tag.length > MAX_TAG_LENGTH)
    return `the tag that starts with ${JSON.stringify(`#${tag.slice(0, 40)}`)} is ${tag.length} characters long; CloudFront takes ${MAX_TAG_LENGTH}`
  return undefined
}

export type Widening = { readonly from: string; readonly to: string; readonly why: string }

/**
 * Replaces an item that CloudFront cannot purge by the longest wildcard that works. These are items that are too long,
 * and paths with `~`: CloudFront refuses `~` and ignores `%7E` (aws/aws-sdk-js-v3#4042).
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

/** Characters that CloudFront may refuse. */
const ODD = /(?:%[0-9A-Fa-f]{2}|[^A-Za-z0-9/._-])+/g

/** From narrow to wide: cuts the path at unusual characters from the last to the first, then at directories. */
export function widerWildcards(path: string): readonly string[] {
  if (isTag(path)) return ['/*']
  const prefix = isWildcard(path) ? path.slice(0, -1) : path
  const oddEnds = Array.from(prefix.matchAll(ODD), ({ index }) => prefix.slice(0, index))
  const [plain = prefix] = oddEnds
  const directories = Array.from(plain.matchAll(/\//g), ({ index }) => plain.slice(0, index + 1))
  const ends = [...(oddEnds.length > 0 ? stepBack(oddEnds) : [prefix]), ...stepBack(directories)]
  return [...new Set(ends.filter((end) => end !== '').map((end) => `${end}*`))].filter((wider) => wider !== path)
}

function stepBack(items: readonly string[]): readonly string[] {
  const picked: (string | undefined)[] = []
  for (let back = 1; back < items.length; back *= 2) picked.push(items.at(-back))
  return [...picked, items[0]].filter((item) => item !== undefined)
}

/** Only `/*` purges tags. */
export function covers(wildcard: string, item: string): boolean {
  const prefix = wildcard.slice(0, -1)
  return isWildcard(wildcard) && (prefix === '/' || item.startsWith(prefix))
}

function widened(from: string, to: string, why: string): { readonly item: string; readonly widening: Widening } {
  return { item: to, widening: { from, to, why } }
}
