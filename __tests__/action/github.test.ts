/** The built action where git cannot help: what changed is read from GitHub's API. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { startGitHub } from '../../emulators/github/embedded-github.ts'
import { REPOSITORY } from '../../emulators/runner/push-event.ts'
import { withStep } from '../support/action/step-fixture.ts'

const CHANGES = { 'public/a.css': '2', 'public/b.css': undefined, 'public/menü.html': '1', 'README.md': '2' }

test('without a checkout the API says what changed', async () => {
  await withStep({ changes: CHANGES }, async ({ cloudfront, distribution, step, run }) => {
    const github = await startGitHub({ directory: step.workspace, repository: REPOSITORY })
    const empty = await mkdtemp(join(tmpdir(), 'empty-'))
    try {
      const job = { GITHUB_API_URL: github.url, GITHUB_WORKSPACE: empty }
      const ended = await run({ distribution, root: 'public', 'github-token': github.token }, job)
      expect([ended.exitCode, ended.outputs.get('changed-files')]).toEqual([0, '4'])
      expect(cloudfront.invalidations(distribution).map(({ paths }) => paths)).toEqual([
        ['/a.css', '/b.css', '/men%C3%BC.html'],
      ])
      expect(ended.log + ended.summary).not.toContain(github.token)
    } finally {
      await github.close()
      await rm(empty, { recursive: true })
    }
  })
})

test('a token without the permission is named, and everything is purged', async () => {
  await withStep({ changes: CHANGES }, async ({ step, distribution, run }) => {
    const github = await startGitHub({ directory: step.workspace, repository: REPOSITORY, scopes: [] })
    const empty = await mkdtemp(join(tmpdir(), 'empty-'))
    try {
      const job = { GITHUB_API_URL: github.url, GITHUB_WORKSPACE: empty }
      const ended = await run({ distribution, root: 'public', 'github-token': github.token }, job)
      expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/*"]'])
      expect(ended.log).toContain('contents: read')
    } finally {
      await github.close()
      await rm(empty, { recursive: true })
    }
  })
})

test('a pull request from a fork ends with one notice', async () => {
  await withStep({ changes: CHANGES }, async ({ cloudfront, step, run }) => {
    const payload = {
      action: 'opened',
      number: 3,
      pull_request: {
        number: 3,
        head: { sha: step.event.sha, ref: 'fix', repo: { id: 2, full_name: 'someone/site', fork: true } },
        base: { sha: step.event.sha, ref: 'main', repo: { id: 1, full_name: REPOSITORY, fork: false } },
      },
      repository: { id: 1, full_name: REPOSITORY },
    }
    const path = join(step.workspace, 'event.json')
    await writeFile(path, JSON.stringify(payload))
    const ended = await run({}, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: path })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
    expect(ended.log.match(/^::notice/gm)).toHaveLength(1)
    expect(cloudfront.requests).toEqual([])
  })
})
