/** What is wrong with a path, or undefined. */
import { encodeUserPath } from '../../../purge/paths/encode.ts'
import { show } from '../reading/wording.ts'
import { fillTenantParameters } from './host-names.ts'

const LONGEST = 255
const ENCODED = /^(?:[!$&-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})*$/

const NOT_ENCODED = `a path has at most ${LONGEST} characters, which are encoded as in a URL; write`

export function faultOfOriginPath(given: string): string | undefined {
  const path = fillTenantParameters(given)
  if (path === '') return undefined
  if (!path.startsWith('/') || path.endsWith('/'))
    return `${show(given)} must start with a slash and must not end with one; write ${show(trimPath(given))}`
  return isEncoded(path) ? undefined : `${show(given)} is not a path: ${NOT_ENCODED} ${show(encodeUserPath(given))}`
}

function trimPath(path: string): string {
  const trimmed = path.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `/${trimmed}`
}

export function faultOfPagePath(page: string): string | undefined {
  const url = /^https?:\/\/[^/]*(?<path>\/.*)?$/is.exec(page)
  if (url !== null)
    return `${show(page)} is a URL; write the path alone, such as ${show(url.groups?.['path'] ?? '/404.html')}`
  if (!page.startsWith('/')) return `it must start with a slash; write ${show(`/${page}`)}`
  return isEncoded(page) ? undefined : `${show(page)} is not a path: ${NOT_ENCODED} ${show(encodeUserPath(page))}`
}

function isEncoded(path: string): boolean {
  return path.length <= LONGEST && ENCODED.test(path)
}

const ROOT_OBJECT = /^[\w.*$/~"'&-]*$/

export function faultOfRootObject(name: string): string | undefined {
  if (name.startsWith('/')) return `it must not start with a slash; write ${show(name.replace(/^\/+/, ''))}`
  if (name.length > LONGEST || !ROOT_OBJECT.test(name))
    return `${show(name)} is not the name of an object: such a name has at most ${LONGEST} letters, digits and _-.*$/~"'&; write one such as index.html`
  return undefined
}

const PATTERN = /^[\w.*$~"'@:+&/?-]+$/

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html */
export function faultOfPathPattern(pattern: string): string | undefined {
  if (pattern.length <= LONGEST && PATTERN.test(pattern)) return undefined
  return `${show(pattern)} is not a path pattern: a pattern has 1 to ${LONGEST} letters, digits and _-.*$/~"'@:+&?; write one such as /api/*`
}
