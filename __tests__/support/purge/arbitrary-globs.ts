/** Globs made of known parts, and names that they often match: for properties of everything that reads globs. */

import fc from 'fast-check'

/** A part of a glob as it was made. `samples` are texts that it matches. */
export type Part = {
  readonly kind: 'literal' | 'slash' | 'star' | 'any' | 'class' | 'group' | 'braces' | 'globstar'
  readonly text: string
  readonly samples: readonly string[]
}

/** A glob of parts, and a name: what its parts match put together, often changed a little. */
export type GlobAndName = { readonly parts: readonly Part[]; readonly glob: string; readonly name: string }

const LITERALS = ['a', 'b', 'ab', '-', '.', '.md', 'é', '😀', '\udc80', ' ', '\n', '|', '#', ',', ')', ']', '^']
const SHORT_TEXTS = ['', 'a', 'b', 'ab', 'ba', '-', '.', 'a.b', '😀', '\udcff', 'x-y', '..a', '\n']

function part(kind: Part['kind'], text: string, ...samples: readonly string[]): Part {
  return { kind, text, samples }
}

const literal = fc.oneof(
  fc.constantFrom(...LITERALS).map((text) => part('literal', text, text)),
  fc.constantFrom('*', '?', '[', '{', '\\', '!', '}').map((text) => part('literal', `\\${text}`, text)),
)
const star = fc.constantFrom('*', '*', '*', '**', '***').map((text) => part('star', text, ...SHORT_TEXTS))
const one = fc.oneof(
  fc.constant(part('any', '?', 'a', 'b', '-', '😀', '.', '\udc80')),
  fc.constantFrom(
    part('class', '[ab]', 'a', 'b'),
    part('class', '[!a]', 'b', '.', '😀', '\n'),
    part('class', '[^-b]', 'a', '.', 'é'),
    part('class', '[]a]', ']', 'a'),
    part('class', '[a\\]]', ']', 'a'),
    part('class', '[[:alpha:]-]', 'b', 'é', '-'),
    part('class', '[a-b😀]', 'b', '😀'),
    part('class', '[*]', '*'),
  ),
)
const group = fc.constantFrom(
  part('group', '@(a|b.)', 'a', 'b.'),
  part('group', '?(ab|[.-])', '', 'ab', '-', '.'),
  part('group', '*(a|b)', '', 'a', 'ba', 'abab'),
  part('group', '+(a|-)', 'a', '-a-'),
  part('group', '!(a|b*)', '', 'ab', '-', '.', 'x'),
  part('group', '@(a@(b|-)|*x)', 'ab', 'a-', 'x', '.x'),
  part('group', '!(!(a))', 'a'),
  part('group', '@(\\)|a)', ')', 'a'),
  part('group', '@([)]|b)', ')', 'b'),
  part('group', '@(a|)', 'a', ''),
  part('group', '@({a,b}b|-)', 'ab', 'bb', '-'),
)
const braces = fc.constantFrom(
  part('braces', '{a,b}', 'a', 'b'),
  part('braces', '{a,ab}', 'a', 'ab'),
  part('braces', '{,a}', '', 'a'),
  part('braces', '{1..3}', '1', '3'),
  part('braces', '{08..10}', '08', '10'),
  part('braces', '{a..c}', 'a', 'c'),
  part('braces', '{a/b,b*}', 'a/b', 'b', 'bb.'),
  part('braces', '{a,b{-,.}}', 'a', 'b-', 'b.'),
  part('braces', '{x?,[ab]}', 'xa', 'a'),
  part('braces', '{@(a|b),-}', 'a', '-'),
  part('braces', '{a,{b,-}}', 'a', 'b', '-'),
  part('braces', '{a\\,b,b}', 'a,b', 'b'),
  part('braces', '{a}', '{a}'),
)
const globstar = fc.constant(part('globstar', '**', '', 'a', 'a/b', '.a/-/b', 'b/b/b'))

/** No empty brace alternatives that leave a segment empty, or only `**`: other tests have those. */
const segment = fc
  .array(fc.oneof({ weight: 3, arbitrary: literal }, star, one, group, braces), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.filter(({ kind }, i) => kind !== 'star' || parts[i - 1]?.kind !== 'star'))
  .map((parts) =>
    parts.every(({ kind }) => kind === 'braces' || kind === 'star') && (parts.length > 1 || parts[0]?.kind === 'braces')
      ? [part('literal', 'c', 'c'), ...parts]
      : parts,
  )
  .filter((parts) => !['.', '..', '**'].includes(textOf(parts)))

const parts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: segment },
      globstar.map((only) => [only]),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((segments) => segments.flatMap((some, i) => (i > 0 ? [part('slash', '/', '/'), ...some] : [...some])))

function textOf(of: readonly Part[]): string {
  return of.map(({ text }) => text).join('')
}

/** Removes what no name in a repository has: empty segments, `.` and `..`. */
export function toRepositoryPath(text: string): string {
  const names = text.split('/').filter((name) => !['', '.', '..'].includes(name))
  return names.length > 0 ? names.join('/') : 'a'
}

const MUTATIONS = ['a', 'b', '/', '.', '-', '😀', 'a/', '*']

/** A glob with a name for it. About two names of three match. */
export const globAndName: fc.Arbitrary<GlobAndName> = parts.chain((made) =>
  fc
    .record({
      picks: fc.tuple(...made.map(({ samples }) => fc.constantFrom(...samples))),
      mutation: fc.option(fc.record({ at: fc.nat(12), text: fc.constantFrom(...MUTATIONS), cut: fc.nat(2) }), {
        freq: 2,
      }),
    })
    .map(({ picks, mutation }) => {
      const whole = picks.join('')
      // By characters, since no name in a repository has half of a surrogate pair.
      const characters = Array.from(whole)
      if (mutation) characters.splice(mutation.at, mutation.cut, mutation.text)
      const name = characters.join('')
      return { parts: made, glob: textOf(made), name: toRepositoryPath(name) }
    }),
)
