/** Pages that are served through symbolic links of the repository, known from a checkout or from GitHub's API. */
import { mkdir, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { startGitHub } from '../../emulators/github/embedded-github.ts'
import { makePushEvent, REPOSITORY } from '../../emulators/runner/push-event.ts'
import { createRepository, type FileChanges } from '../../emulators/runner/repository.ts'
import { runAction } from '../../emulators/runner/run-action.ts'
import { withStep } from '../support/action/step-fixture.ts'

type Links = Readonly<Record<string, string>>

test.each<[string, { files: FileChanges; links: Links }, { files?: FileChanges; links?: Links }, readonly string[]]>([
  [
    'a directory that is linked into the site',
    { files: { 'docs/a.html': '1', 'docs/b.html': '1' }, links: { 'public/docs': '../docs' } },
    { files: { 'docs/a.html': '2' } },
    ['/docs/a.html'],
  ],
  [
    'a link that moves to another directory',
    {
      files: { 'public/v1/a.html': '1', 'public/v2/a.html': '2', 'public/v2/index.html': '2' },
      links: { 'public/latest': 'v1' },
    },
    { links: { 'public/latest': 'v2' } },
    ['/latest', '/latest/', '/latest/a.html', '/latest/index.html'],
  ],
  [
    'a link that goes',
    { files: { 'public/v1/a.html': '1' }, links: { 'public/latest': 'v1' } },
    { files: { 'public/latest': undefined } },
    ['/latest', '/latest/a.html'],
  ],
  [
    'a link to a file that changes',
    { files: { 'public/bin/v0.8.js': '1' }, links: { 'public/bin/latest.js': 'v0.8.js' } },
    { files: { 'public/bin/v0.8.js': '2' } },
    ['/bin/latest.js', '/bin/v0.8.js'],
  ],
  [
    'a link to a link, and one in a loop',
    {
      files: { 'docs/a.html': '1' },
      links: { 'public/docs': '../current', current: 'docs', 'public/loop': '../public' },
    },
    { files: { 'docs/a.html': '2' } },
    ['/docs/a.html', '/loop/docs/a.html'],
  ],
  [
    'a link out of the repository',
    { files: { 'public/a.html': '1' }, links: { 'public/etc': '/etc', 'public/up': '../../..' } },
    { files: { 'public/a.html': '2' } },
    ['/a.html'],
  ],
])('%s', async (_, before, changes, expected) => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, step }) => {
    const repository = await createRepository(step.workspace)
    const commit = async ({ files = {}, links = {} }: { files?: FileChanges; links?: Links }) => {
      for (const [path, target] of Object.entries(links)) {
        const link = join(step.workspace, path)
        await mkdir(dirname(link), { recursive: true })
        await rm(link, { force: true })
        await symlink(target, link)
      }
      return repository.commit(files)
    }
    const [one, two] = [await commit(before), await commit(changes)]
    const event = { name: 'push', payload: makePushEvent({ before: one, after: two }), sha: two }
    const inputs = { distribution, root: 'public', unmatched: 'ignore' }
    const ended = await runAction({ ...step, event, inputs })
    expect(ended.exitCode).toBe(0)
    expect(cloudfront.invalidations(distribution).map(({ paths }) => paths.toSorted())).toEqual([expected])
    expect(ended.outputs.get('changed-files')).toBe('1')

    const github = await startGitHub({ directory: step.workspace, repository: REPOSITORY })
    try {
      const shallow = join(step.workspace, '..', 'shallow')
      await repository.git('clone', '--quiet', '--depth=1', `file://${step.workspace}`, shallow)
      for (const workspace of [shallow, await makeDirectory(join(step.workspace, '..', 'empty'))]) {
        const env = { ...step.env, GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'http://127.0.0.1:9' }
        const job = { ...step, event, workspace, env, inputs: { ...inputs, 'github-token': github.token } }
        const asked = await runAction(job)
        expect(JSON.parse(asked.outputs.get('paths') ?? '')).toEqual(expected)
      }
    } finally {
      await github.close()
    }
  })
})

async function makeDirectory(path: string): Promise<string> {
  await mkdir(path)
  return path
}

test("if GitHub's API cannot read the links, everything is purged, and the log says why", async () => {
  await withStep({ changes: { 'docs/a.html': '1' } }, async ({ distribution, step, run }) => {
    const github = await startGitHub({ directory: step.workspace, repository: REPOSITORY, treeLimit: 2 })
    try {
      const workspace = await makeDirectory(join(step.workspace, '..', 'empty'))
      const job = { GITHUB_API_URL: github.url, GITHUB_WORKSPACE: workspace, GITHUB_SERVER_URL: 'http://127.0.0.1:9' }
      const ended = await run({ distribution, root: 'public', 'github-token': github.token }, job)
      expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/*"]'])
      expect(ended.log).toMatch(/Reading the symbolic links of [0-9a-f]{40} by GitHub's API failed: the directory ""/)
    } finally {
      await github.close()
    }
  })
})

test('no rule has to name the path of a link', async () => {
  await withStep({ changes: {} }, async ({ distribution, step }) => {
    const repository = await createRepository(step.workspace)
    await symlink('README.md', join(step.workspace, 'CLAUDE.md'))
    const one = await repository.commit({ 'README.md': '8' })
    const two = await repository.commit({ 'README.md': '9' })
    const event = { name: 'push', payload: makePushEvent({ before: one, after: two }), sha: two }
    const inputs = { distribution, rules: '!README.md\npublic/** -> /{path}', unmatched: 'fail' }
    const ended = await runAction({ ...step, event, inputs })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
  })
})
