import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { compareHistory } from '../../bench/site-history.ts'
import { createRepository } from '../../emulators/runner/repository.ts'

const RULES = 'content/*.md -> /{name}/\nlayouts/** -> /*'
const page = (name: string, text: string) => ({ [`content/${name}.md`]: text, [`public/${name}/index.html`]: text })

/** A page changes; a layout that one of two pages uses; a page whose title is on another one, too; a page goes. */
test.each(['directory', 'branch'] as const)('the history of a site with its output in a %s', async (kind) => {
  const directory = await mkdtemp(join(tmpdir(), 'history-'))
  try {
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
      ...{ repository: join(directory, 'site'), rules: RULES, branch, commits: 100 },
      output: { kind, name },
    })
    expect(report).toEqual({
      deployments: 4,
      differing: 5,
      byRules: { paths: 4, unchanged: 1, stale: 1 },
      byBuild: { paths: 10, unchanged: 0, stale: 0 },
    })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})

test('a commit that has no output is not a deployment', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'history-'))
  try {
    const { commit } = await createRepository(join(directory, 'site'))
    await commit(page('a', '1'))
    await commit({ 'public/a/index.html': undefined })
    await commit(page('a', '2'))
    const report = await compareHistory({
      ...{ repository: join(directory, 'site'), rules: RULES, branch: 'main', commits: 100 },
      output: { kind: 'directory', name: 'public' },
    })
    expect(report).toMatchObject({ deployments: 1, differing: 1, byBuild: { stale: 0 } })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})
