/** The built action where the runner brings a Node that is too old for it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Linter } from 'eslint'
import { ACTION_DIRECTORY } from '../../emulators/runner/action-manifest.ts'
import { runProgram } from '../../emulators/runner/run-program.ts'
import { withStep } from '../support/action/step-fixture.ts'

/** Lets a process take its Node for another version. */
function pretend(version: string): { readonly NODE_OPTIONS: string } {
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

test.each(['12.22.12', '16.20.2', '20.20.2', '23.11.1'])('Node %s is told to be too old', async (version) => {
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' }, pretend(version))
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toMatch(
      new RegExp(
        `^::error::This action needs Node 24 or newer. Here it was started by Node ${version} \\(.*node\\).%0A`,
      ),
    )
    expect(ended.log).toContain('choose an image with Node 24')
    expect(cloudfront.requests).toEqual([])
  })
})

test('on the command line it is told in a sentence instead of a command for the runner', async () => {
  const { exitCode, stdout, stderr } = await runProgram({
    command: process.execPath,
    args: [join(ACTION_DIRECTORY, 'dist/index.js'), 'plan', '--root', 'public'],
    cwd: ACTION_DIRECTORY,
    env: { PATH: process.env['PATH'] ?? '', ...pretend('20.20.2') },
  })

  expect([exitCode, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    /^cloudfront-action needs Node 24 or newer\. Here it was started by Node 20\.20\.2 \(.*\)\. Install /,
  )
})

test.each(['24.0.0', '26.1.0'])('Node %s is new enough', async (version) => {
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public' }, pretend(version))
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/a.css"]'])
  })
})

test('what the runner starts is read by Node 12, as a module and as a script', async () => {
  const code = await readFile(join(ACTION_DIRECTORY, 'dist/index.js'), 'utf8')
  // The only newer syntax in it is one that Node 12 knows: `import()`, of ES2020.
  const [, ...imports] = code.split(/\bimport\(/)
  expect(imports).toHaveLength(2)
  const older = code.replaceAll(/\bimport\(/g, 'load(')
  for (const sourceType of ['module', 'script'] as const)
    expect(new Linter().verify(older, { languageOptions: { ecmaVersion: 2019, sourceType } })).toEqual([])
})
