import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { count } from '../src/report/count.ts'
import { escapeHtml, printable } from '../src/printable.ts'
import { runs } from './support/random-runs.ts'
import { ANY_CHARACTER } from './support/any-character.ts'

describe('printable', () => {
  test.each([
    ['docs/größe 世界 🦊.md', 'docs/größe 世界 🦊.md'],
    ['::set-output name=x::y', ': :set-output name=x::y'],
    ['  ::add-mask::x', '  : :add-mask::x'],
    ['a ::warning::b', 'a ::warning::b'],
    ['a\n::stop-commands::x', 'a\\n::stop-commands::x'],
    ['\n::stop-commands::x', '\\n::stop-commands::x'],
    ['\r\t', '\\r\\t'],
    ['##[add-mask]x', '# #[add-mask]x'],
    ['a ##[group]##[endgroup]', 'a # #[group]# #[endgroup]'],
    ['###[error]', '## #[error]'],
    ['\u001b[31mred', '\\u001b[31mred'],
    ['\u0000\u007f\u0085', '\\u0000\\u007f\\u0085'],
    ['a\u202egnp.exe', 'a\\u202egnp.exe'],
    ['\u061c\u200e\u200f\u2066\u2069', '\\u061c\\u200e\\u200f\\u2066\\u2069'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['caf\udce9', 'caf\\udce9'],
  ])('%j', (text, harmless) => {
    expect(printable(text)).toBe(harmless)
  })

  test('is one line that the runner takes for no command', () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        const harmless = printable(text)
        expect(harmless).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u)
        expect(harmless.trimStart().startsWith('::')).toBe(false)
        expect(harmless).not.toContain('##[')
      }),
      { numRuns: runs(2000) },
    )
  })
})

describe('escapeHtml', () => {
  test.each([
    ['<script>alert(1)</script>', '&#60;script&#62;alert(1)&#60;/script&#62;'],
    ['a|b`c`', 'a&#124;b&#96;c&#96;'],
    ['"x" onclick=\'y\'', '&#34;x&#34; onclick=&#39;y&#39;'],
    ['&lt;', '&#38;lt;'],
    ['@octo-org/team #1', '&#64;octo-org/team &#35;1'],
    ['a\n\n# Title', 'a\\n\\n&#35; Title'],
    ['\u202e\udce9', '\\u202e\\udce9'],
    ['世界', '世界'],
  ])('%j', (text, html) => {
    expect(escapeHtml(text)).toBe(html)
  })

  test('is one line of text, whatever it is', () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        expect(escapeHtml(text)).toMatch(/^(?:&#\d+;|[^&<>"'`|@#\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029])*$/u)
      }),
    )
  })
})

test.each([
  [0, '0 paths'],
  [1, '1 path'],
  [2, '2 paths'],
])('%i', (number, text) => {
  expect(count(number, 'path')).toBe(text)
})

function hostile(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(
      ':',
      '::',
      '#',
      '##[',
      '[',
      ' ',
      '\n',
      '\r',
      '\t',
      '\ufeff',
      '\u00a0',
      '\u061c',
      '\u202e',
      '\udce9',
      '<',
      '&',
    ),
    fc.string({ unit: ANY_CHARACTER, maxLength: 2 }),
  )
  return fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
}
