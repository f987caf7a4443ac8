/** What is live is compared and recorded, whatever the event claims. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../emulators/runner/push-event.ts'
import { createRepository, type Repository } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type StepRun } from '../../emulators/runner/run-action.ts'

type Deployment = {
  readonly repository: Repository
  /** A push event from one commit to another. */
  readonly push: (before: string, after: string, given?: Given) => Promise<StepRun>
  /** An event without a payload, with GITHUB_SHA. */
  readonly dispatch: (sha: string, given?: Given) => Promise<StepRun>
  /** Puts the server's branch at a commit. */
  readonly moveBranch: (sha: string) => Promise<unknown>
  /** The paths of all invalidations, each of them sorted, from the first to the last. */
  readonly purged: () => readonly (readonly string[])[]
  readonly cloudfront: EmbeddedCloudFront
}

type Given = {
  readonly inputs?: Readonly<Record<string, string>>
  readonly name?: string
  readonly payload?: unknown
  readonly attempt?: number
  readonly run?: number
}

/** A repository with a server, and a distribution that its site is behind. */
async function onSite(use: (site: Deployment) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'live-commit-'))
  const cloudfront = await startCloudFront()
  try {
    const { id } = cloudfront.addDistribution({ id: 'E1EXAMPLE' })
    const repository = await createRepository(join(directory, 'repository'))
    const server = `file://${directory}`
    await repository.git('init', '--quiet', '--bare', join(directory, 'example/site.git'))
    await repository.git('remote', 'add', 'origin', `${server}/example/site.git`)
    const job = { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url, GITHUB_SERVER_URL: server }
    let runs = 0
    const run = (name: string, payload: unknown, sha: string, given: Given = {}) => {
      runs += 1
      return runAction({
        workspace: repository.directory,
        event: { name, payload, sha },
        inputs: { distribution: id, root: 'public', ...given.inputs },
        env: { ...job, GITHUB_RUN_ID: String(given.run ?? runs) },
        runAttempt: given.attempt ?? 1,
      })
    }
    await use({
      repository,
      cloudfront,
      push: (before, after, given) => run('push', makePushEvent({ before, after }), after, given),
      dispatch: (sha, given) => run(given?.name ?? 'workflow_dispatch', given?.payload ?? {}, sha, given),
      moveBranch: (sha) => repository.git('push', '--quiet', '--force', 'origin', `${sha}:refs/heads/main`),
      purged: () => cloudfront.invalidations(id).map(({ paths }) => paths.toSorted()),
    })
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

const A = { 'public/index.html': '1', 'public/a.css': '1', 'public/b.css': '1', 'public/version.json': '1' }

test.each(['auto', 'last-invalidation'])('a rollback by tag with `base: %s` purges what differs', async (base) => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const start = await repository.commit({ ...A, 'public/a.css': '0' })
    const first = await repository.commit(A)
    await repository.git('tag', 'v1')
    const second = await repository.commit({ 'public/a.css': '2', 'public/new.html': '2' })
    await moveBranch(second)
    await push(start, first, { inputs: { base } })
    await push(first, second, { inputs: { base } })
    await repository.git('checkout', '--quiet', 'v1')
    const back = await dispatch(second, { inputs: { base } })
    expect([back.exitCode, back.outputs.get('base'), back.outputs.get('head')]).toEqual([0, second, first])
    expect(purged().at(-1)).toEqual(['/a.css', '/new.html'])

    // The rollback is what is remembered.
    await repository.git('checkout', '--quiet', 'main')
    const third = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(third)
    await push(second, third, { inputs: { base } })
    expect(purged().at(-1)).toEqual(['/a.css', '/b.css', '/new.html'])
  })
})

test.each(['auto', 'event', 'last-invalidation'])(
  'a commit that the job makes is live, with `base: %s`',
  async (base) => {
    await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
      const before = await repository.commit(A)
      await dispatch(before, { inputs: { base } })
      const pushed = await repository.commit({ 'public/a.css': '2' })
      await moveBranch(pushed)
      const bumped = await repository.commit({ 'public/version.json': '2' })
      const first = await push(before, pushed, { inputs: { base } })
      expect(first.outputs.get('head')).toBe(bumped)
      expect(purged().at(-1)).toEqual(['/a.css', '/version.json'])

      await moveBranch(bumped)
      const next = await repository.commit({ 'public/b.css': '3' })
      await moveBranch(next)
      await push(bumped, next, { inputs: { base } })
      expect(purged().at(-1)).toEqual(['/b.css'])
    })
  },
)

test.each(['auto', 'event', 'last-invalidation'])('an older push after a newer one, with `base: %s`', async (base) => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const start = await repository.commit(A)
    await dispatch(start, { inputs: { base } })
    const older = await repository.commit({ 'public/a.css': '2' })
    const newer = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(newer)
    await push(older, newer, { inputs: { base } })
    await repository.git('checkout', '--quiet', older)
    const late = await push(start, older, { inputs: { base } })
    expect(late.log).not.toContain('::notice')
    expect(late.log).toContain(`has moved on to ${newer}`)
    // CloudFront remembers the newer one, which had the files of the older one, too.
    expect(purged().at(-1)).toEqual(base === 'event' ? ['/a.css', '/b.css'] : ['/b.css'])
  })
})

test('where the server does not tell the tip, one notice says so', async () => {
  await onSite(async ({ repository, push, purged }) => {
    const before = await repository.commit(A)
    const after = await repository.commit({ 'public/a.css': '2' })
    await repository.git('remote', 'remove', 'origin')
    const ended = await push(before, after)
    expect(ended.log.match(/^::notice.*It is unknown whether refs\/heads\/main has moved/gm)).toHaveLength(1)
    expect(purged()).toEqual([['/a.css']])
  })
})

test('the default base leaves nothing behind of a push that never ran', async () => {
  await onSite(async ({ repository, push, moveBranch, purged }) => {
    const [one, two, three, four] = [
      await repository.commit(A),
      await repository.commit({ 'public/a.css': '2' }),
      await repository.commit({ 'public/b.css': '3' }),
      await repository.commit({ 'public/index.html': '4' }),
    ]
    await repository.git('checkout', '--quiet', two)
    await moveBranch(two)
    await push(one, two)
    await repository.git('checkout', '--quiet', four)
    await moveBranch(four)
    await push(three, four)
    expect(purged()).toEqual([['/a.css'], ['/', '/b.css', '/index.html']])
  })
})

test.each<[string, Given]>([
  ['workflow_dispatch', {}],
  ['schedule', { name: 'schedule' }],
  ['repository_dispatch', { name: 'repository_dispatch' }],
  ['a dispatch with `last-invalidation`', { inputs: { base: 'last-invalidation' } }],
])('the same commit again by %s is unknown', async (_, given) => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const before = await repository.commit(A)
    const after = await repository.commit({ 'public/a.css': '2' })
    await moveBranch(after)
    await push(before, after, given.inputs === undefined ? {} : { inputs: given.inputs })
    const again = await dispatch(after, given)
    expect(again.log).toContain('was live before, and the event')
    expect(purged().at(-1)).toEqual(['/*'])
    const careful = await dispatch(after, { ...given, inputs: { ...given.inputs, 'when-unknown': 'fail' } })
    expect([careful.exitCode, careful.outputs.get('status')]).toEqual([1, 'failed'])
  })
})

test('a re-run purges what its first attempt did, and what differs from a newer deployment', async () => {
  await onSite(async ({ repository, push, moveBranch, purged }) => {
    const start = await repository.commit(A)
    const first = await repository.commit({ 'public/index.html': '1a' })
    const second = await repository.commit({ 'public/a.css': '2' })
    await moveBranch(first)
    await repository.git('checkout', '--quiet', first)
    await push(start, first, { run: 1 })
    await moveBranch(second)
    await repository.git('checkout', '--quiet', second)
    await push(first, second, { run: 2 })
    await push(first, second, { run: 2, attempt: 2 })
    expect(purged().slice(1)).toEqual([['/a.css'], ['/a.css']])

    await repository.git('checkout', '--quiet', 'main')
    const third = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(third)
    await push(second, third, { run: 3 })
    await repository.git('checkout', '--quiet', second)
    await push(first, second, { run: 2, attempt: 3 })
    expect(purged().at(-1)).toEqual(['/a.css', '/b.css'])
  })
})

test('a workflow_run that deploys what is checked out is compared by that', async () => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const start = await repository.commit(A)
    const built = await repository.commit({ 'public/a.css': '2' })
    const tip = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(built)
    await repository.git('checkout', '--quiet', built)
    await push(start, built)
    await repository.git('checkout', '--quiet', tip)
    await moveBranch(tip)
    const payload = {
      workflow_run: {
        conclusion: 'success',
        head_sha: built,
        head_branch: 'main',
        head_repository: { full_name: 'example/site' },
      },
      repository: { full_name: 'example/site' },
    }
    const ended = await dispatch(tip, { name: 'workflow_run', payload })
    expect(ended.outputs.get('head')).toBe(tip)
    expect(purged().at(-1)).toEqual(['/b.css'])
  })
})

test('the checkout of another repository does not count', async () => {
  await onSite(async ({ repository, push, cloudfront }) => {
    await repository.git('remote', 'set-url', 'origin', 'https://github.com/someone/else')
    await repository.commit(A)
    const ended = await push('1'.repeat(40), '2'.repeat(40), { inputs: { base: 'event', 'when-unknown': 'fail' } })
    expect([ended.exitCode, ended.outputs.get('head')]).toEqual([1, '2'.repeat(40)])
    expect(cloudfront.requests).toEqual([])
  })
})
