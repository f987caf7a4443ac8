/** Whatever stands in the workspace, the same files are found, or it is said why not. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import type { Server } from '../../src/repository/server.ts'
import { prepareTemporaryRepository } from '../../src/repository/temporary-repository.ts'
import { GitHubFailure } from '../../src/github/github.ts'
import { gitHubOf } from '../support/github/github-of.ts'
import { serveGit, type GitServer } from '../support/changed-files/git-server.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'
import { byPath, trueDifference } from '../support/changed-files/true-difference.ts'
import {
  copySandbox,
  fingerprint,
  interpose,
  openSandbox,
  type GitSandbox,
} from '../support/changed-files/git-sandbox.ts'

const TOKEN = 'ghs_0123456789'

let template: GitSandbox
let sandbox: GitSandbox
let server: GitServer
let base: string
let head: string

beforeAll(() => {
  template = openSandbox()
  const { write, git } = template
  write('site/index.html', '1')
  write('site/old.html', 'a page that is long enough for git to find where it went\n'.repeat(9))
  write('docs/read.me', '1')
  base = template.commit()
  git('mv', 'site/old.html', 'site/new.html')
  write('docs/read.me', '2')
  git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor`)
  git('commit', '-q', '-m', 'submodule')
  template.commit()
  write('site/index.html', '2')
  template.makeExecutable('docs/read.me')
  head = template.commit()
  template.push()
})

beforeEach(async () => {
  sandbox = copySandbox(template)
  server = await serveGit(sandbox, TOKEN)
})

afterEach(async () => {
  await server.close()
  sandbox.remove()
})

afterAll(() => {
  template.remove()
})

type Options = {
  readonly env?: Readonly<Record<string, string>>
  readonly before?: string
  readonly after?: string
  readonly token?: string | undefined
  readonly server?: Server
  readonly api?: boolean
}

/** The repository as the server on the loopback has it, which wants the token. */
function served(token: string | undefined): Server {
  return { serverUrl: server.url, repository: 'octo-org/site', token }
}

/** A push, as the action sees it in `directory`. Without a token the server lets nobody in. */
async function find(directory: string, options: Options = {}): ReturnType<typeof findChangedFiles> {
  const { env = sandbox.env, before = base, after = head, token, api = false } = options
  const given = { directory, env, server: options.server ?? served(token) }
  const git = openGit(given)
  try {
    return await findChangedFiles({
      ...offline,
      git,
      useTemporary: prepareTemporaryRepository(given),
      github: api ? () => Promise.resolve(gitHubOf(sandbox)) : offline.github,
      event: readEvent({ name: 'push', payload: payloadOf('push', { before, after }), sha: after }),
      base: 'auto',
      head: 'auto',
    })
  } finally {
    await git.close()
  }
}

async function expectTruth(found: ReturnType<typeof findChangedFiles>): Promise<void> {
  const answer = await found
  const expected = { kind: 'known', files: trueDifference(sandbox, sandbox.server, base, head), base, head }
  expect({ ...answer, ...('files' in answer && { files: answer.files.toSorted(byPath) }) }).toEqual(expected)
  expect(expected.files.length).toBeGreaterThan(3)
}

function makeEmpty(name: string): string {
  const directory = join(sandbox.directory, name)
  mkdirSync(directory, { recursive: true })
  return directory
}

describe('the clone alone is enough', () => {
  test.each([
    { what: 'one branch at depth 1', options: ['--depth=1', '--single-branch'], fetches: 1 },
    { what: 'one branch, complete', options: ['--single-branch'], fetches: 0 },
    { what: 'partial, without files', options: ['--filter=blob:none'], fetches: 0 },
    { what: 'partial and at depth 1', options: ['--filter=blob:none', '--depth=1'], fetches: 1 },
    { what: 'partial, without directories', options: ['--filter=tree:0', '--no-checkout'], fetches: undefined },
    { what: 'sparse', options: ['--sparse'], fetches: 0 },
    { what: 'sparse, partial and at depth 1', options: ['--sparse', '--filter=blob:none', '--depth=1'], fetches: 1 },
    { what: 'nothing checked out', options: ['--no-checkout', '--depth=1'], fetches: 1 },
  ])('$what', async ({ options, fetches }) => {
    const clone = join(sandbox.directory, 'clone')
    sandbox.gitIn(sandbox.directory, 'clone', '-q', ...options, sandbox.url, clone)
    const untouched = fingerprint(clone)
    const { env, calls } = interpose(sandbox, '')
    await expectTruth(find(clone, { env, server: sandbox.site }))
    if (fetches !== undefined) expect(calls().filter((call) => call === 'fetch')).toHaveLength(fetches)
    expect(fingerprint(clone)).toEqual(untouched)
  })

  test('a branch that is not the one that was pushed', async () => {
    sandbox.git('push', '-q', '--force', 'origin', `${base}:refs/heads/other`)
    const clone = join(sandbox.directory, 'clone')
    sandbox.gitIn(sandbox.directory, 'clone', '-q', '--single-branch', '--branch=other', sandbox.url, clone)
    await expectTruth(find(clone, { server: sandbox.site }))
  })

  test('a working tree that git keeps elsewhere', async () => {
    const clone = sandbox.clone('clone')
    const second = join(sandbox.directory, 'second')
    sandbox.gitIn(clone, 'worktree', 'add', '-q', second, base)
    await expectTruth(find(second, { server: sandbox.site }))
  })

  test('a shallow clone with SHA-256 object names', async () => {
    const bare = join(sandbox.directory, 'octo-org', 'sha256.git')
    const tree = join(sandbox.directory, 'sha256')
    sandbox.gitIn(sandbox.directory, 'init', '-q', '--bare', '--object-format=sha256', '-b', 'main', bare)
    sandbox.gitIn(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
    sandbox.gitIn(sandbox.directory, 'init', '-q', '--object-format=sha256', '-b', 'main', tree)
    sandbox.gitIn(tree, 'remote', 'add', 'origin', `file://${bare}`)
    const commitIn = (content: string): string => {
      writeFileSync(join(tree, 'a'), content)
      sandbox.gitIn(tree, 'add', 'a')
      sandbox.gitIn(tree, 'commit', '-q', '-m', content)
      return sandbox.gitIn(tree, 'rev-parse', 'HEAD')
    }
    const [before, after] = [commitIn('1'), commitIn('2')]
    sandbox.gitIn(tree, 'push', '-q', 'origin', 'HEAD:main')
    const clone = join(sandbox.directory, 'clone')
    sandbox.gitIn(sandbox.directory, 'clone', '-q', '--depth=1', `file://${bare}`, clone)
    const here = { ...sandbox.site, repository: 'octo-org/sha256' }
    await expect(find(clone, { before, after, server: here })).resolves.toEqual({
      kind: 'known',
      files: [{ path: 'a', change: 'modified', kind: 'file' }],
      base: before,
      head: after,
    })
  })
})

/** Workspaces that do not hold the commits, and cannot fetch them. */
const USELESS = [
  { what: 'no checkout', prepare: () => makeEmpty('empty') },
  { what: 'no workspace', prepare: () => join(sandbox.directory, 'gone') },
  { what: 'a subdirectory of the checkout', prepare: () => join(sandbox.clone('clone'), 'site') },
  {
    what: 'a checkout in a subdirectory',
    prepare: () => {
      sandbox.clone('workspace/site')
      return join(sandbox.directory, 'workspace')
    },
  },
  {
    what: 'a submodule',
    prepare: () => {
      const other = makeOther()
      const clone = sandbox.clone('clone', 1)
      sandbox.gitIn(clone, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${other}`, 'sub')
      return join(clone, 'sub')
    },
  },
  {
    what: 'a checkout of another repository',
    prepare: () => {
      const clone = join(sandbox.directory, 'clone')
      sandbox.gitIn(sandbox.directory, 'clone', '-q', makeOther(), clone)
      return clone
    },
  },
  {
    what: 'a checkout without credentials',
    prepare: () => {
      const clone = sandbox.clone('clone', 1)
      sandbox.gitIn(clone, 'remote', 'set-url', 'origin', `${server.url}/octo-org/site.git`)
      return clone
    },
  },
]

function makeOther(): string {
  const other = makeEmpty('other')
  sandbox.gitIn(other, 'init', '-q', '-b', 'main')
  sandbox.gitIn(other, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  sandbox.gitIn(other, 'commit', '-q', '--allow-empty', '-m', 'other')
  return other
}

describe.each(USELESS)('$what', ({ prepare }) => {
  test('with a token: a repository of its own, which is gone afterwards', async () => {
    const directory = prepare()
    const { env, calls } = interpose(sandbox, '')
    await expectTruth(find(directory, { env, token: TOKEN }))
    expect(calls()).toContain('fetch')
    expect(server.authorizations.length).toBeGreaterThan(0)
    expect(readdirSync(sandbox.env['RUNNER_TEMP'] ?? '')).toEqual([])
  })

  test("GitHub's API alone", async () => {
    await expectTruth(find(prepare(), { api: true }))
  })

  test('neither: unknown, and why', async () => {
    await expect(find(prepare())).resolves.toMatchObject({
      kind: 'unknown',
      base,
      head,
      reason: expect.stringMatching(/^In the clone: .+ By GitHub's API: No token\.$/),
    })
  })
})

describe('the temporary repository', () => {
  test('gets the two commits and no file of them, in one fetch', async () => {
    const seen = join(sandbox.directory, 'seen')
    const { env, calls } = interpose(
      sandbox,
      `if [ "$1" = diff-tree ]; then git cat-file --batch-all-objects --batch-check='%(objecttype)' > '${seen}'; fi`,
    )
    await expectTruth(find(makeEmpty('empty'), { env, token: TOKEN }))
    expect(calls().filter((call) => call === 'fetch')).toHaveLength(1)
    const objects = readFileSync(seen, 'utf8').trim().split('\n')
    expect(new Set(objects)).toEqual(new Set(['commit', 'tree']))
    expect(objects.filter((type) => type === 'commit')).toHaveLength(2)
  })

  test('replaces the credentials that a checkout left for the server', async () => {
    writeFileSync(
      join(sandbox.env['HOME'] ?? '', '.gitconfig'),
      `[http "${server.url}/"]\n\textraheader = AUTHORIZATION: basic b2xk\n`,
    )
    await expectTruth(find(makeEmpty('empty'), { token: TOKEN }))
  })

  test('goes away if it is of no use, the token is not told, and the API is asked', async () => {
    const found = await find(makeEmpty('empty'), { token: 'ghs_wrong' })
    expect(found).toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/In a repository of its own: Fetching /),
    })
    expect(JSON.stringify(found)).not.toContain('ghs_wrong')
    expect(JSON.stringify(found)).not.toContain(Buffer.from('x-access-token:ghs_wrong').toString('base64'))
    expect(readdirSync(sandbox.env['RUNNER_TEMP'] ?? '')).toEqual([])
    await expectTruth(find(makeEmpty('empty'), { token: 'ghs_wrong', api: true }))
  })

  test('keeps the token out of what other processes of the machine can see', async () => {
    const { env } = interpose(sandbox, `echo "$@" >> '${sandbox.directory}/arguments'`)
    await expectTruth(find(makeEmpty('empty'), { env, token: TOKEN }))
    const text = readFileSync(join(sandbox.directory, 'arguments'), 'utf8')
    expect(text).not.toContain(TOKEN)
    expect(text).not.toContain('AUTHORIZATION')
  })

  test('resolves names on the server', async () => {
    sandbox.git('push', '-q', 'origin', `${base}:refs/heads/production`)
    await expectTruth(findByName('production', 'main'))
    await expect(findByName('production', 'HEAD')).resolves.toMatchObject({ kind: 'unknown' })
  })

  function findByName(before: string, after: string): ReturnType<typeof findChangedFiles> {
    const { env } = sandbox
    return findChangedFiles({
      ...offline,
      git: openGit({ directory: makeEmpty('empty'), env, server: sandbox.site }),
      useTemporary: prepareTemporaryRepository({ directory: sandbox.tree, env, server: served(TOKEN) }),
      event: readEvent({ name: 'workflow_dispatch', payload: {}, sha: '' }),
      base: before,
      head: after,
    })
  }

  test.each(['', 'site', '../site', 'a/b/c', '--x'])('is not made for the repository %j', async (repository) => {
    const use = prepareTemporaryRepository({
      directory: sandbox.tree,
      env: sandbox.env,
      server: { ...served(TOKEN), repository },
    })
    await expect(use('sha1', () => Promise.resolve('used'))).rejects.toThrow('must be OWNER/NAME')
  })

  test('is not made without git', async () => {
    const env = { ...sandbox.env, PATH: '/nowhere' }
    await expect(find(makeEmpty('empty'), { env, token: TOKEN })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringMatching(/In a repository of its own: Looking for .*Install git/),
    })
    await expectTruth(find(makeEmpty('empty'), { env, token: TOKEN, api: true }))
  })

  test('has the object names of the head', async () => {
    const formats: string[] = []
    await findChangedFiles({
      ...offline,
      git: openGit({ directory: makeEmpty('empty'), env: sandbox.env, server: sandbox.site }),
      useTemporary: (format) => {
        formats.push(format)
        return Promise.reject(new GitHubFailure('enough'))
      },
      event: readEvent({ name: 'push', payload: { before: 'a'.repeat(64), after: 'b'.repeat(64) }, sha: '' }),
      base: '',
      head: '',
    })
    expect(formats).toEqual(['sha256'])
  })
})

describe('links are followed wherever they are read', () => {
  let before: string
  let after: string

  beforeEach(() => {
    sandbox.link('site/read', '../docs')
    sandbox.link('site/latest', 'v1')
    sandbox.link('site/old', 'v1')
    sandbox.write('site/v1/a.html', '1')
    sandbox.write('site/v2/a.html', '2')
    before = sandbox.commit()
    sandbox.erase('site/latest')
    sandbox.erase('site/old')
    sandbox.link('site/latest', 'v2')
    sandbox.write('docs/read.me', '3')
    after = sandbox.commit()
    sandbox.push()
  })

  const clone = (...options: readonly string[]) => {
    const directory = join(sandbox.directory, 'clone')
    sandbox.gitIn(sandbox.directory, 'clone', '-q', ...options, sandbox.url, directory)
    return directory
  }

  test.each<[string, () => [string, Options]]>([
    ['a complete clone', () => [clone(), {}]],
    ['a clone of depth 1', () => [clone('--depth=1'), { server: sandbox.site }]],
    ['a partial clone', () => [clone('--filter=blob:none'), { server: sandbox.site }]],
    ['a partial clone with nothing checked out', () => [clone('--filter=blob:none', '-n'), { server: sandbox.site }]],
    ['a repository of its own', () => [makeEmpty('empty'), { token: TOKEN }]],
    ["GitHub's API, without a checkout", () => [makeEmpty('empty'), { api: true }]],
    ["GitHub's API, in a clone of depth 1", () => [clone('--depth=1'), { api: true }]],
  ])('%s', async (_, prepare) => {
    const [directory, options] = prepare()
    const found = await find(directory, { ...options, before, after })
    const linked = found.kind === 'known' ? found.linked?.map(({ path }) => path).toSorted() : found
    expect(linked).toEqual(['site/latest/a.html', 'site/old/a.html', 'site/read/read.me'])
  })
})

test('commits that are gone from the server: unknown, with what each source said', async () => {
  const gone = 'b'.repeat(40)
  await expect(find(sandbox.clone('clone', 1), { before: gone, token: TOKEN, api: true })).resolves.toEqual({
    kind: 'unknown',
    base: gone,
    head,
    reason: expect.stringMatching(
      /In the clone: .*not our ref.*In a repository of its own: .*By GitHub's API: No commit b{40}/,
    ),
  })
})

test('names that only a clone can follow are not asked of GitHub, where `HEAD` is another branch', async () => {
  const sources = { ...offline, github: () => Promise.resolve(gitHubOf(sandbox)) }
  const event = readEvent({ name: 'workflow_dispatch', payload: {}, sha: head })
  const git = openGit({ directory: makeEmpty('empty'), env: sandbox.env, server: sandbox.site })
  for (const name of ['HEAD', 'HEAD~1', 'main^', '@', 'FETCH_HEAD', 'no-such-branch']) {
    await expect(findChangedFiles({ ...sources, git, event, base: name, head: '' })).resolves.toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining(`${JSON.stringify(name)} is not a branch, tag or commit of the repository`),
    })
  }
  sandbox.git('push', '-q', 'origin', `${base}:refs/heads/production`, `${base}:refs/tags/v1`)
  for (const name of ['production', 'v1', 'refs/heads/production', base.slice(0, 10)]) {
    await expect(findChangedFiles({ ...sources, git, event, base: name, head: '' })).resolves.toMatchObject({
      base,
      head,
    })
  }
})
