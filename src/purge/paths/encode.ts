/**
 * CloudFront compares an invalidation path byte by byte with the URL in its cache. Only RFC 1738's unsafe characters
 * and non-ASCII ones may be percent-encoded; otherwise a path is accepted but purges nothing.
 */

/** Control characters, non-ASCII characters, space, and `"` `<` `>` `\` `^` `` ` `` `{` `|` `}` `[` `]`. */
const UNSAFE = String.raw`\u0000-\u0020"<>\\^\x60{|}\[\]\u007f-\u{10ffff}`
const UNSAFE_IN_FILE_NAME = new RegExp(`[${UNSAFE}%#?]`, 'gu')
const UNSAFE_IN_USER_PATH = new RegExp(`[${UNSAFE}#]|%(?![0-9A-Fa-f]{2})`, 'gu')
const UNSAFE_IN_TAG = /[^!-~]|[%,*]/gu

/** Encodes `?`, `%` and `#`, too, but not `/`. Bytes that are not UTF-8 become `%XX`. */
export function encodeFileName(name: string): string {
  return name.replace(UNSAFE_IN_FILE_NAME, percentEncode)
}

/** Does not encode `?` and `%XX` again: users write encoded paths and query strings. */
export function encodeUserPath(path: string): string {
  return path.replace(UNSAFE_IN_USER_PATH, percentEncode)
}

/** Leaves ASCII 33 to 126, except for `%`, the comma and the wildcard. */
export function encodeTag(name: string): string {
  return name.replace(UNSAFE_IN_TAG, percentEncode)
}

function percentEncode(character: string): string {
  return PERCENT_ENCODED_ASCII[character.charCodeAt(0)] ?? percentEncodeBytes(character)
}

const UTF_8 = new TextEncoder()

function percentEncodeBytes(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const bytes = code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : UTF_8.encode(character)
  let encoded = ''
  for (const byte of bytes) encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  return encoded
}

/** A table, because nearly all encoded characters are ASCII. */
const PERCENT_ENCODED_ASCII: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  percentEncodeBytes(String.fromCharCode(code)),
)
