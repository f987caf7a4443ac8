import { expect, test } from '@jest/globals'
import { openSiteContents } from '../../src/commands/site-contents.ts'
import { GitFailure } from '../../src/repository/git.ts'
import { withGitHub } from '../support/github/fixture.ts'
import { file, openRepository, type Leaf } from '../support/github/repository.ts'
import { targetOf } from '../support/purge/targets.ts'
import { noGit } from '../support/repository/no-git.ts'

const fail = () => Promise.reject(new GitFailure('The workspace is not a checkout.'))
const workspace = { read: fail, isDirectory: fail }

/** More than `readTree` of GitHub reads. */
const LINKS = Array.from({ length: 250 }, (_, index): [string, Leaf] => [
  `public/link${index}`,
  { mode: '120000', content: `a${index}` },
])

test('the contents of a site with many links come from GitHub without the targets of the links', async () => {
  const repository = openRepository()
  const base = repository.commit({ ...Object.fromEntries(LINKS), 'public/a': file('old') })
  const head = repository.commit({ ...Object.fromEntries(LINKS), 'public/a': file('new') })
  const blobOf = (commit: string) => `blob:${repository.git('rev-parse', `${commit}:public/a`)}`
  await withGitHub({ directory: repository.directory }, async ({ github, operations }) => {
    const sources = { git: { ...noGit, resolve: fail, listEntries: fail }, github: () => Promise.resolve(github) }
    const open = openSiteContents({ workspace }, { ...sources, builtSites: undefined })
    const changes = { kind: 'known', files: [], base, head } as const
    const contents = await open({ target: targetOf(), changes })
    expect(contents.files).toEqual(['public/a'])
    await expect(contents.contentsOf('public/a')).resolves.toEqual({ head: [blobOf(head)], base: [blobOf(base)] })
    expect(operations()).toEqual(['git/get-tree', 'git/get-tree'])
  })
  repository.remove()
})
