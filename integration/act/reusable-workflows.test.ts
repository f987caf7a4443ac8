import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startGitHub, type EmbeddedGitHub } from '../../emulators/github/embedded-github.ts'
import { makePushEvent, REPOSITORY } from '../../emulators/runner/push-event.ts'
import type { Repository } from '../../emulators/runner/repository.ts'
import { createAwsCli, type AwsCli } from '../aws-cli.ts'
import { emulators } from '../emulators.ts'
import { startRecordingProxy, type RecordingProxy } from '../recording-proxy.ts'
import type { ServerProcess } from '../server-process.ts'
import { startTokenIssuer, type TokenIssuer } from '../token-issuer.ts'
import { createActionRepository, prepareStandIns, printedLines, runWorkflow } from './run-workflow.ts'

/** The reusable workflows as callers use them, with ministack as STS, S3 and CloudFront. */
describe('a reusable workflow, run by act', () => {
  let directory = ''
  let standIns: readonly string[] = []
  let repository: Repository
  let server: ServerProcess
  let proxy: RecordingProxy
  let github: EmbeddedGitHub
  let issuer: TokenIssuer
  let aws: AwsCli

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'reusable-'))
    standIns = await prepareStandIns(directory)
    repository = await createActionRepository(directory)
    await repository.commit({ 'README.md': 'A site\n', 'public/index.html': '<h1>Home</h1>\n' })
    const ministack = emulators.find(({ name }) => name === 'ministack')
    assert.ok(ministack)
    server = await ministack.start(directory)
    proxy = await startRecordingProxy(server.url)
    github = await startGitHub({ directory: repository.directory, repository: REPOSITORY, token: 'a-token' })
    issuer = await startTokenIssuer()
    aws = createAwsCli({ endpoint: server.url, directory })
  })
  after(async () => {
    await issuer.stop()
    await github.close()
    await proxy.stop()
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  })

  const run = (given: Pick<Parameters<typeof runWorkflow>[0], 'event' | 'eventName' | 'workflow' | 'distribution'>) =>
    runWorkflow({
      directory,
      repository,
      standIns,
      endpoint: proxy.url,
      api: github.url,
      ...given,
      env: { ...issuer.env, AWS_ENDPOINT_URL_STS: proxy.url },
    })

  test('purge.yml assumes the role, purges what the push changed and hands its outputs on', async () => {
    const distribution = await aws.createDistribution({})
    const base = await repository.git('rev-parse', 'HEAD')
    const head = await repository.commit({ 'public/about.html': '<h1>About</h1>\n', 'public/a.css': 'a {}\n' })
    const event = makePushEvent({ before: base, after: head })
    const { exitCode, stdout, stderr } = await run({ event, workflow: 'call-purge.yml', distribution })

    assert.equal(exitCode, 0, stdout + stderr)
    const ids = await aws.listInvalidations(distribution)
    const purged = await Promise.all(ids.map((id) => aws.getInvalidation(distribution, id)))
    const paths = purged.flatMap((invalidation) => invalidation.paths).toSorted()
    assert.deepEqual(paths, ['/a.css', '/about', '/about.html'])
    // `batch-size` must arrive as a number.
    assert.equal(ids.length, 2)
    const printed = printedLines(stdout)
    assert.ok(printed.includes('result=success'), stdout)
    assert.ok(printed.includes('status=completed'), stdout)
    assert.ok(printed.includes('changed=2'), stdout)
    const printedIds = printed.find((line) => line.startsWith('invalidations=')) ?? ''
    assert.deepEqual((JSON.parse(printedIds.replace('invalidations=', '')) as string[]).toSorted(), ids.toSorted())
    const assumed = proxy.requests.filter(({ body }) => body.includes('AssumeRoleWithWebIdentity'))
    assert.equal(assumed.length, 1)
    assert.ok(assumed[0]?.body.includes(issuer.token))
  })

  test('purge.yml fails when the action does', async () => {
    const base = await repository.git('rev-parse', 'HEAD')
    const head = await repository.commit({ 'public/b.css': 'b {}\n' })
    const event = makePushEvent({ before: base, after: head })
    const { exitCode, stdout } = await run({ event, workflow: 'call-purge.yml', distribution: 'E2NOSUCHDISTRO' })

    assert.equal(exitCode, 1, stdout)
    assert.match(stdout, /::error::.*NoSuchDistribution/)
    // act runs no job after it: on GitHub `tell` would.
    assert.match(stdout, /::set-output:: status=failed/)
  })
})
