/** Damaged inputs, the same ones for the same seed. */
import fc from 'fast-check'
import { MOST_BYTES } from './oracle.ts'

/** Text that parsers treat in a special way. */
const TOKENS = [
  ...[
    '\0',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '/',
    '..',
    '*',
    '**',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '!',
    '!(',
    '@(',
  ],
  ...[
    ' -> ',
    '$1',
    '${A}',
    '#',
    ',',
    ':',
    '&a',
    '*a',
    '<<: ',
    '!Ref ',
    '!Sub ',
    '- ',
    '---\n',
    '<!--',
    '<![CDATA[',
    '&amp;',
  ],
  ...['__proto__', 'constructor', '{"__proto__":{"x":1}}', 'null', '-1', '1e309', '9007199254740993', '%', '%00', '+'],
  ...['\ufeff', '\u202e', '\ud83d\ude00', '://', 's3://', 'upload: ', 'delete: ', ' to ', 'dt_', '--', '='],
]

const step = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'repeat', 'flip', 'splice'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 64 }),
  times: fc.integer({ min: 1, max: 200 }),
  token: fc.oneof(
    fc.constantFrom(...TOKENS).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 8 }),
  ),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Mutations of the saved inputs of a parser, at most 64 KiB each. `seed` is a 32-bit integer. */
export function mutations(saved: readonly Buffer[], seed: number): Iterable<Buffer> {
  const mutation = fc
    .tuple(fc.constantFrom(...saved), fc.constantFrom(...saved), fc.array(step, { minLength: 1, maxLength: 6 }))
    .map(([input, other, steps]) =>
      steps.reduce((bytes, each) => apply(bytes, other, each), input).subarray(0, MOST_BYTES),
    )
  return fc.sample(mutation, { seed, numRuns: BATCH })
}

/** How many mutations a seed gives. */
export const BATCH = 100

function apply(bytes: Buffer, other: Buffer, { kind, at, length, times, token }: Step): Buffer {
  const index = Math.floor(at * bytes.length)
  const [before, part, after] = [
    bytes.subarray(0, index),
    bytes.subarray(index, index + length),
    bytes.subarray(index + length),
  ]
  switch (kind) {
    case 'insert':
      return Buffer.concat([before, token, part, after])
    case 'delete':
      return Buffer.concat([before, after])
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: times }, () => part), after])
    case 'flip':
      return Buffer.concat([before, part.map((byte) => byte ^ (1 << (length % 8))), after])
    case 'splice':
      return Buffer.concat([before, other.subarray(Math.floor(at * other.length))])
  }
}
