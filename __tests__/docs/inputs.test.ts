/** That docs/inputs.md shows each input and output with the commands that it matters to. */
import { describe, expect, test } from '@jest/globals'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ACTION_DIRECTORY, readManifest } from '../../emulators/runner/action-manifest.ts'
import { formatInputGroups, formatOutputGroups, groupInputs, OUTPUT_GROUPS } from '../../scripts/docs-inputs.ts'
import { findInputsByCommand, type Command } from '../../scripts/inputs-by-command.ts'
import type { DeployResult } from '../../src/distribution/deploy/result.ts'
import { formatDeployOutputs } from '../../src/report/deploy-outputs.ts'
import { formatEmptyOutputs } from '../../src/report/purge-outputs.ts'
import { formatSweepOutputs } from '../../src/report/sweep-report.ts'

const { inputs, outputs } = await readManifest()
const BY_COMMAND = await findInputsByCommand(inputs)

test('the inputs of every command come first, and each input is described once', () => {
  const groups = groupInputs(BY_COMMAND)
  const names = groups.flatMap((group) => group.names)

  expect(groups.map(({ title }) => title)).toEqual([
    'Every command',
    'invalidate',
    'deploy',
    'destroy',
    'preview',
    'sweep',
  ])
  expect(names.toSorted()).toEqual(Object.keys(inputs).sort())
})

test.each([
  ['Every command', ['command', 'distribution', 'dry-run', 'role-to-assume', 'wait-timeout']],
  ['invalidate', ['root', 'rules', 'build', 'max-paths', 'wait', 'verify']],
  ['deploy', ['config-file', 'config-ref', 'name', 'purge', 'url']],
  ['destroy', ['teardown']],
  ['preview', ['prefix', 'pages', 'comment', 'deployment', 'environment']],
  ['sweep', ['max-age']],
])('%s has %j', (title, names) => {
  const group = groupInputs(BY_COMMAND).find((one) => one.title === title)

  expect(group?.names).toEqual(expect.arrayContaining(names))
})

/** The files that read the inputs of distributions; a preview reads what all others read, too. */
const OF_DISTRIBUTIONS = ['distribution.ts', 'read-preview.ts']

test('whatever a file of src/inputs/ asks for is among the inputs of its commands', async () => {
  const directory = join(ACTION_DIRECTORY, 'src/inputs')
  const files = (await readdir(directory)).filter((name) => name.endsWith('.ts'))
  const asked = await Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(directory, file), 'utf8')
      const calls = source.matchAll(/\b(?:find|step|read\.\w+)\('([a-z-]+)'/g)
      // Only a sweep reads `max-age`.
      const names = Array.from(calls, ([, name = '']) => name).filter((name) => name !== 'max-age')
      return { file, names }
    }),
  )
  const missing = (command: Command, names: readonly string[]) =>
    names.filter((name) => BY_COMMAND.get(command)?.includes(name) !== true)

  expect(new Set(asked.flatMap(({ names }) => names)).size).toBeGreaterThan(40)
  expect(asked.map(({ file, names }) => [file, missing('preview', names)])).toEqual(files.map((file) => [file, []]))
  for (const { file, names } of asked.filter((one) => !OF_DISTRIBUTIONS.includes(one.file)))
    expect([file, missing('invalidate', names)]).toEqual([file, []])
})

test('a section names what its command reads of other sections, a whole one by its title', () => {
  const page = formatInputGroups(inputs, BY_COMMAND, ['root'])

  expect(page).toContain('It also reads all of `invalidate`, all of `deploy` and `teardown`.')
  expect(page).toContain('It also reads `wait`, `teardown`, `prefix`, `comment`, `deployment` and `environment`.')
  expect(page).toContain('It has these inputs as options: `--root`.')
})

test('an input that no command reads, and an output of no group, are refused', () => {
  expect(() => formatInputGroups({ ...inputs, colour: { description: 'Red.' } }, BY_COMMAND, [])).toThrow('colour')
  expect(() => formatOutputGroups({ ...outputs, colour: { description: 'Red.' } })).toThrow('colour')
})

describe('the groups of outputs are what commands set', () => {
  const [every, purged, compared, deployed] = OUTPUT_GROUPS.map(({ names }): readonly string[] => names)
  const all = (...groups: readonly (readonly string[] | undefined)[]) => groups.flatMap((group) => group ?? []).sort()
  // Only a proof, and the file of the results, are not the formatters'.
  const formatted = (texts: object) => [...Object.keys(texts), 'result-file'].sort()

  test('invalidate', () => {
    expect([...formatted(formatEmptyOutputs('completed')), 'stale', 'verified'].sort()).toEqual(
      all(every, purged, compared),
    )
  })

  test('deploy', () => {
    const result: DeployResult = {
      ...{
        command: 'deploy',
        name: 'production',
        status: 'completed',
        change: 'created',
        purge: undefined,
        duePurge: [],
      },
      ...{ changes: [], untaken: [], problems: [], cause: undefined },
      distribution: { id: 'E1', arn: 'arn', domainName: 'd1.cloudfront.net', status: 'deployed' },
    }

    expect(formatted(formatDeployOutputs(result, 'https://{domain}'))).toEqual(all(every, purged, deployed))
  })

  test('sweep', () => {
    expect(formatted(formatSweepOutputs({ status: 'completed', previews: [], problems: [] }))).toEqual(all(every))
  })
})
