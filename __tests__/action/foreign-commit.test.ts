/** The built action where the event's commit may be anyone's: that commit is data, and decides neither rules nor configuration. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { createRepository, type Repository } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../emulators/runner/run-action.ts'

const RULES = 'rules:\n  - public/** -> /{path}\n'
const CONFIG = `Comment: COMMENT
Enabled: true
Origins:
  - {Id: site, DomainName: DOMAIN, CustomOriginConfig: {HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: https-only}}
DefaultCacheBehavior:
  TargetOriginId: site
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`

let directory: string
let cloudfront: EmbeddedCloudFront
/** Each test has a copy of it as its workspace. */
let repository: Repository
let workspace: string
/** The commit that the workflow runs from. */
let ours: string
/** The commit of a pull request, which is checked out. */
let theirs: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'foreign-'))
  repository = await createRepository(join(directory, 'repository'))
  ours = await repository.commit({
    'public/a.css': '1',
    '.github/cloudfront.yml': RULES,
    '.github/cloudfront-distribution.yml': CONFIG.replace('COMMENT', 'ours').replace('DOMAIN', 'ours.example.com'),
  })
  theirs = await repository.commit({
    'public/a.css': '2',
    '.github/cloudfront.yml': 'distribution: E2OTHER\npaths: /*\n',
    '.github/cloudfront-distribution.yml': CONFIG.replace('COMMENT', 'theirs').replace('DOMAIN', 'evil.example.net'),
  })
})
afterAll(() => rm(directory, { recursive: true }))

beforeEach(async () => {
  cloudfront = await startCloudFront({})
  for (const id of ['E1OURS', 'E2OTHER']) cloudfront.addDistribution({ id })
  workspace = join(directory, 'workspace')
  await cp(repository.directory, workspace, { recursive: true })
})
afterEach(async () => {
  await cloudfront.close()
  await rm(workspace, { recursive: true })
})

function run(event: { name: string; payload: unknown }, inputs: Step['inputs']): Promise<StepRun> {
  return runAction({
    workspace,
    event: { ...event, sha: ours },
    inputs,
    env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
  })
}

const REPOSITORY = { id: 1, full_name: 'example/site', default_branch: 'main' }
const FORK = { id: 2, full_name: 'someone/site' }

const EVENTS = [
  {
    name: 'workflow_run',
    of: 'a fork',
    payload: () => ({
      workflow_run: {
        conclusion: 'success',
        event: 'push',
        head_sha: theirs,
        head_branch: 'main',
        head_repository: FORK,
      },
      repository: REPOSITORY,
    }),
  },
  {
    name: 'workflow_run',
    of: 'a pull request',
    payload: () => ({
      workflow_run: { conclusion: 'success', event: 'pull_request', head_sha: theirs, head_repository: REPOSITORY },
      repository: REPOSITORY,
    }),
  },
  {
    name: 'issue_comment',
    of: 'a pull request',
    payload: () => ({ issue: { number: 7, pull_request: {} }, repository: REPOSITORY }),
  },
  {
    name: 'check_suite',
    of: 'another commit',
    payload: () => ({ check_suite: { head_sha: theirs }, repository: REPOSITORY }),
  },
  { name: 'status', of: 'another commit', payload: () => ({ sha: theirs, repository: REPOSITORY }) },
  {
    name: 'check_run',
    of: 'another commit',
    payload: () => ({ check_run: { head_sha: theirs }, repository: REPOSITORY }),
  },
]

/** It says what to compare with, and so needs no `base`. */
const DISPATCH = {
  name: 'repository_dispatch',
  of: 'a commit in its payload',
  payload: () => ({ client_payload: { sha: theirs }, repository: REPOSITORY }),
}

describe.each([...EVENTS, DISPATCH])('$name of $of', ({ name, payload }) => {
  test('deploys the configuration of the commit that the workflow runs from', async () => {
    const ended = await run({ name, payload: payload() }, { command: 'deploy', name: 'production' })
    expect([ended.exitCode, ended.outputs.get('change')]).toEqual([0, 'created'])
    const created = JSON.stringify(cloudfront.requests)
    expect(created).toContain('ours.example.com')
    expect(created).not.toContain('evil.example.net')
  })

  test('takes the rules of the commit that the workflow runs from', async () => {
    const inputs = { distribution: 'E1OURS', base: ours, head: theirs }
    const ended = await run({ name, payload: payload() }, inputs)
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/a.css"]'])
    expect(cloudfront.invalidations('E2OTHER')).toEqual([])
  })
})

describe.each(EVENTS)('$name of $of', ({ name, payload }) => {
  test('purges nothing without a base', async () => {
    const ended = await run({ name, payload: payload() }, { distribution: 'E1OURS', root: 'public' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain('does not say what to compare with')
    expect(cloudfront.requests).toEqual([])
  })
})

test('what an app deploys decides nothing, even if the server cannot say what the default branch is', async () => {
  const deployment = {
    ...{ id: 1, ref: theirs, sha: theirs, environment: 'production', creator: { type: 'Bot', login: 'vercel[bot]' } },
    performed_via_github_app: { slug: 'vercel' },
  }
  const event = { name: 'deployment', payload: { deployment, repository: REPOSITORY } }
  const deployed = await run(event, { command: 'deploy', name: 'production' })
  const purged = await run(event, { distribution: 'E1OURS', base: ours, head: theirs })
  for (const { exitCode, log } of [deployed, purged])
    expect([exitCode, log]).toEqual([1, expect.stringContaining('refs/heads/main')])
  expect(cloudfront.requests).toEqual([])
})

test('a run of a push to this repository takes the configuration of the commit that ran', async () => {
  const payload = {
    workflow_run: { conclusion: 'success', event: 'push', head_sha: theirs, head_repository: REPOSITORY },
    repository: REPOSITORY,
  }
  const ended = await run({ name: 'workflow_run', payload }, { command: 'deploy', name: 'production' })
  expect([ended.exitCode, ended.outputs.get('change')]).toEqual([0, 'created'])
  expect(JSON.stringify(cloudfront.requests)).toContain('evil.example.net')
})

test.each([
  ['head', () => 'head'],
  ['the SHA of the payload', () => theirs],
])('the configuration of a fork is not read by asking for %s', async (_, ref) => {
  const [fork] = EVENTS
  const inputs = { command: 'deploy', name: 'production', 'config-ref': ref() }
  const ended = await run({ name: 'workflow_run', payload: fork?.payload() }, inputs)
  expect(ended.exitCode).toBe(1)
  expect(ended.log).toContain("which may be anyone's")
  expect(cloudfront.requests).toEqual([])
})

describe('pull_request_target with the head checked out', () => {
  const event = () => ({
    name: 'pull_request_target',
    payload: {
      action: 'synchronize',
      before: ours,
      number: 7,
      pull_request: {
        number: 7,
        head: { sha: theirs, ref: 'fix', repo: FORK },
        base: { sha: ours, ref: 'main', repo: REPOSITORY },
      },
      repository: REPOSITORY,
    },
  })

  test('purges by the rules of the base', async () => {
    const ended = await run(event(), { distribution: 'E1OURS' })
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/a.css"]'])
    expect(cloudfront.invalidations('E2OTHER')).toEqual([])
  })

  test.each([
    ['head', () => 'head'],
    ['the SHA of the pull request', () => theirs],
  ])('does not deploy the configuration of %s', async (_, ref) => {
    const ended = await run(event(), { command: 'deploy', name: 'production', 'config-ref': ref() })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain("which may be anyone's")
    expect(cloudfront.requests).toEqual([])
  })

  test('deploys the configuration of the base', async () => {
    const ended = await run(event(), { command: 'deploy', name: 'production' })
    expect([ended.exitCode, ended.outputs.get('change')]).toEqual([0, 'created'])
    expect(JSON.stringify(cloudfront.requests)).not.toContain('evil.example.net')
  })

  test('lets only the step name the distribution', async () => {
    const ended = await run(event(), {})
    expect(ended.exitCode).toBe(1)
    expect(cloudfront.requests).toEqual([])
  })

  test('does not believe objects whose content is not what their name says', async () => {
    const blob = await repository.git('rev-parse', `${ours}:.github/cloudfront.yml`)
    const other = await repository.git('rev-parse', `${theirs}:.github/cloudfront.yml`)
    const pathOf = (id: string) => join(workspace, '.git', 'objects', id.slice(0, 2), id.slice(2))
    await rm(pathOf(blob))
    await writeFile(pathOf(blob), await readFile(pathOf(other)))
    const ended = await run(event(), { distribution: 'E1OURS' })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain('does not match its hash')
    expect(cloudfront.requests).toEqual([])
  })

  test.each(['/proc/self/environ', '/etc/passwd', 'link'])('reads no list from %s', async (file) => {
    await symlink('/proc/self/environ', join(workspace, 'link'))
    const rules = '**/*=* -> /{1}/{2}'
    const ended = await run(event(), { distribution: 'E1OURS', rules, 'files-from': file })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain('lies outside the workspace')
    expect(ended.log).not.toContain(CREDENTIALS.AWS_SECRET_ACCESS_KEY.slice(0, 12))
    expect(cloudfront.requests).toEqual([])
  })
})
