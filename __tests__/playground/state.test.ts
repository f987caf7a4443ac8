import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readManifest } from '../../emulators/runner/action-manifest.ts'
import { EMPTY, fromFragment, toFragment } from '../../playground/state.ts'

test('without a state, each input has the default of the action', async () => {
  const { inputs } = await readManifest()
  const defaults = Object.keys(EMPTY).map((name) => [name, inputs[name] && (inputs[name].default ?? '')])
  expect(EMPTY).toEqual(Object.fromEntries(defaults))
})

describe('the fragment of a link', () => {
  test('names what differs from the defaults', () => {
    const state = { ...EMPTY, rules: 'public/** -> /{path}\n', 'clean-urls': 'true' }
    expect(toFragment(state)).toBe('#rules=public%2F**+-%3E+%2F%7Bpath%7D%0A&clean-urls=true')
    expect(toFragment(EMPTY)).toBe('#')
  })

  test('gives back any state', () => {
    const text = fc.string({ unit: 'grapheme' })
    const state = fc.record({
      rules: text,
      root: text,
      files: text,
      index: text,
      'directory-urls': text,
      'clean-urls': text,
      'query-strings': text,
      'origin-path': text,
      'max-paths': text,
    })
    fc.assert(
      fc.property(state, (given) => {
        const read = fromFragment(toFragment(given)) ?? EMPTY
        expect(read).toEqual(given)
      }),
    )
  })

  test.each(['', '#', '#somewhere', '#__proto__=x&constructor=y'])('%j has no state', (fragment) => {
    expect(fromFragment(fragment)).toBeUndefined()
  })

  test('leaves out unknown names', () => {
    expect(fromFragment('#files=a&__proto__=x&role=y')).toEqual({ ...EMPTY, files: 'a' })
  })
})
