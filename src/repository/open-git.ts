import type { Environment } from '../environment.ts'
import type { GitSetting } from './git-environment.ts'
import { GitFailure, type DirectoryEntry, type Git } from './git.ts'
import { adviseOnGitError, describeGitError } from './git-errors.ts'
import { isFullSha, isServerRef } from './revision.ts'
import { prepareRun, type GitCall } from './run-git.ts'
import { decodeFileName } from './file-name.ts'

/**
 * Opens the working tree at `directory`. `remote` is a remote's name (default: `origin`) or a URL. Runs nothing before
 * the first call. Git gets `env`, `settings` and what `gitEnvironment` adds. Fetches only add objects and, in a shallow
 * clone, shallow marks. `fetchOptions` come before those of a fetch. `networkTimeout` is milliseconds for each call to
 * the server.
 */
export function openGit(given: {
  readonly directory: string
  readonly env: Environment
  readonly settings?: readonly GitSetting[]
  readonly remote?: string
  readonly fetchOptions?: readonly string[]
  readonly networkTimeout?: number
}): Git {
  const { remote = 'origin', fetchOptions, networkTimeout = 120_000 } = given
  const run = prepareRun(given)

  async function ask(call: GitCall): Promise<Buffer> {
    const answer = await run(call)
    if (answer.exitCode === 0) return answer.stdout
    throw failure(call.what, answer.error)
  }

  /** Git fails if another process changes .git/shallow meanwhile. */
  async function askPatiently(call: GitCall): Promise<void> {
    for (let retriesLeft = 2; ; retriesLeft--) {
      const answer = await run(call)
      if (answer.exitCode === 0) return
      const changedMeanwhile = answer.error.includes('shallow file has changed')
      if (!changedMeanwhile || retriesLeft === 0) throw failure(call.what, answer.error)
    }
  }

  async function listRemote(
    what: string,
    args: readonly string[],
    timeout = networkTimeout,
  ): Promise<ReadonlyMap<string, string>> {
    const answer = await ask({ what, args: ['ls-remote', '--quiet', ...args], timeout })
    const lines = answer.toString().split('\n')
    return new Map(
      lines.flatMap((line) => {
        const [sha = '', name] = line.split('\t')
        return name !== undefined && isFullSha(sha) ? [[name, sha] as const] : []
      }),
    )
  }

  async function isShallow(): Promise<boolean> {
    const what = 'Looking whether the clone is shallow'
    const answer = await ask({ what, args: ['rev-parse', '--is-shallow-repository'] })
    return answer.toString().trim() === 'true'
  }

  return {
    async resolve(revisions) {
      const names = revisions.flatMap((revision) => [revision, `refs/remotes/origin/${revision}`])
      const answer = await ask({
        what: `Looking for ${enumerate(revisions)} in the clone`,
        // Names go to stdin, where they cannot be options.
        args: ['cat-file', '--batch-check=%(objectname)'],
        // A partial clone must not fetch here. Git before 2.44 has no option for that, so we forbid all protocols.
        env: { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
        input: names.map((name) => `${name}^{commit}\n`).join(''),
      })
      const lines = answer.toString().split('\n')
      return revisions.map((_, index) => [lines[2 * index], lines[2 * index + 1]].find((line) => isFullSha(line ?? '')))
    },

    async originUrl() {
      const what = 'Reading the URL of `origin`'
      const answer = await run({ what, args: ['config', '--local', '--get', 'remote.origin.url'] })
      if (answer.exitCode === 0) return answer.stdout.toString().trimEnd()
      if (answer.exitCode === 1 && answer.error === '') return undefined
      throw failure(what, answer.error)
    },

    async lookUpOnServer(ref, timeout) {
      if (!isServerRef(ref)) return undefined
      const names = [`refs/tags/${ref}^{}`, `refs/tags/${ref}`, `refs/heads/${ref}`, `${ref}^{}`, ref]
      const asked = ['--end-of-options', remote, ...names]
      const found = await listRemote(`Looking for ${ref} on \`${remote}\``, asked, timeout)
      return names.map((name) => found.get(name)).find((sha) => sha !== undefined)
    },

    async tagsOnServer() {
      const found = await listRemote(`Listing the tags of \`${remote}\``, ['--tags', '--end-of-options', remote])
      // An annotated tag has a second line with the tagged object, which wins.
      return new Map(Array.from(found, ([name, sha]) => [name.replace(/^refs\/tags\/|\^\{\}$/g, ''), sha]))
    },

    async fetchCommits(shas) {
      const wanted = requireShas(shas)
      // In a complete clone, `--depth` would cut off the history; only commits lost by a force push are missing there.
      const options = fetchOptions ?? ((await isShallow()) ? ['--depth=1'] : [])
      await askPatiently({
        what: `Fetching ${enumerate(wanted)} from \`${remote}\``,
        args: [
          ...['fetch', '-q', ...options, '--no-tags', '--no-prune', '--no-recurse-submodules', '--no-write-fetch-head'],
          ...['--refmap=', '--end-of-options', remote, ...wanted],
        ],
        timeout: networkTimeout,
      })
    },

    async listFiles(commit) {
      const listed = await ask({
        what: `Listing the files of ${commit}`,
        args: ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', ...requireShas([commit])],
        env: { GIT_NO_LAZY_FETCH: '1' },
      })
      return splitNames(listed)
    },

    async listDirectory(commit, directory) {
      const listed = await ask({
        what: `Listing ${JSON.stringify(directory)} of ${commit}`,
        args: [
          ...['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', '--end-of-options', ...requireShas([commit])],
          ...(directory === '' ? [] : ['--', `${directory}/`]),
        ],
        env: { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
      })
      return splitNames(listed).map((line) => {
        const path = line.slice(line.indexOf('\t') + 1)
        return { name: path.slice(path.lastIndexOf('/') + 1), type: ENTRY_TYPES[line.slice(0, 3)] ?? 'other' }
      })
    },

    async readFile(commit, path) {
      const what = `Reading ${JSON.stringify(path)} of ${commit}`
      // Each line of stdin is one name.
      if (path.includes('\n')) throw new GitFailure(`${what} failed: the name has a line break.`)
      const answer = await ask({
        what,
        args: ['cat-file', '--batch=%(objecttype) %(objectsize)'],
        env: { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
        input: `${requireShas([commit]).join()}:${path}\n`,
      })
      const start = answer.indexOf('\n') + 1
      const [, size] = /^blob (\d+)$/.exec(answer.toString('latin1', 0, start - 1)) ?? []
      return size === undefined ? undefined : answer.subarray(start, start + Number(size))
    },

    async diff(base, head) {
      const flags = ['-r', '-z', '--raw', '--no-renames', '--ignore-submodules=none']
      return ask({
        what: `Comparing ${base} with ${head}`,
        args: ['diff-tree', ...flags, '--end-of-options', ...requireShas([base, head]), '--'],
      })
    },

    async parents(sha) {
      const what = `Reading the parents of ${sha}`
      const answer = await ask({ what, args: ['cat-file', 'commit', ...requireShas([sha])] })
      // From the commit object, which shallow clones have in full. A blank line ends the header.
      const [head = ''] = answer.toString('latin1').split('\n\n')
      return Array.from(head.matchAll(/^parent ([0-9a-f]+)$/gm), ([, parent = '']) => parent).filter(isFullSha)
    },

    isShallow,

    async mergeBase(one, other) {
      const what = `Looking for the merge base of ${one} and ${other}`
      const answer = await run({ what, args: ['merge-base', '--end-of-options', ...requireShas([one, other])] })
      if (answer.exitCode === 0) return answer.stdout.toString().trim()
      if (answer.exitCode === 1 && answer.error === '') return undefined
      throw failure(what, answer.error)
    },
  }
}

const ENTRY_TYPES: Readonly<Record<string, DirectoryEntry['type']>> = { '040': 'directory', '100': 'file' }

function splitNames(bytes: Buffer): readonly string[] {
  const names: string[] = []
  for (let start = 0, end = bytes.indexOf(0); end >= 0; start = end + 1, end = bytes.indexOf(0, start)) {
    names.push(decodeFileName(bytes.subarray(start, end)))
  }
  return names
}

function requireShas(shas: readonly string[]): readonly string[] {
  const wrong = shas.find((sha) => !isFullSha(sha))
  if (wrong === undefined) return shas
  throw new GitFailure(`${JSON.stringify(wrong)} is not a full SHA of 40 or 64 hex digits.`)
}

function enumerate(names: readonly string[]): string {
  const [first = '', second = '', ...others] = names
  if (others.length === 0) return names.join(' and ')
  return `${first}, ${second} and ${others.length} more`
}

export function failure(what: string, error: string): GitFailure {
  return new GitFailure(`${what} failed: ${describeGitError(error)}. ${adviseOnGitError(error)}`)
}
