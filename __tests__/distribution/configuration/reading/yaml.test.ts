import { describe, expect, test } from '@jest/globals'

import { placesIn, read } from '../../../support/distribution/configuration/reading/read.ts'

test('every value has its line and column', () => {
  const text =
    '\ufeff# c\nOrigins: # d\r\n  - Id: a\r\n    Port: 80\n  - [x, "y", {z: \'1\'}]\n? Comment\n: |\n  one\n  two\nEmpty:\nLast: !!str &q 5\n'
  const { document, faults } = read('a.yml', text)
  expect(faults).toEqual([])
  expect(document && placesIn(document.root)).toEqual([
    '{ 2:1',
    'Origins 2:1',
    '[ 3:3',
    '{ 3:5',
    'Id 3:5',
    '"a" 3:9',
    'Port 4:5',
    '80 4:11',
    '[ 5:5',
    '"x" 5:6',
    '"y" 5:9',
    '{ 5:14',
    'z 5:15',
    '"1" 5:18',
    'Comment 6:3',
    '"one\\ntwo\\n" 7:3',
    'Empty 10:1',
    'null 10:7',
    'Last 11:1',
    '"5" 11:16',
  ])
})

test.each([
  ['null', null],
  ['~', null],
  ['', null],
  ['True', true],
  ['FALSE', false],
  ['yes', 'yes'],
  ['No', 'No'],
  ['on', 'on'],
  ['y', 'y'],
  ['nan', 'nan'],
  ['.nan', '.nan'],
  ['-.inf', '-.inf'],
  ['Infinity', 'Infinity'],
  ['012', '012'],
  ['012345678901', '012345678901'],
  ['0o14', '0o14'],
  ['0x10', '0x10'],
  ['+5', '+5'],
  ['.5', '.5'],
  ['1_000', '1_000'],
  ['1:30', '1:30'],
  ['111122223333', 111122223333],
  ['-7', -7],
  ['2.50', 2.5],
  ['1e3', 1000],
  ['1.2.3', '1.2.3'],
  ['2012-07-01', '2012-07-01'],
  ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
  ['"5"', '5'],
  ["'true'", 'true'],
  ['!!str 5', '5'],
  ['! 5', '5'],
  ['!!int "5"', 5],
  ['!!float 5', 5],
  ['!!bool true', true],
  ['!!null ""', null],
  ['!!timestamp 2012-07-01', '2012-07-01'],
  ['!!binary aGk=', 'aGk='],
])('the scalar %j', (scalar, value) => {
  expect(read('a.yml', `a: ${scalar}\n`)).toMatchObject({ data: { a: value }, faults: [] })
})

test('tags of others are kept and change no value', () => {
  const { document, faults } = read(
    'a.yml',
    'a: !Ref B\nb: !Join [",", [c, 5]]\nc: !Map {d: 1}\nd: !Five 5\ne: !Text "5"\n',
  )
  expect(faults).toEqual([])
  expect(document?.root).toMatchObject({
    entries: [
      { value: { kind: 'scalar', tag: '!Ref', value: 'B' } },
      {
        value: {
          kind: 'list',
          tag: '!Join',
          items: [{ value: ',' }, { tag: undefined, items: [{ value: 'c' }, { value: 5 }] }],
        },
      },
      { value: { kind: 'map', tag: '!Map' } },
      { value: { tag: '!Five', value: 5 } },
      { value: { tag: '!Text', value: '5' } },
    ],
  })
})

test('scalars are not text alone, whatever their quotes', () => {
  const { document } = read('a.yml', '[a, "5", 5]')
  expect(document?.root).toMatchObject({ items: [{ isText: false }, { isText: false }, { isText: false }] })
})

describe('anchors and merge keys', () => {
  test('an alias is the node of its anchor, places included', () => {
    const { document } = read('a.yml', 'a: &x\n  b: 1\nc: *x\n')
    expect(document && placesIn(document.root)).toEqual([
      '{ 1:1',
      'a 1:1',
      '{ 2:3',
      'b 2:3',
      '1 2:6',
      'c 3:1',
      '{ 2:3',
      'b 2:3',
      '1 2:6',
    ])
  })

  test.each([
    ['a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
    ['&k key: 1\nother: *k', { key: 1, other: 'key' }],
    ['a: &k key\nb: {*k : 1}', { a: 'key', b: { key: 1 } }],
    ['a: &x {p: 1, q: 1}\nb: {q: 2, <<: *x, r: 2}', { a: { p: 1, q: 1 }, b: { p: 1, q: 2, r: 2 } }],
    ['a: {<<: [{p: 1}, {p: 2, q: 2}], r: 3}', { a: { p: 1, q: 2, r: 3 } }],
    ['a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y, p: 3}', { a: { p: 1 }, b: { p: 1, q: 2 }, c: { p: 3, q: 2 } }],
    ['a: {<<: {p: {q: 1}}, p: {r: 2}}', { a: { p: { r: 2 } } }],
    ['a: {"<<": 1}', { a: { '<<': 1 } }],
  ])('%j', (text, data) => {
    expect(read('a.yml', text)).toMatchObject({ data, faults: [] })
  })

  test.each([
    ['a: *x\nb: &x 1', '1:4 the alias "x" has no anchor before it'],
    ['a: &x [*x]', '1:8 the alias "x" is inside its own anchor'],
    ['a: &x {<<: *x}', '1:12 the alias "x" is inside its own anchor'],
    ['a: {<<: 1}', '1:5 `<<` takes a map, or a list of maps; write it in quotes if it is a key'],
    ['a: {<<: [{b: 1}, 2]}', '1:5 `<<` takes a map, or a list of maps; write it in quotes if it is a key'],
    ['a: {<<: {b: 1}, <<: {c: 1}}', '1:17 the key "<<" is given twice, in line 1 and in line 1; keep one of them'],
  ])('%j is refused', (text, fault) => {
    expect(read('a.yml', text).faults[0]).toBe(fault)
  })
})

describe('what is no YAML', () => {
  test.each([
    [
      'a: [1, 2\nb: 3',
      '2:1 invalid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a: "x\n', '2:1 invalid YAML: Missing closing "quote'],
    ['a: b: c', '1:4 invalid YAML: Nested mappings are not allowed in compact mappings'],
    ['\ta: 1', '1:1 invalid YAML: Tabs are not allowed as indentation'],
    ['a: 1\nb', '2:1 invalid YAML: Implicit map keys need to be followed by map values'],
    ['a: !e!x 3', '1:4 invalid YAML: Could not resolve tag: !e!x'],
    ['a: ]', '1:4 invalid YAML: Unexpected flow-seq-end token in YAML stream: "]"'],
    [
      'a: {b: ${PORT}}',
      '1:9 invalid YAML: Unexpected flow-map-start at node end; within [ ] and { } write "${NAME}" in quotes',
    ],
    ['a: 1\n---\nb: 2', '2:1 a second document begins here; a configuration is one document'],
    ['# c\n%YAML 1.1\n---\na: 1', '2:1 the file is read as YAML 1.2; remove the directive `%YAML`'],
    ['a: "\u0001"', '1:5 invalid YAML: a control character is not allowed; in double quotes write `\\x01`'],
    ['a:  b\u0000', '1:6 invalid YAML: a control character is not allowed; in double quotes write `\\x00`'],
    ['# only\n', '1:1 the file has no values, only comments'],
  ])('%j', (text, fault) => {
    expect(read('a.yml', text)).toEqual({ document: undefined, data: undefined, faults: [fault] })
  })

  test('every line that is wrong is told', () => {
    const { faults } = read('a.yml', 'a: @x\nb: 1\nc: `y`\n')
    expect(faults).toEqual([
      '1:4 invalid YAML: Plain value cannot start with reserved character @',
      '3:4 invalid YAML: Plain value cannot start with reserved character `',
    ])
  })
})

describe('what is YAML, and cannot be meant', () => {
  test.each([
    ['a: 1\na: 2', '2:1 the key "a" is given twice, in line 1 and in line 2; keep one of them'],
    ['a: 1\n"a": 2', '2:1 the key "a" is given twice, in line 1 and in line 2; keep one of them'],
    ['a: 1\n__proto__: {b: 1}', '2:1 the key "__proto__" is not allowed; CloudFront has no such member, remove it'],
    ['a: 1\n? constructor\n', '2:3 the key "constructor" is not allowed; CloudFront has no such member, remove it'],
    ['a: 1\n? [b]\n: 2', '2:3 a key must be text; put it in quotes'],
    ['a: 1\n{{ b }}: 2', '2:1 a key must be text; put it in quotes'],
    ['a: 1\n: 2', '2:1 a key is missing here'],
  ])('%j loses the key', (text, fault) => {
    expect(read('a.yml', text)).toMatchObject({ data: { a: 1 }, faults: [fault] })
  })

  test.each([
    ['12345678901234567890', 'the number has more digits than can be kept; write it in quotes if it is text'],
    ['1e400', 'the number has more digits than can be kept; write it in quotes if it is text'],
    ['"\\ud800"', 'the text has an escape such as `\\ud800`, which is half of a character; write the other half, too'],
  ])('the scalar %s is told', (scalar, message) => {
    expect(read('a.yml', `a: ${scalar}`).faults).toEqual([`1:4 ${message}`])
  })

  test.each([
    ['!!int x', '1:10 the value is not of the type !!int'],
    ['!!int 1.5', '1:10 the value is not of the type !!int'],
    ['!!bool 1', '1:11 the value is not of the type !!bool'],
    ['!!set {b}', '1:10 this is a map, not a !!set'],
    ['!!str [b]', '1:10 this is a list, not a !!str'],
  ])('the tag of %s is told', (value, fault) => {
    expect(read('a.yml', `a: ${value}`).faults).toEqual([fault])
  })
})
