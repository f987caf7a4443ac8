import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { createRuleSet } from '../../../src/purge/rules/rule-set.ts'
import { parseRules, type Rule } from '../../../src/purge/rules/rule.ts'
import { globAndName } from '../../support/purge/arbitrary-globs.ts'
import { runs } from '../../support/random-runs.ts'

const SEGMENTS = [
  'a',
  'b',
  '*',
  '**',
  '**',
  '*.md',
  '*.a.md',
  '*md',
  'a*',
  '?',
  '{a,b}',
  '*.{md,a}',
  '[ab]',
  '.a',
  '\\a.md',
]
const NAMES = ['a', 'b', 'a.md', '.md', 'b.a.md', '.a', '..a', 'md', 'c', '.', '..', '', 'a.md.', 'é']

/** Globs and names of few segments, so that many rules match many names, and in more than one way. */
const simpleGlob = fc
  .array(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 5 })
  .map((segments) => segments.join('/').replace(/\\(?=a)/g, ''))
const simpleName = fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 5 }).map((names) => names.join('/'))
const manifold = fc.constantFrom(
  '{a,b}/{,c/}{1..101}/**',
  '{1..300}/**',
  'a/{b,}/c',
  '{a/,}**/b.{md,x}',
  'a/@(b|c)/**/*.md',
)

function parseGlobs(globs: readonly string[]): readonly Rule[] {
  const lines = globs.map((glob, i) => ({ text: `${glob} -> /${i}`, at: { input: 'rules', line: i + 1 } }))
  // What cannot be a rule's glob is another test's concern.
  return parseRules(lines, () => undefined)
}

/** The meaning of rules: the first one that minimatch says matches. */
function firstByAsking(rules: readonly Rule[], path: string): Rule | undefined {
  return rules.find((rule) => rule.glob.minimatch.match(path))
}

test('the index finds the rule that asking minimatch for each in order finds', () => {
  let matched = 0
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 6, arbitrary: simpleGlob }, manifold), { minLength: 1, maxLength: 12 }),
      fc.array(simpleName, { minLength: 1, maxLength: 12 }),
      (globs, names) => {
        const rules = parseGlobs(globs)
        const { ruleFor } = createRuleSet(rules)
        for (const name of names) {
          const expected = firstByAsking(rules, name)
          if (expected) matched += 1
          expect({ name, source: ruleFor(name)?.source }).toEqual({ name, source: expected?.source })
        }
      },
    ),
    { numRuns: runs(2500) },
  )
  expect(matched).toBeGreaterThan(runs(1000))
})

test('the index finds it for globs of every kind, too', () => {
  fc.assert(
    fc.property(fc.array(globAndName, { minLength: 1, maxLength: 6 }), (pairs) => {
      const rules = parseGlobs(pairs.map(({ glob }) => glob))
      const { ruleFor } = createRuleSet(rules)
      for (const { name } of pairs) expect(ruleFor(name)?.source).toBe(firstByAsking(rules, name)?.source)
    }),
    { numRuns: runs(1000) },
  )
})
