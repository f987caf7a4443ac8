import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../emulators/runner/push-event.ts'
import { createRepository, type Repository } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../emulators/runner/run-action.ts'

const ID = 'E1EXAMPLE'
const INPUTS = { distribution: ID, root: 'public', base: 'last-invalidation', index: '' }
const SITE = { 'public/a.css': '1', 'public/b.css': '1', 'public/c.css': '1', 'README.md': '1' }

type Fixture = {
  readonly repository: Repository
  readonly cloudfront: EmbeddedCloudFront
  /** Runs the built action for the checked out commit, and gives the paths that it posted, sorted. */
  readonly deploy: (given?: {
    readonly inputs?: Step['inputs']
    readonly env?: Step['env']
    readonly event?: string
  }) => Promise<StepRun & { readonly posted: readonly string[] }>
  /** The URLs of the site's files that differ between a commit and the one that is checked out. */
  readonly differing: (from: string) => Promise<readonly string[]>
}

/** Tells a use of a real repository, the built action as a process for each run, and a CloudFront that remembers. */
async function withFixture(options: EmbeddedCloudFrontOptions, use: (given: Fixture) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'three-runs-'))
  const cloudfront = await startCloudFront(options)
  cloudfront.addDistribution({ id: ID, aliases: ['www.example.com'] })
  cloudfront.addDistribution({ id: 'E2EXAMPLE' })
  try {
    const repository = await createRepository(join(directory, 'repository'))
    let runs = 0
    let before = '0'.repeat(40)
    const count = () => [ID, 'E2EXAMPLE'].flatMap((id) => cloudfront.invalidations(id)).length
    const deploy: Fixture['deploy'] = async ({ inputs = INPUTS, env = {}, event = 'push' } = {}) => {
      const sha = await repository.git('rev-parse', 'HEAD')
      const held = count()
      const ids = new Set([ID, 'E2EXAMPLE'].flatMap((id) => cloudfront.invalidations(id).map((one) => one.id)))
      runs += 1
      const ended = await runAction({
        workspace: repository.directory,
        event: { name: event, payload: event === 'push' ? makePushEvent({ before, after: sha }) : {}, sha },
        inputs,
        env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url, GITHUB_RUN_ID: `70${runs}`, ...env },
      })
      before = sha
      const added = [ID, 'E2EXAMPLE'].flatMap((id) => cloudfront.invalidations(id).filter((one) => !ids.has(one.id)))
      expect(count()).toBe(held + added.length)
      return { ...ended, posted: added.flatMap(({ paths }) => paths).sort() }
    }
    const differing = async (from: string) => {
      const names = await repository.git('diff', '--name-only', '--no-renames', from, 'HEAD', '--', 'public')
      return names
        .split('\n')
        .map((name) => name.replace(/^public/, ''))
        .sort()
    }
    await use({ repository, cloudfront, deploy, differing })
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

test('run 2 of 3 fails: run 3 purges what run 2 changed, and a fourth has nothing to do', async () => {
  await withFixture({}, async ({ repository, cloudfront, deploy, differing }) => {
    const first = await repository.commit(SITE)
    expect((await deploy()).posted).toEqual(['/*'])

    await repository.commit({ 'public/a.css': '2', 'public/b.css': undefined })
    cloudfront.inject({ operation: 'CreateInvalidation', fault: 'access-denied' })
    const failed = await deploy()
    expect([failed.exitCode, failed.outputs.get('status'), failed.posted]).toEqual([1, 'failed', []])

    const third = await repository.commit({ 'public/c.css': '2', 'public/d.css': '1' })
    const healed = await deploy()
    expect(healed.posted).toEqual(['/a.css', '/b.css', '/c.css', '/d.css'])
    expect(healed.posted).toEqual(await differing(first))
    expect([healed.outputs.get('base'), healed.outputs.get('head')]).toEqual([first, third])

    const again = await deploy()
    expect([again.exitCode, again.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
  })
})

test('run 2 of 3 posts half of its batches, and run 3 takes its changes back: what viewers saw meanwhile is purged', async () => {
  await withFixture({ faults: [] }, async ({ repository, cloudfront, deploy }) => {
    const inputs = { ...INPUTS, 'batch-size': '1', 'wait-timeout': '0' }
    await repository.commit(SITE)
    await deploy({ inputs })

    await repository.commit({ 'public/a.css': '2', 'public/b.css': '2' })
    cloudfront.inject({ operation: 'CreateInvalidation', fault: 'access-denied', skip: 1 })
    expect((await deploy({ inputs })).posted).toEqual(['/a.css'])

    await repository.commit({ 'public/a.css': '1', 'public/b.css': '1', 'public/c.css': '2' })
    expect((await deploy({ inputs })).posted).toEqual(['/a.css', '/b.css', '/c.css'])
  })
})

test('the memory survives another event, another workflow name and rewritten history', async () => {
  await withFixture({}, async ({ repository, deploy, differing }) => {
    const root = await repository.commit(SITE)
    const second = await repository.commit({ 'public/a.css': '2' })
    await deploy()

    await repository.git('reset', '--quiet', '--hard', root)
    await repository.commit({ 'public/b.css': '3' })
    const rewritten = await deploy({ event: 'schedule', env: { GITHUB_WORKFLOW: 'Publish', GITHUB_RUN_ID: '9' } })
    expect(rewritten.posted).toEqual(['/a.css', '/b.css'])
    expect(rewritten.posted).toEqual(await differing(second))
  })
})

test('workflows with other rules, and distributions of their own, do not confuse each other', async () => {
  await withFixture({}, async ({ repository, deploy }) => {
    const css = { ...INPUTS, root: '', rules: 'public/*.css -> /{path}' }
    const readme = { ...INPUTS, root: '', rules: 'README.md -> /readme' }
    const both = { ...css, distribution: `www.example.com\nE2EXAMPLE` }
    await repository.commit(SITE)
    expect((await deploy({ inputs: both })).posted).toEqual(['/*', '/*'])
    expect((await deploy({ inputs: readme })).posted).toEqual(['/readme'])

    await repository.commit({ 'public/a.css': '2', 'README.md': '2' })
    expect((await deploy({ inputs: css })).posted).toEqual(['/a.css'])
    await repository.commit({ 'public/b.css': '2' })
    expect((await deploy({ inputs: readme })).posted).toEqual(['/readme'])
    const ended = await deploy({ inputs: both })
    expect(ended.posted).toEqual(['/a.css', '/b.css', '/b.css'])

    const pushed = { ...css, base: 'event' }
    await repository.commit({ 'public/c.css': '2' })
    expect((await deploy({ inputs: pushed })).posted).toEqual(['/c.css'])
    await repository.commit({ 'public/a.css': '3' })
    expect((await deploy({ inputs: css })).posted).toEqual(['/a.css', '/c.css'])
  })
})

test('without the permission to read, everything is purged, and the log says what to allow', async () => {
  await withFixture({ allow: ['cloudfront:CreateInvalidation'] }, async ({ repository, deploy }) => {
    await repository.commit(SITE)
    await deploy()
    await repository.commit({ 'public/a.css': '2' })
    const ended = await deploy()
    expect([ended.exitCode, ended.posted]).toEqual([0, ['/*']])
    expect(ended.log).toMatch(
      /::warning::Everything .*Allow the role `cloudfront:ListInvalidations` on `arn:aws:cloudfront:.*E1EXAMPLE`/,
    )

    const failing = await deploy({ inputs: { ...INPUTS, 'when-unknown': 'fail' } })
    expect([failing.exitCode, failing.posted]).toEqual([1, []])
  })
})
