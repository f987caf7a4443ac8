import { describe, expect, test } from '@jest/globals'
import { GitFailure } from '../../src/repository/git.ts'
import { parseRawDiff } from '../../src/repository/raw-diff.ts'

const ZERO = '0'.repeat(40)
const ONE = '1'.repeat(40)
const TWO = '2'.repeat(40)

function entry(header: string, path: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`:${header}\0`), Buffer.from(path), Buffer.from([0])])
}

describe('an entry', () => {
  test.each([
    { header: `000000 100644 ${ZERO} ${ONE} A`, files: [['added', 'file']] },
    { header: `000000 120000 ${ZERO} ${ONE} A`, files: [['added', 'file']] },
    { header: `000000 160000 ${ZERO} ${ONE} A`, files: [['added', 'submodule']] },
    { header: `100644 000000 ${ONE} ${ZERO} D`, files: [['deleted', 'file']] },
    { header: `160000 000000 ${ONE} ${ZERO} D`, files: [['deleted', 'submodule']] },
    { header: `100644 100644 ${ONE} ${TWO} M`, files: [['modified', 'file']] },
    { header: `100644 100755 ${ONE} ${TWO} M`, files: [['modified', 'file']] },
    { header: `100644 100755 ${ONE} ${ONE} M`, files: [['mode-changed', 'file']] },
    { header: `100664 100644 ${ONE} ${ONE} M`, files: [['mode-changed', 'file']] },
    { header: `120000 120000 ${ONE} ${TWO} M`, files: [['modified', 'file']] },
    { header: `160000 160000 ${ONE} ${TWO} M`, files: [['modified', 'submodule']] },
    { header: `100644 120000 ${ONE} ${ONE} T`, files: [['type-changed', 'file']] },
    { header: `120000 100755 ${ONE} ${TWO} T`, files: [['type-changed', 'file']] },
    {
      header: `100644 160000 ${ONE} ${TWO} T`,
      files: [
        ['deleted', 'file'],
        ['added', 'submodule'],
      ],
    },
    {
      header: `160000 120000 ${ONE} ${TWO} T`,
      files: [
        ['deleted', 'submodule'],
        ['added', 'file'],
      ],
    },
    { header: `100644 100644 ${'a'.repeat(64)} ${'b'.repeat(64)} M`, files: [['modified', 'file']] },
  ])('$header', ({ header, files }) => {
    const expected = files.map(([change, kind]) => ({ path: 'p', change, kind }))
    expect(parseRawDiff(entry(header, 'p'))).toEqual(expected)
  })

  test.each([
    ['a name with a newline', Buffer.from('a\nb'), 'a\nb'],
    ['a name like a header', Buffer.from(`:100644 100644 ${ONE} ${TWO} M`), `:100644 100644 ${ONE} ${TWO} M`],
    ['a name that is no UTF-8', Buffer.from([0x61, 0xfe, 0x62]), 'a\udcfeb'],
    ['a name beyond ASCII', Buffer.from('é漢😀'), 'é漢😀'],
  ])('%s', (_, bytes, path) => {
    const output = Buffer.concat([
      entry(`000000 100644 ${ZERO} ${ONE} A`, bytes),
      entry(`100644 000000 ${ONE} ${ZERO} D`, 'z'),
    ])
    expect(parseRawDiff(output).map((file) => file.path)).toEqual([path, 'z'])
  })
})

test('no output is no change', () => {
  expect(parseRawDiff(Buffer.alloc(0))).toEqual([])
})

describe('anything else is refused with what was seen', () => {
  const whole = entry(`100644 100644 ${ONE} ${TWO} M`, 'name')
  test.each([
    ['a name without its end', whole.subarray(0, -1), String.raw`M\u0000name"`],
    ['a header without a name', whole.subarray(0, 99), 'at byte 0 it reads ":100644 100644'],
    ['a header without its end', whole.subarray(0, 40), 'at byte 0 it reads ":100644 100644'],
    ['a rename', entry(`100644 100644 ${ONE} ${ONE} R100`, 'a'), String.raw` R100\u0000a\u0000"`],
    ['an unmerged path', entry(`100644 100644 ${ONE} ${TWO} U`, 'a'), String.raw` U\u0000a\u0000"`],
    ['short IDs', entry('100644 100644 1234567 7654321 M', 'a'), '1234567'],
    [
      'a commit before the entries',
      Buffer.concat([Buffer.from(`${ONE}\0`), whole]),
      `at byte 0 it reads "${ONE}\\u0000`,
    ],
    [
      'a second entry that is none',
      Buffer.concat([whole, Buffer.from('x\0y\0')]),
      String.raw`at byte 104 it reads "x\u0000y\u0000"`,
    ],
    ['text', Buffer.from('fatal: no'), '"fatal: no"'],
  ])('%s', (_, output, seen) => {
    const parse = (): unknown => parseRawDiff(output)
    expect(parse).toThrow(GitFailure)
    expect(parse).toThrow(seen)
  })
})
