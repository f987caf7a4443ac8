/** The built action takes its secrets out of the environment: neither its children nor other code of the process sees them. */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withStep } from '../support/action/step-fixture.ts'

const DUMP = fileURLToPath(new URL('../support/network/dump-environment.mjs', import.meta.url))

const OF_AWS = {
  AWS_SECRET_ACCESS_KEY: 'secret-access-key-0123',
  AWS_SESSION_TOKEN: 'secret-session-token-0123',
}
const OF_GITHUB = {
  GITHUB_TOKEN: 'secret-github-token-0123',
  GH_TOKEN: 'secret-gh-token-0123',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-request-token-0123',
  ACTIONS_RUNTIME_TOKEN: 'secret-runtime-token-0123',
}
const INPUTS = { 'github-token': 'secret-input-token-0123' }

let directory: string
/** Every program that is run writes its environment and its arguments here. */
let told: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'environment-'))
  told = join(directory, 'told')
  await mkdir(join(directory, 'bin'))
})
afterEach(() => rm(directory, { recursive: true }))

async function makeProgram(name: string, ...lines: readonly string[]): Promise<string> {
  const path = join(directory, 'bin', name)
  await writeFile(path, ['#!/bin/sh', `{ env; echo "$@"; } >> '${told}'`, ...lines, ''].join('\n'))
  await chmod(path, 0o755)
  return path
}

const variables = (more: Readonly<Record<string, string>>) => ({
  PATH: [join(directory, 'bin'), process.env['PATH']].join(delimiter),
  NODE_OPTIONS: `--import=${DUMP}`,
  ENVIRONMENT_AT_END: join(directory, 'at-end'),
  // Not a URL, so that nothing is asked again and again.
  GITHUB_API_URL: 'none',
  ...OF_GITHUB,
  ...more,
})

test('git and other code of the process see no secret', async () => {
  await makeProgram('git', 'exit 1')
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ distribution, cloudfront, run }) => {
    const ended = await run({ distribution, root: 'public', base: 'event', ...INPUTS }, variables(OF_AWS))
    // The credentials still reach CloudFront.
    expect([ended.exitCode, cloudfront.invalidations(distribution)[0]?.paths]).toEqual([0, ['/*']])
  })
  const ofGit = await readFile(told, 'utf8')
  expect(ofGit).toContain('GIT_CONFIG_NOSYSTEM=1')
  expect(ofGit).not.toContain('secret-')
  const atEnd = await readFile(join(directory, 'at-end'), 'utf8')
  expect(atEnd).toContain('GITHUB_REPOSITORY')
  expect(atEnd).not.toMatch(/secret-|INPUT_/)
})

test('the program of a profile sees only what the SDK reads itself', async () => {
  const keys = { Version: 1, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: 'of-the-program' }
  const program = await makeProgram('credentials', `echo '${JSON.stringify(keys)}'`)
  const config = join(directory, 'config')
  await writeFile(config, `[profile deploy]\ncredential_process = ${program}\n`)
  await withStep({ changes: {} }, async ({ distribution, cloudfront, run }) => {
    const profile = { AWS_CONFIG_FILE: config, AWS_PROFILE: 'deploy', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }
    const ended = await run({ distribution, paths: '/a', ...INPUTS }, variables(profile))
    expect([ended.exitCode, cloudfront.invalidations(distribution)[0]?.paths]).toEqual([0, ['/a']])
  })
  const ofProgram = await readFile(told, 'utf8')
  expect(ofProgram).toContain('AWS_PROFILE=deploy')
  expect(ofProgram).not.toMatch(/secret-|INPUT_/)
})

test.each([
  ['AWS_CONFIG_FILE', (workspace: string) => ({ AWS_CONFIG_FILE: join(workspace, '.aws', 'config') })],
  ['HOME', (workspace: string) => ({ HOME: workspace })],
])('a program that %s in the workspace names is not run', async (_, leadTo) => {
  const program = await makeProgram('credentials', 'exit 1')
  await withStep({ changes: {} }, async ({ distribution, cloudfront, step, run }) => {
    await mkdir(join(step.workspace, '.aws'))
    await writeFile(join(step.workspace, '.aws', 'config'), `[default]\ncredential_process = ${program}\n`)
    const noKeys = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }
    const ended = await run({ distribution, paths: '/a' }, { ...noKeys, ...leadTo(step.workspace) })
    expect([ended.exitCode, cloudfront.requests]).toEqual([1, []])
    expect(ended.log).toMatch(/leads to ".*config", which is in the workspace/)
  })
  await expect(readFile(told)).rejects.toThrow('ENOENT')
})
