import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stringify } from 'yaml'

import { MAX_FAULTS } from '../../../../src/distribution/configuration/reading/limits.ts'
import { read, readBytes } from '../../../support/distribution/configuration/reading/read.ts'
import { runs } from '../../../support/random-runs.ts'
import { ANY_CHARACTER } from '../../../support/any-character.ts'

const RUNS = { seed: 20121, numRuns: runs(400) }

/** What a reader may answer, whatever it is given. */
function expectAnAnswer(file: string, bytes: Uint8Array): void {
  const { document, faults } = readBytes(file, bytes, { NAME: 'pr-7' })
  expect(document !== undefined || faults.length > 0).toBe(true)
  expect(faults.length).toBeLessThanOrEqual(MAX_FAULTS + 1)
  for (const fault of faults) {
    expect(fault.length).toBeLessThan(500)
    expect(fault).toMatch(/^([1-9]\d*:[1-9]\d* \S|the file is UTF-16|\d+ more)/)
  }
}

const SAMPLES = {
  'a.json':
    '{\n  "Origins": {"Quantity": 1, "Items": [{"Id": "a\\u00e9", "Port": -80.5e1, "On": true, "Q": null}]},\n "x": "${NAME}"\n}\n',
  'a.yml': `# c\nOrigins: &o # d\n  - Id: "a\\u00e9"\n    Port: 80\n    <<: {a: 1, b: [x, 'y']}\n  - !Sub "\${NAME}"\n? Comment\n: |-\n  one \${NAME}\n   two\nAgain: *o\nText: >+\n  a\n\n  b\nLast: !!str 5\n`,
  'a.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<A xmlns="http://x">\n <B>1</B><!-- c -->\n <C>&lt;<![CDATA[<d>]]>\${NAME} &#233;</C>\n <D><B/><B></B></D>\n</A>\n`,
} as const

/** Pieces that mean something to one of the formats. */
const PIECES = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ': ',
    '- ',
    '? ',
    '&a ',
    '*a',
    '<<: ',
    '!t ',
    '!!int ',
    '!<',
    '|',
    '>',
    '"',
    "'",
    '#',
    ' #',
    '%',
    '%YAML 1.1\n',
  ],
  ...[
    '---\n',
    '...\n',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '<',
    '>',
    '/',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE a',
    '&',
    '&lt;',
    '&#',
  ],
  ...[
    ';',
    '=',
    'a',
    'b',
    '1',
    '-',
    '0',
    '.',
    'e',
    '\\',
    '\\u',
    '\u0000',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\u{1F600}',
    '${NAME}',
    '$',
    '__proto__',
    'true',
    'null',
    '~',
    '@',
    '`',
  ],
)

const TEXT = fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join(''))

/** A change of the kind that an editor, a merge or a broken disk makes. */
type Change = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>
const share = fc.double({ min: 0, max: 1, noNaN: true })
const at = (bytes: Uint8Array, where: number) => Math.floor(bytes.length * where)
const CHANGE: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.nat(255)).map(
    ([where, byte]): Change =>
      (bytes) =>
        bytes.with(Math.min(at(bytes, where), bytes.length - 1), byte),
  ),
  share.map(
    (where): Change =>
      (bytes) =>
        bytes.slice(0, at(bytes, where)),
  ),
  fc.tuple(share, share, share).map(([from, to, where]): Change => (bytes) => {
    const piece = bytes.slice(at(bytes, Math.min(from, to)), at(bytes, Math.max(from, to)))
    return new Uint8Array([...bytes.slice(0, at(bytes, where)), ...piece, ...bytes.slice(at(bytes, where))])
  }),
  fc.tuple(share, PIECES).map(([where, piece]): Change => (bytes) => {
    return new Uint8Array([
      ...bytes.slice(0, at(bytes, where)),
      ...Buffer.from(piece),
      ...bytes.slice(at(bytes, where)),
    ])
  }),
  fc.tuple(share, share).map(([from, length]): Change => (bytes) => {
    const start = at(bytes, from)
    return new Uint8Array([...bytes.slice(0, start), ...bytes.slice(start + at(bytes, length / 8))])
  }),
)

describe.each(Object.entries(SAMPLES))('%s', (file, sample) => {
  test('the sample itself is read without a fault', () => {
    expect(read(file, sample, { NAME: 'pr-7' }).faults).toEqual([])
  })

  test('any bytes get an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expectAnAnswer(file, bytes)
      }),
      RUNS,
    )
  })

  test('any text gets an answer', () => {
    const text = fc.oneof(TEXT, fc.string({ unit: ANY_CHARACTER, maxLength: 60 }))
    fc.assert(
      fc.property(text, (any) => {
        expectAnAnswer(file, new TextEncoder().encode(any))
      }),
      { ...RUNS, numRuns: runs(1000) },
    )
  })

  test('a changed file gets an answer', () => {
    const changes = fc.array(CHANGE, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(changes, (list) => {
        const changed = list.reduce(
          (bytes, change) => (bytes.length === 0 ? bytes : change(bytes)),
          new TextEncoder().encode(sample),
        )
        expectAnAnswer(file, changed)
      }),
      RUNS,
    )
  })
})

describe('whatever is written is read back', () => {
  const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype']
  const key = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
    .filter((name) => !PROTOTYPE_KEYS.includes(name))
  const isInert = (text: string) => !text.includes('${')
  const text = fc.oneof(
    fc.string({ unit: ANY_CHARACTER }).filter(isInert),
    fc.string({ unit: 'grapheme-ascii' }).filter(isInert),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      'a\n',
      ' a',
      '012',
      '0x10',
      '1e3',
      'yes',
      'true',
      'null',
      '~',
      '<<',
      '---',
      '# c',
      '- a',
      'a: b',
      '2012-07-01',
      '\r\n',
      '\u2028',
    ),
  )
  const scalar = fc.oneof(
    text,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1000),
  )
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      scalar,
      fc.array(tie('tree'), { maxLength: 5 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5, noNullPrototype: true }),
    ),
  }))

  test('as JSON', () => {
    fc.assert(
      fc.property(tree, fc.nat(4), (value, indent) => {
        expect(read('a.json', JSON.stringify(value, undefined, indent))).toMatchObject({
          data: normal(value),
          faults: [],
        })
      }),
      RUNS,
    )
  })

  test('as YAML, block and flow', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('block', 'flow', 'any'), (value, collectionStyle) => {
        const written = stringify(value, { collectionStyle, aliasDuplicateObjects: false, singleQuote: null })
        const { data, faults } = read('a.yml', written)
        expect({ data, faults }).toEqual({ data: normal(value), faults: [] })
      }),
      RUNS,
    )
  })

  test('JSON is YAML, too', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const { data, faults } = read('a.yml', JSON.stringify(value, undefined, 1))
        expect({ data, faults }).toEqual({ data: normal(value), faults: [] })
      }),
      RUNS,
    )
  })

  test('as XML', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,10}$/).filter((any) => !PROTOTYPE_KEYS.includes(any))
    const words = fc
      .string({ unit: 'grapheme' })
      .filter(isInert)
      .map((any) => any.replaceAll(/[^\P{C}\n\t]/gu, '').trim())
    const { element } = fc.letrec<{ element: unknown }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 5, depthSize: 'small' },
        words,
        fc.dictionary(name, tie('element'), { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(element, (value) => {
        const { data, faults } = read('a.xml', `<r>${writeXml(value)}</r>`)
        expect({ data, faults }).toEqual({ data: value, faults: [] })
      }),
      RUNS,
    )
  })

  /** As both formats write it: without a negative zero. */
  function normal(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value))
  }

  function writeXml(value: unknown): string {
    if (typeof value === 'string') return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    return Object.entries(value as Readonly<Record<string, unknown>>)
      .map(([name, child]) => `\n<${name}>${writeXml(child)}</${name}>`)
      .join('')
  }
})
