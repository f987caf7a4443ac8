import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Minimatch } from 'minimatch'

import { planCaptures } from '../../../src/purge/rules/capture-plan.ts'
import { capture } from '../../../src/purge/rules/capture.ts'
import { GLOB_OPTIONS } from '../../../src/purge/rules/glob.ts'
import { globAndName, type Part } from '../../support/purge/arbitrary-globs.ts'
import { runs } from '../../support/random-runs.ts'

const RUNS = runs(4000)

/** Whether a wildcard's own text matches, in the middle of a name, where minimatch has no rules for whole segments. */
function ownMatch(part: Part, text: string): boolean {
  if (part.kind === 'star') return !text.includes('/')
  // minimatch takes a name with a slash at its end for the name of a directory.
  if (text.endsWith('/')) return false
  return matcherOf(`x${part.text}`).match(`x${text}`)
}

/** The parts come from a small set, and each is tried at every place of a name. */
const matchers = new Map<string, Minimatch>()

function matcherOf(glob: string): Minimatch {
  const matcher = matchers.get(glob) ?? new Minimatch(glob, GLOB_OPTIONS)
  matchers.set(glob, matcher)
  return matcher
}

/**
 * The first split of a name among a glob's parts, tried one after the other from the shortest: slow, obvious and independent of
 * the code under test.
 */
function splitByTrying(parts: readonly Part[], name: string, at = 0): readonly string[] | undefined {
  const [part, ...rest] = parts
  if (!part) return at === name.length ? [] : undefined
  if (part.kind === 'slash') return name.charAt(at) === '/' ? splitByTrying(rest, name, at + 1) : undefined
  if (part.kind === 'literal') {
    const text = part.samples[0] ?? ''
    return name.startsWith(text, at) ? splitByTrying(rest, name, at + text.length) : undefined
  }
  if (part.kind === 'globstar' && rest.length > 0) {
    const nothing = splitByTrying(rest.slice(1), name, at)
    if (nothing) return ['', ...nothing]
  }
  for (let end = at; end <= name.length; end += 1) {
    const text = name.slice(at, end)
    const halfACharacter = /[\ud800-\udbff]$/.test(text)
    const matches = part.kind === 'globstar' ? end > at : !halfACharacter && ownMatch(part, text)
    const others = matches ? splitByTrying(rest, name, end) : undefined
    if (others) return isLiteralBraces(part) ? others : [text, ...others]
  }
  return undefined
}

function isLiteralBraces(part: Part): boolean {
  return part.text === '{a}'
}

test('captures are there exactly if minimatch matches, and each takes as little as it can from the left', () => {
  let matched = 0
  let planned = 0
  fc.assert(
    fc.property(globAndName, ({ parts, glob, name }) => {
      const plan = planCaptures(glob)
      if (plan.kind !== 'plan') return
      planned += 1
      const matches = new Minimatch(glob, GLOB_OPTIONS).match(name)
      const captures = capture(plan, name)
      expect(captures !== undefined).toBe(matches)
      expect(captures).toEqual(splitByTrying(parts, name))
      if (matches) matched += 1
    }),
    { numRuns: RUNS },
  )
  expect(planned).toBeGreaterThan(RUNS / 2)
  expect(matched).toBeGreaterThan(RUNS / 4)
})

test('captures put back at the places of their wildcards give the name again', () => {
  fc.assert(
    fc.property(globAndName, ({ parts, glob, name }) => {
      const plan = planCaptures(glob)
      const captures = plan.kind === 'plan' ? capture(plan, name) : undefined
      if (!captures) return
      const left = [...captures]
      const filled = parts.map((part) =>
        part.kind === 'literal' || part.kind === 'slash' || isLiteralBraces(part) ? part.samples[0] : left.shift(),
      )
      expect(left).toEqual([])
      expect(filled.join('').replace(/\/+/g, '/').replace(/^\//, '')).toBe(name)
    }),
    { numRuns: RUNS / 2 },
  )
})
