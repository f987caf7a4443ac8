/** The steps that docs/previews.md shows are run. */
import { expect, test } from '@jest/globals'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ACTION_DIRECTORY, readManifest } from '../../emulators/runner/action-manifest.ts'
import { withPreview } from '../support/action/preview-fixture.ts'
import { readSections } from '../support/docs/markdown.ts'
import { findActionSteps } from '../support/docs/pages.ts'

const DOCUMENT = await readFile(join(ACTION_DIRECTORY, 'docs/previews.md'), 'utf8')
const BLOCKS = readSections(DOCUMENT).flatMap(({ blocks }) => blocks)
const STEPS = BLOCKS.filter(({ language }) => language === 'yaml').flatMap(({ text }) => findActionSteps(text))
/** With credentials from the environment instead of a role. */
const [OWN = {}, SHARED = {}, SWEEP = {}] = STEPS.map(({ inputs }) =>
  Object.fromEntries([...inputs].filter(([name]) => name !== 'role-to-assume')),
)

test('every step gives only inputs that action.yml declares', async () => {
  const { inputs } = await readManifest()
  expect(STEPS.map((step) => step.inputs.get('command'))).toEqual(['preview', 'preview', 'sweep'])
  expect(STEPS.flatMap((step) => [...step.inputs.keys()]).filter((name) => !(name in inputs))).toEqual([])
})

test('links lead to files of the repository', async () => {
  const links = Array.from(DOCUMENT.matchAll(/\]\((?!https:|#)([^)#]+)\)/g), ([, link = '']) => link)
  expect(links).not.toEqual([])
  for (const link of links) expect((await stat(join(ACTION_DIRECTORY, 'docs', link))).isFile()).toBe(true)
})

test('what can happen meanwhile has a test, named as in its file', async () => {
  const [table] = readSections(DOCUMENT)
    .filter(({ title }) => title === 'What can happen meanwhile')
    .flatMap(({ tables }) => tables)
  const tests = (table?.rows ?? []).map(([, , link = '']) => /^\[(.*)\]\(\.\.\/(.*)\)$/.exec(link))
  expect(tests.length).toBeGreaterThan(10)
  for (const found of tests) {
    const [, name = '', file = ''] = found ?? []
    const text = await readFile(join(ACTION_DIRECTORY, file), 'utf8')
    expect([name, text.includes(`'${name}'`) || text.includes(`"${name}"`)]).toEqual([name, true])
  }
})

test('the steps that are shown preview and sweep', async () => {
  await withPreview({}, async ({ cloudfront, github, run, sweep, distributions }) => {
    const opened = await run('opened', OWN)
    expect([opened.exitCode, opened.outputs.get('change')]).toEqual([0, 'created'])
    github.changePullRequest(7, { state: 'closed' })
    for (const change of ['disabled', 'deleted']) {
      const swept = await sweep(SWEEP)
      expect([swept.exitCode, swept.outputs.get('result')]).toEqual([
        0,
        expect.stringContaining(`"change":"${change}"`),
      ])
    }
    expect(distributions()).toEqual([])

    const { id } = cloudfront.addDistribution({ aliases: ['*.preview.example.com'] })
    github.changePullRequest(7, { state: 'open' })
    const reopened = await run('reopened', SHARED)
    expect([reopened.exitCode, reopened.outputs.get('url')]).toEqual([0, 'https://pr-7.preview.example.com'])
    expect(cloudfront.invalidations(id).map(({ paths }) => paths)).toEqual([['/pr-7/*']])
  })
})
