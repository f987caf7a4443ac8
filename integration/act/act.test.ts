import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { startGitHub, type EmbeddedGitHub } from '../../emulators/github/embedded-github.ts'
import { makePushEvent, REPOSITORY } from '../../emulators/runner/push-event.ts'
import type { FileChanges, Repository } from '../../emulators/runner/repository.ts'
import { createActionRepository, prepareStandIns, printedLines, runWorkflow } from './run-workflow.ts'

describe('a workflow that uses the action, run by act', () => {
  let directory = ''
  let standIns: readonly string[] = []
  let repository: Repository
  let cloudfront: EmbeddedCloudFront
  let github: EmbeddedGitHub

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'act-'))
    standIns = await prepareStandIns(directory)
    repository = await createActionRepository(directory)
    await repository.commit({
      'README.md': 'A site\n',
      'public/index.html': '<h1>Home</h1>\n',
      'public/old.css': 'body {}\n',
    })
    cloudfront = await startCloudFront()
    github = await startGitHub({ directory: repository.directory, repository: REPOSITORY, token: 'a-token' })
  })
  after(async () => {
    await cloudfront.close()
    await github.close()
    await rm(directory, { recursive: true, force: true })
  })

  /** Commits changes, and runs the workflow on their push. */
  const push = async (changes: FileChanges, distribution: string, base?: string) => {
    const before = await repository.git('rev-parse', 'HEAD')
    const event = makePushEvent({ before, after: await repository.commit(changes) })
    const asked = cloudfront.requests.length
    const run = await runWorkflow({
      directory,
      repository,
      standIns,
      event,
      endpoint: cloudfront.url,
      api: github.url,
      distribution,
      ...(base !== undefined && { base }),
    })
    return { run, printed: printedLines(run.stdout), requests: cloudfront.requests.slice(asked) }
  }

  test("the push is purged, what the shallow clone lacks is read by GitHub's API, and a later step reads the outputs", async () => {
    const { id } = cloudfront.addDistribution()
    const { run, printed, requests } = await push(
      { 'public/index.html': '<h1>Welcome</h1>\n', 'public/old.css': undefined, 'public/été.css': 'main {}\n' },
      id,
    )

    assert.equal(run.exitCode, 0, run.stdout + run.stderr)
    const [invalidation, ...others] = cloudfront.invalidations(id)
    assert.ok(invalidation, run.stdout)
    assert.deepEqual(others, [])
    assert.deepEqual(invalidation.paths.toSorted(), ['/', '/%C3%A9t%C3%A9.css', '/index.html', '/old.css'])
    assert.ok(requests.some(({ operation }) => operation === 'GetInvalidation'))
    assert.ok(printed.includes('outcome=success'), run.stdout)
    assert.ok(printed.includes('status=completed, in the result completed'), run.stdout)
    assert.ok(printed.includes(`invalidations=${JSON.stringify([invalidation.id])}`), run.stdout)
    const paths = printed
      .find((line) => line.startsWith('paths='))
      ?.replace('paths=', '')
      .split(' and ')
    assert.deepEqual(paths?.toSorted(), invalidation.paths.toSorted())
  })

  test('with `base: event`, a push that changes nothing of the site asks CloudFront nothing', async () => {
    const { id } = cloudfront.addDistribution()
    const { run, printed, requests } = await push({ 'README.md': 'The site\n' }, id, 'event')

    assert.equal(run.exitCode, 0, run.stdout + run.stderr)
    assert.deepEqual(requests, [])
    assert.ok(printed.includes('status=nothing-to-do, in the result nothing-to-do'), run.stdout)
    assert.ok(printed.includes('invalidations=[]'), run.stdout)
  })

  test('a push to a pull request is compared with the push before it', async () => {
    const { id } = cloudfront.addDistribution()
    const base = await repository.git('rev-parse', 'HEAD')
    const before = await repository.commit({ 'public/draft.css': 'a {}\n' })
    const after = await repository.commit({ 'public/page.html': '<h1>Page</h1>\n' })
    const ours = { full_name: REPOSITORY, id: 1, fork: false }
    const event = {
      action: 'synchronize',
      number: 7,
      before,
      after,
      pull_request: {
        number: 7,
        head: { ref: 'draft', sha: after, repo: ours },
        base: { ref: 'main', sha: base, repo: ours },
      },
      repository: ours,
    }
    const settings = { directory, repository, standIns, endpoint: cloudfront.url, api: github.url, distribution: id }
    const run = await runWorkflow({ ...settings, event, eventName: 'pull_request' })
    assert.equal(run.exitCode, 0, run.stdout + run.stderr)
    assert.deepEqual(
      cloudfront.invalidations(id).map(({ paths }) => paths),
      [['/page.html']],
      run.stdout,
    )
  })

  for (const eventName of ['workflow_dispatch', 'schedule']) {
    test(`${eventName} with last-invalidation: everything first, then what changed since`, async () => {
      const { id } = cloudfront.addDistribution()
      const settings = { directory, repository, standIns, endpoint: cloudfront.url, api: github.url, distribution: id }
      const run = () => runWorkflow({ ...settings, event: {}, eventName, base: 'last-invalidation' })
      const first = await run()
      await repository.commit({ [`public/${eventName}.css`]: 'a {}\n' })
      const second = await run()
      assert.deepEqual([first.exitCode, second.exitCode], [0, 0], first.stdout + second.stdout)
      assert.deepEqual(
        cloudfront.invalidations(id).map(({ paths }) => paths),
        [['/*'], [`/${eventName}.css`]],
        second.stdout,
      )
    })
  }

  test('a pull request gets a distribution of its own, which goes when it is closed', async () => {
    const config = ['Enabled: true', 'Comment: ${NAME}', ...ORIGIN_AND_BEHAVIOR].join('\n')
    const sha = await repository.commit({ '.github/cloudfront-distribution.yml': config })
    const ours = { full_name: REPOSITORY, id: 1, fork: false }
    const run = (action: string) =>
      runWorkflow({
        ...{ directory, repository, standIns, endpoint: cloudfront.url, api: github.url, workflow: 'distribution.yml' },
        eventName: 'pull_request',
        event: {
          action,
          number: 8,
          pull_request: { number: 8, head: { ref: 'x', sha, repo: ours }, base: { ref: 'main', sha, repo: ours } },
          repository: ours,
        },
      })
    const own = () => cloudfront.distributions().filter(({ tags }) => tags['cloudfront-action:name'] === 'pr-8')

    const opened = await run('opened')
    assert.equal(opened.exitCode, 0, opened.stdout + opened.stderr)
    const [held, ...others] = own()
    assert.ok(held, opened.stdout)
    assert.deepEqual(others, [])
    assert.equal(held.config.Comment, 'pr-8')
    assert.ok(printedLines(opened.stdout).includes('change=created'), opened.stdout)
    assert.ok(printedLines(opened.stdout).includes(`url=https://${held.domainName}`), opened.stdout)

    const closed = await run('closed')
    assert.equal(closed.exitCode, 0, closed.stdout + closed.stderr)
    assert.ok(printedLines(closed.stdout).includes('change=deleted'), closed.stdout)
    assert.deepEqual(own(), [])
  })

  test('a distribution that does not exist fails the job, and a later step still reads the outputs', async () => {
    const { run, printed } = await push({ 'public/new.css': 'main {}\n' }, 'E2NOSUCHDISTRO')

    assert.equal(run.exitCode, 1, run.stdout + run.stderr)
    assert.ok(printed.includes('outcome=failure'), run.stdout)
    assert.ok(printed.includes('status=failed, in the result failed'), run.stdout)
    assert.ok(printed.includes('invalidations=[]'), run.stdout)
    assert.match(run.stdout, /E2NOSUCHDISTRO/)
  })
})

const ORIGIN_AND_BEHAVIOR = [
  'Origins:',
  '  - Id: site',
  '    DomainName: ${BUCKET}.s3.eu-central-1.amazonaws.com',
  '    OriginPath: /${BRANCH_SLUG}',
  '    OriginAccessControlId: E327GJI25M56DG',
  'DefaultCacheBehavior:',
  '  TargetOriginId: site',
  '  ViewerProtocolPolicy: redirect-to-https',
  '  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6',
]
