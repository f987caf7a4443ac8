import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { placesIn, read } from '../../../support/distribution/configuration/reading/read.ts'
import { runs } from '../../../support/random-runs.ts'

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('every value has its line and column', () => {
  const { document, faults } = read('a.json', '{\n  "Origins": [\r\n\t{"Id": "a", "Port" : 80 }],\r"On":\n true }\n')
  expect(faults).toEqual([])
  expect(document && placesIn(document.root)).toEqual([
    '{ 1:1',
    'Origins 2:3',
    '[ 2:14',
    '{ 3:2',
    'Id 3:3',
    '"a" 3:9',
    'Port 3:14',
    '80 3:23',
    'On 4:1',
    'true 5:2',
  ])
})

test('columns count as strings do, and a byte order mark is no column', () => {
  const { document } = read('a.json', '\ufeff{"\u{1F600}": "é", "b": 1}')
  expect(document && placesIn(document.root)).toEqual(['{ 1:1', '\u{1F600} 1:2', '"é" 1:8', 'b 1:13', '1 1:18'])
})

test.each([
  ['"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"', 'a"\\/\b\f\n\r\té\u{1F600}'],
  ['"\u007f\u2028"', '\u007f\u2028'],
  ['-0', -0],
  ['1e5', 100_000],
  ['1.50', 1.5],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['0.0', 0],
  ['0e99999', 0],
  [' [ ] ', []],
  ['{"<<": {"a": 1}, "": null, "*a": false}', { '<<': { a: 1 }, '': null, '*a': false }],
  [`{"${'k'.repeat(2000)}": 1}`, { ['k'.repeat(2000)]: 1 }],
])('%j is read as JSON.parse reads it', (text, value) => {
  expect(read('a.json', text)).toMatchObject({ data: value, faults: [] })
  expect(JSON.parse(text)).toEqual(value)
})

describe('what is no JSON', () => {
  test.each([
    ['{"a": 1,}', '1:9 invalid JSON: expected a key in double quotes, found "}"; remove the comma before it'],
    ['[1,\n]', '2:1 invalid JSON: expected a value, found "]"; remove the comma before it'],
    ['[]]', '1:3 invalid JSON: expected nothing more after the first value, found "]"'],
    ['{a: 1}', '1:2 invalid JSON: expected a key in double quotes, found "a"'],
    ["['a']", `1:2 invalid JSON: expected a value, found "'"; text needs double quotes`],
    ['{"a" 1}', '1:6 invalid JSON: expected a colon after the key, found "1"'],
    ['{"a": 1\n "b": 2}', '2:2 invalid JSON: expected a comma or `}`, found "\\""'],
    ['[1 2]', '1:4 invalid JSON: expected a comma or `]`, found "2"'],
    ['{"a":', '1:6 invalid JSON: expected a value, but the file ends here'],
    ['// c\n{}', '1:1 invalid JSON: expected a value, found "/"; JSON has no comments; YAML has'],
    ['[1, /* c */ 2]', '1:5 invalid JSON: expected a value, found "/"; JSON has no comments; YAML has'],
    [
      '[012]',
      '1:2 invalid JSON: expected a value, found "012"; a number does not begin with 0; write it in quotes if it is text',
    ],
    ['[+1]', '1:2 invalid JSON: expected a value, found "+1"; a number begins with a digit, or with `-` and a digit'],
    ['[.5]', '1:2 invalid JSON: expected a value, found ".5"; a number begins with a digit, or with `-` and a digit'],
    ['[-Infinity]', '1:2 invalid JSON: expected a value, found "-Infinity"; JSON has no such number'],
    ['[True]', '1:2 invalid JSON: expected a value, found "True"; write true, false or null'],
    ['[truex]', '1:2 invalid JSON: expected a value, found "truex"'],
    ['[1e]', '1:2 invalid JSON: expected a value, found "1e"'],
    ['[0x10]', '1:2 invalid JSON: expected a value, found "0x10"'],
    ['["a]', '1:5 invalid JSON: the text that begins in line 1, column 2 does not end; a double quote is missing'],
    [
      '["a\n"]',
      '1:4 invalid JSON: the text that begins in line 1, column 2 does not end in its line; write `\\n` for a new line',
    ],
    [
      '["a\tb"]',
      '1:4 invalid JSON: the text that begins in line 1, column 2 has a control character; write it as `\\u0009`',
    ],
    ['["\\q"]', '1:3 invalid JSON: this backslash does not begin an escape of JSON; write `\\\\` for a backslash'],
    ['[\u00a01]', '1:2 invalid JSON: expected a value, found "\u00a0"'],
    ['[\u0000]', '1:2 invalid JSON: expected a value, found "\\u0000"'],
  ])('%j', (text, fault) => {
    expect(accepts(text)).toBe(false)
    expect(read('a.json', text)).toEqual({ document: undefined, data: undefined, faults: [fault] })
  })
})

describe('what is JSON, and cannot be meant', () => {
  test.each([
    ['{"a": 1,\n "a": 2}', '2:2 the key "a" is given twice, in line 1 and in line 2; keep one of them'],
    ['{"a": 1, "\\u0061": 2}', '1:10 the key "a" is given twice, in line 1 and in line 1; keep one of them'],
    [
      '{"a": 1, "__proto__": {"b": 1}}',
      '1:10 the key "__proto__" is not allowed; CloudFront has no such member, remove it',
    ],
    [
      '{"a": 1, "constructor": 1}',
      '1:10 the key "constructor" is not allowed; CloudFront has no such member, remove it',
    ],
    ['{"a": 1, "prototype": 1}', '1:10 the key "prototype" is not allowed; CloudFront has no such member, remove it'],
  ])('%s loses the key', (text, fault) => {
    expect(read('a.json', text)).toMatchObject({ data: { a: 1 }, faults: [fault] })
  })

  test.each(['9007199254740993', '1e400', '-1e400', '1e20', '1e-999', '0.1234567890123456789', '12345678901234567890'])(
    'the number %s is not rounded in silence',
    (number) => {
      const message = 'the number has more digits than can be kept; write it in quotes if it is text'
      expect(read('a.json', `[${number}]`).faults).toEqual([`1:2 ${message}`])
    },
  )

  test('half of a character is told, a whole one is not', () => {
    const message = 'the text has an escape such as `\\ud800`, which is half of a character; write the other half, too'
    expect(read('a.json', '["\\ud83d\\ude00", "\\udc00"]').faults).toEqual([`1:18 ${message}`])
  })

  test('everything of it is told at once', () => {
    const { faults } = read('a.json', '{"a": 1e400, "a": 2, "b": {"__proto__": ${X}}}'.replace('${X}', '"${X}"'))
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['1:7', '1:14', '1:28'])
  })
})

test('it accepts and reads what JSON.parse accepts and reads', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '"\\u0041"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\n',
    '"',
    '\\',
  ]
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.json(),
    fc.tuple(fc.json(), fc.nat(), fc.constantFrom(...pieces)).map(([json, at, piece]) => {
      const index = at % (json.length + 1)
      return json.slice(0, index) + piece + json.slice(index + 1)
    }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(text.trim() !== '')
      const { document, data, faults } = read('a.json', text)
      expect(document !== undefined).toBe(accepts(text))
      if (faults.length === 0) expect(data).toEqual(JSON.parse(text))
    }),
    { seed: 8259, numRuns: runs(500) },
  )
})
