import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { runProgram } from '../emulators/runner/run-program.ts'
import { EXAMPLE_WORKFLOWS, WORKFLOW_FILES } from './act/run-workflow.ts'
import { findTool, repositoryRoot } from './tools.ts'

const directory = join(repositoryRoot, '.github/workflows')
const workflows = [
  ...(await readdir(directory)).map((name) => join(directory, name)),
  ...WORKFLOW_FILES.map((name) => join(repositoryRoot, 'integration/act', name)),
]
const examples = EXAMPLE_WORKFLOWS.map((name) => join(repositoryRoot, name))
/** How the examples name this action. */
const OURS = /OWNER\/cloudfront-action\S*@v1$/gm
const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }

describe('the workflows of this repository', () => {
  test('actionlint finds nothing', async () => {
    const command = findTool('actionlint')
    const { exitCode, stdout, stderr } = await runProgram({
      command,
      args: ['-no-color', ...workflows, ...examples],
      env,
      cwd: repositoryRoot,
    })
    assert.equal(exitCode, 0, stdout + stderr)
  })

  test('actionlint finds nothing in the workflows that the documents show', async (context) => {
    const documents = await Promise.all(
      globSync(['README.md', 'docs/**/*.md'], { cwd: repositoryRoot }).map((name) =>
        readFile(join(repositoryRoot, name), 'utf8'),
      ),
    )
    const shown = [...documents.join('\n').matchAll(/^```yaml\n(.*?)^```$/gms)]
      .map(([, yaml = '']) => yaml)
      .filter((yaml) => /^on:/m.test(yaml) && /^jobs:/m.test(yaml))
    assert.ok(shown.length > 5)
    const directory = await mkdtemp(join(tmpdir(), 'readme-'))
    context.after(() => rm(directory, { recursive: true }))
    const files = shown.map((_, index) => join(directory, `workflow-${index + 1}.yml`))
    await Promise.all(files.map((file, index) => writeFile(file, shown[index] ?? '')))
    const command = findTool('actionlint')
    const args = ['-no-color', ...files]
    const { exitCode, stdout, stderr } = await runProgram({ command, args, env, cwd: repositoryRoot })
    assert.equal(exitCode, 0, stdout + stderr)
  })

  test('zizmor finds nothing, pedantic and without the network', async () => {
    const { exitCode, stdout, stderr } = await runProgram({
      command: findTool('zizmor'),
      args: [
        '--offline',
        '--persona=pedantic',
        '--no-progress',
        '--color=never',
        '.github',
        'integration/act',
        'action.yml',
        ...workflows,
      ],
      env,
      cwd: repositoryRoot,
    })
    assert.equal(exitCode, 0, stdout + stderr)
  })

  test('zizmor finds nothing in the examples, if they pin this action', async (context) => {
    const copies = await mkdtemp(join(tmpdir(), 'examples-'))
    context.after(() => rm(copies, { recursive: true }))
    for (const name of EXAMPLE_WORKFLOWS) {
      const text = await readFile(join(repositoryRoot, name), 'utf8')
      assert.match(text, OURS, name)
      await mkdir(dirname(join(copies, name)), { recursive: true })
      await writeFile(
        join(copies, name),
        text.replace(OURS, (used) => used.replace(/v1$/, `${'1'.repeat(40)} # v1.0.0`)),
      )
    }
    const { exitCode, stdout, stderr } = await runProgram({
      command: findTool('zizmor'),
      args: ['--offline', '--persona=pedantic', '--no-progress', '--color=never', join(copies, 'examples')],
      env,
      cwd: copies,
    })
    assert.equal(exitCode, 0, stdout + stderr)
  })

  test('every action of others is pinned to a commit and says which version that is, the same everywhere', async () => {
    const versions = new Map<string, Set<string>>()
    for (const workflow of [...workflows, ...examples]) {
      for (const [line, action = ''] of (await readFile(workflow, 'utf8')).matchAll(/^.*\buses: ([^\s@]+).*$/gm)) {
        if (/^[.$]\/|^OWNER\/cloudfront-action\b/.test(action)) continue
        const [, pin] = /@([0-9a-f]{40} # v\d+\.\d+\.\d+)$/.exec(line) ?? []
        assert.ok(pin, `${workflow}: ${line.trim()}`)
        versions.set(action, (versions.get(action) ?? new Set()).add(pin))
      }
    }
    assert.ok(versions.size > 0)
    for (const [action, pins] of versions) assert.equal(pins.size, 1, `${action} is ${[...pins].join(' and ')}`)
  })
})
