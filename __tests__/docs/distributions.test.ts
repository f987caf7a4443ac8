/** What docs/distributions.md shows is run: its file and its steps. */
import { expect, test } from '@jest/globals'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { ACTION_DIRECTORY, readManifest } from '../../emulators/runner/action-manifest.ts'
import { CREDENTIALS, runAction, type StepRun } from '../../emulators/runner/run-action.ts'
import { readSections } from '../support/docs/markdown.ts'
import { findActionSteps } from '../support/docs/pages.ts'

const DOCUMENT = await readFile(join(ACTION_DIRECTORY, 'docs/distributions.md'), 'utf8')
const SECTIONS = readSections(DOCUMENT)
const BLOCKS = SECTIONS.flatMap(({ blocks }) => blocks)
const STEPS = BLOCKS.filter(({ language }) => language === 'yaml').flatMap(({ text }) => findActionSteps(text))

/** The inputs of the first step that is shown, with credentials from the environment instead of a role. */
const INPUTS = Object.fromEntries([...(STEPS[0]?.inputs ?? [])].filter(([name]) => name !== 'role-to-assume'))
const FILE = INPUTS['config-file'] ?? ''

test('every step gives only inputs that action.yml declares', async () => {
  const { inputs } = await readManifest()
  const given = STEPS.flatMap((step) => [...step.inputs.keys()])
  expect(given).toContain('command')
  expect(given.filter((name) => !(name in inputs))).toEqual([])
})

test('links lead to files of the repository', async () => {
  const links = Array.from(DOCUMENT.matchAll(/\]\((?!https:|#)([^)#]+)\)/g), ([, link = '']) => link)
  for (const link of links) expect((await stat(join(ACTION_DIRECTORY, 'docs', link))).isFile()).toBe(true)
})

test('the file and the steps that are shown deploy, update and destroy a distribution', async () => {
  const runs = await live()
  expect(runs.map(({ outputs }) => outputs.get('change'))).toEqual(['created', 'updated', 'deleted'])
  expect(runs.map(({ log }) => log).join('')).not.toContain('::error')
})

/** Deploys the file that is shown, deploys it changed, and destroys it. */
async function live(): Promise<readonly StepRun[]> {
  const service = await startCloudFront({ completionMs: 0, deploymentMs: 0 })
  const workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  try {
    const run = (inputs: Readonly<Record<string, string>>) =>
      runAction({
        workspace,
        event: { name: 'workflow_dispatch', payload: {}, sha: 'a'.repeat(40) },
        inputs,
        env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: service.url },
      })
    const text = BLOCKS.find(({ text: block }) => block.startsWith(`# ${FILE}`))?.text ?? ''
    await mkdir(join(workspace, dirname(FILE)), { recursive: true })
    await writeFile(join(workspace, FILE), text)
    const created = await run(INPUTS)
    await writeFile(join(workspace, FILE), text.replace('ErrorCachingMinTTL: 10', 'ErrorCachingMinTTL: 20'))
    const updated = await run(INPUTS)
    const destroyed = await run({ command: 'destroy', name: INPUTS['name'] ?? '', teardown: 'wait' })
    return [created, updated, destroyed]
  } finally {
    await service.close()
    await rm(workspace, { recursive: true })
  }
}
