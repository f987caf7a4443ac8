import { show } from './wording.ts'
import { matchAt } from './source.ts'

export type Expected = 'value' | 'key' | 'colon' | 'comma or ]' | 'comma or }' | 'end'

const WANTED: Readonly<Record<Expected, string>> = {
  value: 'a value',
  key: 'a key in double quotes',
  colon: 'a colon after the key',
  'comma or ]': 'a comma or `]`',
  'comma or }': 'a comma or `}`',
  end: 'nothing more after the first value',
}

/** For people who are used to JavaScript, Python or YAML. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/\/[/*]|#/y, 'JSON has no comments; YAML has'],
  [/'/y, 'text needs double quotes'],
  [/[-+.]?(?:NaN|Infinity)/y, 'JSON has no such number'],
  [/-?0[0-9]/y, 'a number does not begin with 0; write it in quotes if it is text'],
  [/[-+.]/y, 'a number begins with a digit, or with `-` and a digit'],
  [/True|False|None|undefined/y, 'write true, false or null'],
]
const WORD = /[\p{L}\p{N}_$.+-]+|./suy

export function describeMistake(text: string, offset: number, expected: Expected): string {
  const wanted = `invalid JSON: expected ${WANTED[expected]}`
  if (offset >= text.length) return `${wanted}, but the file ends here`
  const found = `found ${show(matchAt(WORD, text, offset) ?? '')}`
  const hint = isTrailingComma(text, offset, expected)
    ? 'remove the comma before it'
    : HINTS.find(([mistake]) => matchAt(mistake, text, offset) !== undefined)?.[1]
  return `${wanted}, ${found}${hint === undefined ? '' : `; ${hint}`}`
}

function isTrailingComma(text: string, offset: number, expected: Expected): boolean {
  const closes = (expected === 'key' && text[offset] === '}') || (expected === 'value' && text[offset] === ']')
  return closes && text.slice(0, offset).trimEnd().endsWith(',')
}
