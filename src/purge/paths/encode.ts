/**
 * The encoding of CloudFront's invalidation paths. CloudFront compares a path byte by byte with the URL in its cache, so that
 * only what RFC 1738 calls unsafe, and what is not ASCII, may be percent-encoded: encode more and the path is accepted and
 * purges nothing.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 */

/** Controls, space, `"` `<` `>` `\` `^` `` ` `` `{` `|` `}` `[` `]`, DEL, and everything beyond ASCII. */
const UNSAFE = String.raw`\u0000-\u0020"<>\\^\x60{|}\[\]\u007f-\u{10ffff}`
const UNSAFE_IN_FILE_NAME = new RegExp(`[${UNSAFE}%#?]`, 'gu')
const UNSAFE_IN_USER_PATH = new RegExp(`[${UNSAFE}#]|%(?![0-9A-Fa-f]{2})`, 'gu')
const UNSAFE_IN_TAG = /[^!-~]|[%,*]/gu

/**
 * Encodes a file's name, or a part of one, as it stands in a URL. `?`, `%` and `#` are part of the name here and are encoded,
 * too; `/` stays. Bytes that are no UTF-8 (see `decodeFileName`) become `%XX` of the very byte.
 */
export function encodeFileName(name: string): string {
  return name.replace(UNSAFE_IN_FILE_NAME, percentEncode)
}

/**
 * Encodes what a user wrote as a path: a query string and `%XX` are meant as they are. Encoding an encoded path changes nothing.
 */
export function encodeUserPath(path: string): string {
  return path.replace(UNSAFE_IN_USER_PATH, percentEncode)
}

/** Encodes a file's name, or a part of one, for a cache tag: ASCII 33 to 126 without the comma and the wildcard. */
export function encodeTag(name: string): string {
  return name.replace(UNSAFE_IN_TAG, percentEncode)
}

function percentEncode(character: string): string {
  return PERCENT_ENCODED_ASCII[character.charCodeAt(0)] ?? percentEncodeBytes(character)
}

function percentEncodeBytes(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const bytes = code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : Buffer.from(character, 'utf8')
  let encoded = ''
  for (const byte of bytes) encoded += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  return encoded
}

/** Nearly all that is ever encoded are a few characters of ASCII, in many names. */
const PERCENT_ENCODED_ASCII: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  percentEncodeBytes(String.fromCharCode(code)),
)
