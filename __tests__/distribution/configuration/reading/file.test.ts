import { describe, expect, test } from '@jest/globals'

import {
  MAX_ALIASES,
  MAX_DEPTH,
  MAX_FAULTS,
  MAX_FILE_SIZE,
  MAX_LEXEMES,
  MAX_LINES,
  MAX_MARKS,
  MAX_NODES,
} from '../../../../src/distribution/configuration/reading/limits.ts'
import { read, readBytes } from '../../../support/distribution/configuration/reading/read.ts'

describe('the format', () => {
  test.each([
    ['a.json', '{"a": 1}', 'json'],
    ['.github/a.b.JSON', '{"a": 1}', 'json'],
    ['a.yml', '{"a": 1}', 'yaml'],
    ['a.yaml', 'a: 1', 'yaml'],
    ['a.xml', '<a/>', 'xml'],
    ['conf', '\n <a/>', 'xml'],
    ['conf.d/a', ' {"a": 1}', 'json'],
    ['conf.json/a', 'a: 1', 'yaml'],
    ['a.template', '# c\na: 1', 'yaml'],
    ['a.template', '[1]', 'yaml'],
  ])('of %s with %j is %s', (file, text, format) => {
    expect(read(file, text)).toMatchObject({ document: { format }, faults: [] })
  })

  test.each(['a.json', 'a.yml', 'a.xml', 'a'])('%s without anything in it is empty', (file) => {
    const message = 'the file is empty; write the configuration of a distribution'
    for (const text of ['', ' \n\t', '\ufeff'])
      expect(read(file, text)).toMatchObject({ data: undefined, faults: [`1:1 ${message}`] })
  })
})

describe('the encoding', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')

  test('a byte order mark of UTF-8 is dropped', () => {
    expect(readBytes('a.json', new Uint8Array([0xef, 0xbb, 0xbf, 0x31])).data).toBe(1)
  })

  test.each([
    ['a.json', '\r\n{"a": "käse", b}', '2:15 invalid JSON: expected a key in double quotes, found "b"'],
    ['a.yml', 'a: käse\r\nb: [', '2:5 invalid YAML: '],
    ['a.xml', '<?xml version="1.0" encoding="utf-16"?>\r\n<a>käse</b>', '2:8 invalid XML: '],
  ])('UTF-16 with a byte order mark is read, and %s has the right places', (file, text, fault) => {
    for (const bytes of [utf16(`\ufeff${text}`), utf16(`\ufeff${text}`).swap16()]) {
      expect(readBytes(file, bytes).faults).toEqual([expect.stringContaining(fault)])
    }
  })

  test.each([
    ['little endian', utf16('{"a": 1}'), 'the file is UTF-16 without a byte order mark; save it as UTF-8'],
    ['big endian', utf16('{"a": 1}').swap16(), 'the file is UTF-16 without a byte order mark; save it as UTF-8'],
    [
      'cut off',
      utf16('\ufeff{"a": 1}').subarray(0, -1),
      'it begins with a byte order mark of UTF-16, but is not UTF-16; save it as UTF-8',
    ],
  ])('other UTF-16 is named: %s', (_, bytes, fault) => {
    expect(readBytes('a.json', bytes)).toMatchObject({ data: undefined, faults: [fault] })
  })

  test.each([
    [[0x61, 0x0a, 0x62, 0xe4, 0x63], '2:2 the byte 0xe4 is not UTF-8; save the file as UTF-8'],
    [[0x61, 0xef, 0xbf, 0xbd, 0xff], '1:3 the byte 0xff is not UTF-8; save the file as UTF-8'],
    [[0xef, 0xbb, 0xbf, 0x61, 0x80], '1:2 the byte 0x80 is not UTF-8; save the file as UTF-8'],
    [[0x61, 0xc3], '1:2 the byte 0xc3 is not UTF-8; save the file as UTF-8'],
    [[0xed, 0xa0, 0x80], '1:1 the byte 0xed is not UTF-8; save the file as UTF-8'],
    [[0xc0, 0xaf], '1:1 the byte 0xc0 is not UTF-8; save the file as UTF-8'],
  ])('%j is no UTF-8', (bytes, fault) => {
    expect(readBytes('a.yml', new Uint8Array(bytes))).toMatchObject({ data: undefined, faults: [fault] })
  })
})

describe('a limit holds, and what is just within it is read', () => {
  const nested = (open: string, close: string) => (depth: number) => open.repeat(depth) + 'x' + close.repeat(depth)
  const items = (begin: string, item: string, end: string) => (count: number) => begin + item.repeat(count) + end

  test.each([
    [
      'size',
      'a.json',
      (size: number) => `"${'x'.repeat(size - 2)}"`,
      MAX_FILE_SIZE,
      /^the file has \d+ bytes; at most \d+ are read/,
    ],
    ['lines', 'a.json', (count: number) => `[${'\n'.repeat(count - 1)}]`, MAX_LINES, /more than \d+ lines/],
    [
      'depth',
      'a.json',
      (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`,
      MAX_DEPTH,
      /^1:\d+ .*nested deeper than 64 levels/,
    ],
    ['depth', 'a.yml', nested('[', ']'), MAX_DEPTH, /^1:\d+ .*nested deeper than 64 levels/],
    ['depth', 'a.yml', nested('- ', ''), MAX_DEPTH, /^1:\d+ .*nested deeper than 64 levels/],
    [
      'depth',
      'a.yml',
      (depth: number) => `${'['.repeat(depth - 1)}a: 1${']'.repeat(depth - 1)}`,
      MAX_DEPTH,
      /nested deeper/,
    ],
    [
      'depth',
      'a.yml',
      (depth: number) => `a: &a ${nested('[', ']')(40)}\nb: ${'['.repeat(depth - 41)}*a${']'.repeat(depth - 41)}`,
      MAX_DEPTH,
      /^2:\d+ .*nested deeper/,
    ],
    [
      'depth',
      'a.xml',
      (depth: number) => `${'<a>'.repeat(depth)}<b/>${'</a>'.repeat(depth)}`,
      MAX_DEPTH,
      /^1:\d+ .*nested deeper/,
    ],
    ['nodes', 'a.json', (count: number) => `[${'1,'.repeat(count - 2)}1]`, MAX_NODES, /more than \d+ values/],
    ['nodes', 'a.yml', (count: number) => `[${'1,'.repeat(count - 1)}]`, MAX_NODES, /more than \d+ values/],
    [
      'nodes',
      'a.yml',
      (count: number) => `- &a [${'1,'.repeat(count / 2 - 2)}]\n- *a\n- 1`,
      MAX_NODES,
      /more than \d+ values/,
    ],
    ['nodes', 'a.xml', items('<a>', '<b/>', '</a>'), MAX_NODES - 1, /more than \d+ values/],
    ['aliases', 'a.yml', items('- &a 1\n', '- *a\n', ''), MAX_ALIASES, /more than \d+ aliases/],
  ] as const)('%s of %s', (_, file, write, limit, message) => {
    expect(read(file, write(limit)).faults).toEqual([])
    const beyond = read(file, write(limit + 2))
    expect(beyond).toEqual({ document: undefined, data: undefined, faults: [expect.stringMatching(message)] })
  })

  test('merged entries count as values', () => {
    const entries = Array.from({ length: MAX_NODES / 4 }, (_, index) => `k${index}: 1`).join()
    expect(read('a.yml', `- &a {${entries}}\n- <<: *a`).faults).toEqual([])
    expect(read('a.yml', `- &a {${entries}}\n- <<: *a\n- <<: *a`).faults).toEqual([
      expect.stringMatching(/^3:\d the file has more than \d+ values/),
    ])
  })

  test('words and marks of YAML', () => {
    const words = read('a.yml', `[${' "a" , #\n'.repeat(MAX_LINES - 1)}]`)
    expect(words.faults).toEqual([expect.stringMatching(`^\\d+:\\d+ the file has more than ${MAX_LEXEMES} words`)])
    const marks = read('a.yml', `[${','.repeat(MAX_MARKS)}]`)
    expect(marks.faults).toEqual([expect.stringMatching(`^1:\\d+ the file has more than ${MAX_MARKS} marks`)])
  })

  test('a hundred faults are listed, of more the number', () => {
    const { faults } = read('a.json', `[${'"${Q}",'.repeat(MAX_FAULTS + 3)}1]`)
    expect(faults).toHaveLength(MAX_FAULTS + 1)
    expect(faults.at(-1)).toBe('3 more mistakes are not listed')
  })
})
