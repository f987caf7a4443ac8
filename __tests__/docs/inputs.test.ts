/** That docs/inputs.md shows each input and output with the commands that it matters to. */
import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
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

/** By the file that reads them: the commands whose section has to name its inputs. */
const READERS: readonly (readonly [string, Command])[] = [
  ['read-inputs.ts', 'invalidate'],
  ['read-target.ts', 'invalidate'],
  ['purge-targets.ts', 'invalidate'],
  ['rules.ts', 'invalidate'],
  ['read-mapping.ts', 'invalidate'],
  ['distribution.ts', 'preview'],
  ['read-preview.ts', 'preview'],
  ['read-target.ts', 'preview'],
]

test.each(READERS)('all that %s asks for is among the inputs of %s', async (file, command) => {
  const source = await readFile(join(ACTION_DIRECTORY, 'src/inputs', file), 'utf8')
  const asked = Array.from(source.matchAll(/\b(?:find|step|read\.\w+)\('([a-z-]+)'/g), ([, name = '']) => name)
  // The only one that a sweep reads and a preview does not.
  const expected = asked.filter((name) => name !== 'max-age')

  expect(asked.length).toBeGreaterThan(1)
  expect(BY_COMMAND.get(command)).toEqual(expect.arrayContaining(expected))
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
