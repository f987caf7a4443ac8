import { expect, test } from '@jest/globals'
import { readInputs } from '../../../src/inputs/read-inputs.ts'
import { readManifest } from '../../../emulators/runner/action-manifest.ts'

/** The scope of the target that a step's inputs make, everything else at its default. */
async function scopeOf(given: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { inputs } = await readManifest()
  const { job } = await readInputs({
    input: (name) => ({ distribution: 'E1EXAMPLE', root: 'public', ...given })[name] ?? inputs[name]?.default ?? '',
    workspace: { read: () => Promise.resolve(undefined), isDirectory: () => Promise.resolve(false) },
    pullRequest: undefined,
    warn: () => undefined,
    env: {},
  })
  return job.command === 'invalidate' ? job.request.targets[0]?.scope : undefined
}

test.each<[string, Readonly<Record<string, string>>]>([
  ['the distribution', { distribution: 'E2EXAMPLE' }],
  ['how it is posted', { 'batch-size': '5', wait: 'true' }],
  ['which unknown changes mean', { 'when-unknown': 'skip' }],
  ['a warning', { unmatched: 'warn' }],
  ['paths beside', { paths: '/feed.xml' }],
  ['whether the event is the base where CloudFront remembers nothing', { base: 'last-invalidation' }],
  ['the head', { head: 'main' }],
])('%s is no part of the scope', async (_, inputs) => {
  expect(await scopeOf(inputs)).toBe(await scopeOf({}))
})

test('another base that the user gives is no part of the scope', async () => {
  expect(await scopeOf({ base: 'v1.0.0' })).toBe(await scopeOf({ base: 'event' }))
})

test('rules, forms, the files that no rule matches and the kind of base are', async () => {
  const scopes = await Promise.all(
    [
      {},
      { root: 'site' },
      { rules: '!**/*.map' },
      { 'clean-urls': 'true' },
      { 'origin-path': '/production' },
      { unmatched: 'all' },
      { base: 'event' },
      { base: 'event', unmatched: 'all' },
    ].map(scopeOf),
  )
  expect(new Set(scopes).size).toBe(scopes.length)
})
