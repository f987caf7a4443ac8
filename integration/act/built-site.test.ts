import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startCloudFront, type EmbeddedCloudFront } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../emulators/runner/push-event.ts'
import type { Repository } from '../../emulators/runner/repository.ts'
import { CACHE, createActionRepository, prepareStandIns, printedLines, runWorkflow } from './run-workflow.ts'

type Manner = { readonly manifest?: string; readonly interruption?: AbortSignal }

describe('a workflow that builds its site, run by act', () => {
  let directory = ''
  let standIns: readonly string[] = []
  let repository: Repository
  let cloudfront: EmbeddedCloudFront
  const requested = new EventEmitter()

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'act-'))
    standIns = await prepareStandIns(directory)
    repository = await createActionRepository(directory)
    await repository.commit({ 'pages/index.html': 'Home\n', 'pages/about.html': '0\n' })
    cloudfront = await startCloudFront({
      completionMs: 60_000,
      onRequest: () => {
        requested.emit('request')
      },
    })
  })
  after(async () => {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  })

  let version = 0
  /** Pushes a change of one page. Resolves to the purged paths, as a later step reads them. */
  const push = async (distribution: string, { manifest = 'cache', interruption }: Manner = {}) => {
    const before = await repository.git('rev-parse', 'HEAD')
    version += 1
    const branch = await repository.git('branch', '--show-current')
    const after = await repository.commit({ 'pages/about.html': `${version}\n` })
    const event = makePushEvent({ before, after, branch })
    const run = await runWorkflow({
      ...{ directory, repository, standIns, event, distribution, manifest, interruption },
      variables: { WAIT: String(interruption !== undefined) },
      workflow: 'built-site.yml',
      endpoint: cloudfront.url,
      api: 'http://127.0.0.1:9',
    })
    const told = printedLines(run.stdout).find((line) => line.startsWith('paths='))
    const paths: unknown = told === undefined ? undefined : JSON.parse(told.replace('paths=', '') || 'null')
    assert.ok(paths ?? interruption, run.stdout + run.stderr)
    return { exitCode: run.exitCode, paths, log: run.stdout }
  }

  test("act's cache keeps the manifest: a change is purged alone, also after a cancelled and a refused run, and all after an eviction", async () => {
    const { id } = cloudfront.addDistribution()
    const first = await push(id)
    assert.deepEqual([first.exitCode, first.paths], [0, ['/*']], first.log)
    const second = await push(id)
    assert.deepEqual([second.exitCode, second.paths], [0, ['/about.html']], second.log)

    await repository.commit({ 'pages/news.html': 'News\n' })
    const interruption = new AbortController()
    requested.on('request', () => {
      // The run waits for the invalidation that it posted.
      if (cloudfront.invalidations(id).length === 3) interruption.abort()
    })
    const cancelled = await push(id, { interruption: interruption.signal })
    assert.notEqual(cancelled.exitCode, 0, cancelled.log)
    assert.deepEqual(cloudfront.invalidations(id)[2]?.paths, ['/about.html', '/news.html'])
    await repository.git('rm', '--quiet', 'pages/news.html')

    cloudfront.inject({ fault: 'access-denied', operation: 'CreateInvalidation' })
    const refused = await push(id)
    assert.notEqual(refused.exitCode, 0, refused.log)
    await repository.commit({ 'pages/index.html': 'Welcome\n' })
    const next = await push(id)
    assert.deepEqual([next.exitCode, next.paths], [0, ['/', '/about.html', '/index.html', '/news.html']], next.log)

    await rm(join(directory, CACHE), { recursive: true })
    const evicted = await push(id)
    assert.deepEqual([evicted.exitCode, evicted.paths], [0, ['/*']], evicted.log)
  })

  test('a change of another branch is purged again when the first branch takes it back', async () => {
    const { id } = cloudfront.addDistribution()
    assert.deepEqual((await push(id)).paths, ['/*'])
    await repository.git('checkout', '--quiet', '-b', 'topic')
    const topic = await push(id)
    assert.deepEqual([topic.exitCode, topic.paths], [0, ['/about.html']], topic.log)
    await repository.git('checkout', '--quiet', '-')
    await repository.commit({ 'pages/index.html': 'Home again\n' })
    const back = await push(id)
    assert.deepEqual([back.exitCode, back.paths], [0, ['/', '/about.html', '/index.html']], back.log)
  })

  test('a file keeps the manifest', async () => {
    const { id } = cloudfront.addDistribution()
    const manifest = join(directory, 'manifest.gz')
    assert.deepEqual((await push(id, { manifest })).paths, ['/*'])
    assert.deepEqual((await push(id, { manifest })).paths, ['/about.html'])
  })
})
