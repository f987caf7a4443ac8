import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { compareHistory, recordReleases } from '../../bench/site-history.ts'
import { createRepository } from '../../emulators/runner/repository.ts'

const RULES = 'content/*.md -> /{name}/\nlayouts/** -> /*'
const page = (name: string, text: string) => ({ [`content/${name}.md`]: text, [`public/${name}/index.html`]: text })

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'history-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

/** A page changes; a layout that one of two pages uses; a page whose title is on another one, too; a page goes. */
test.each(['directory', 'branch'] as const)('the history of a site with its output in a %s', async (kind) => {
  const { commit, git } = await createRepository(join(directory, 'site'))
  const deploy = async (changes: Parameters<typeof commit>[0]) => {
    await commit(changes)
    await git('add', '--all')
    const tree = await git('rev-parse', 'HEAD:public')
    const parent = await git('rev-parse', '-q', '--verify', 'gh-pages').then(
      (sha) => ['-p', sha],
      () => [],
    )
    await git('branch', '--force', 'gh-pages', await git('commit-tree', tree, ...parent, '-m', 'Deploy'))
    // Branches are matched by time, in seconds.
    if (kind === 'branch') await new Promise((resolve) => setTimeout(resolve, 1100))
  }
  await deploy({ ...page('a', '1'), ...page('b', '1'), 'layouts/b.html': '1' })
  await deploy(page('a', '2'))
  await deploy({ 'layouts/b.html': '2', 'public/b/index.html': '2' })
  await deploy({ ...page('a', '3'), 'public/b/index.html': '3' })
  await deploy({ 'content/a.md': undefined, 'public/a/index.html': undefined })
  const name = kind === 'directory' ? 'public' : 'gh-pages'
  const branch = await git('branch', '--show-current')
  const report = await compareHistory({
    ...{ repository: join(directory, 'site'), rules: RULES, branch, commits: 100, everyCommit: false },
    output: { kind, name },
  })
  expect(report).toEqual({
    deployments: 4,
    objects: 1,
    differing: 5,
    byRules: { paths: 4, unchanged: 1, stale: 1 },
    byBuild: { paths: 10, unchanged: 0, stale: 0 },
    diagnoses: [],
  })
})

test('a commit that has no output is not a deployment', async () => {
  const { commit } = await createRepository(join(directory, 'site'))
  await commit(page('a', '1'))
  await commit({ 'public/a/index.html': undefined })
  await commit(page('a', '2'))
  const report = await compareHistory({
    ...{ repository: join(directory, 'site'), rules: RULES, branch: 'main', commits: 100, everyCommit: false },
    output: { kind: 'directory', name: 'public' },
  })
  expect(report).toMatchObject({ deployments: 1, differing: 1, byBuild: { stale: 0 } })
})

test('releases in directories are deployments, also those whose output is the same', async () => {
  const pages = (text: string) =>
    Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`site/${number}.html`, `${text}\r\n`]))
  const releases = [
    { 'page.md': 'a', '.gitignore': 'site', '.gitattributes': '* text', ...pages('a') },
    { 'page.md': 'b', ...pages('a') },
    { 'page.md': 'b', ...pages('<meta name="generator" content="Hugo 0.152.0">') },
  ].map((files, index) => ({ path: join(directory, String(index)), files }))
  for (const { path, files } of releases)
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true })
      await writeFile(join(path, name), text)
    }
  const repository = join(directory, 'releases')
  recordReleases(
    releases.map(({ path }) => path),
    repository,
  )
  const report = await compareHistory({
    ...{ repository, rules: '*.md -> /*', branch: 'HEAD', commits: 100, everyCommit: true },
    output: { kind: 'directory', name: 'site' },
  })
  expect(report).toEqual({
    deployments: 2,
    objects: 5,
    differing: 5,
    byRules: { paths: 1, unchanged: 5, stale: 5 },
    byBuild: { paths: 5, unchanged: 0, stale: 0 },
    diagnoses: [expect.stringContaining('Hugo 0.152.0')],
  })
})
