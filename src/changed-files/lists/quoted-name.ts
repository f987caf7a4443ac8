import { decodeFileName } from '../../repository/file-name.ts'

const QUOTED = /^"((?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))+)"$/
const CHARACTER_OR_ESCAPE = /\\([0-7]{3})|\\(.)|([^\\]+)/g
const ESCAPED: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }

/**
 * `"caf\303\251.html"` becomes `café.html`. Other text stays.
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath
 */
export function unquoteName(text: string): string {
  const quoted = QUOTED.exec(text)?.[1]
  if (quoted === undefined) return text
  const parts = Array.from(quoted.matchAll(CHARACTER_OR_ESCAPE), ([, octal, escaped, plain]) => {
    if (octal !== undefined) return Buffer.from([Number.parseInt(octal, 8)])
    if (escaped !== undefined) return Buffer.from([ESCAPED[escaped] ?? escaped.charCodeAt(0)])
    return Buffer.from(plain ?? '')
  })
  return decodeFileName(Buffer.concat(parts))
}
