import type { Environment } from '../environment.ts'
import { decodeFileName } from './file-name.ts'
import { adviseOnGitError, describeGitError } from './git-errors.ts'
import { findEntry, parseObjects, requireTrueName, treeOf, type GitObject } from './git-objects.ts'
import { GitFailure, type Git } from './git.ts'
import { openOwnRepository, type OwnGit } from './open-own-repository.ts'
import { removeOwnRepository } from './own-repository.ts'
import { isFullSha, isServerRef } from './revision.ts'
import type { GitCall } from './run-git.ts'
import { locate, type Server } from './server.ts'
import type { TreeEntry } from './tree-difference.ts'
import { LINK, parseDirectory, parseTree, splitAtNuls, type Links } from './tree-listing.ts'

/** `close` deletes temporary files; make no calls after it. */
export type OpenedGit = Git & { readonly close: () => Promise<void> }

/**
 * `fresh` is an object format: the repository then starts empty, and only the credentials in `directory` are used. Git
 * works in a repository of our own, which borrows the clone's objects. So git never uses the clone's configuration,
 * and the clone stays unchanged. `env` has the job's variables; `timeout` is milliseconds for each call. After
 * `deadline`, in milliseconds since 1970, the server is not asked any more, and other calls take at most a second.
 */
export function openGit(given: {
  readonly directory: string
  readonly fresh?: 'sha1' | 'sha256'
  readonly env: Environment
  readonly server: Server
  readonly timeout?: number
  readonly deadline?: number
}): OpenedGit {
  let opened: Promise<OwnGit> | undefined
  const open = () => (opened ??= openOwnRepository({ timeout: 120_000, deadline: Infinity, ...given }))
  const run = async (call: GitCall) => (await open()).run(call)
  let lastCall: Promise<unknown> = Promise.resolve()

  async function ask(call: GitCall): Promise<Buffer> {
    const answer = await run(call)
    if (answer.exitCode === 0) return answer.stdout
    throw failure(call.what, answer.error)
  }

  /** All calls use one settings file. */
  async function askServer(call: GitCall): Promise<Buffer> {
    const before = lastCall
    const answer = before.then(async () => (await open()).runWithServer(call))
    lastCall = answer.catch(() => undefined)
    const { exitCode, stdout, error } = await answer
    if (exitCode === 0) return stdout
    throw failure(call.what, error)
  }

  async function listRemote(
    what: string,
    args: readonly string[],
    timeout?: number,
  ): Promise<ReadonlyMap<string, string>> {
    const answer = await askServer({ what, args: ['ls-remote', '--quiet', ...args], timeout })
    const lines = answer.toString().split('\n')
    return new Map(
      lines.flatMap((line) => {
        const [sha = '', name] = line.split('\t')
        return name !== undefined && isFullSha(sha) ? [[name, sha] as const] : []
      }),
    )
  }

  async function fetchObjects(what: string, ids: readonly string[], options: readonly string[]): Promise<void> {
    const wanted = requireShas(ids)
    const { url } = locate(given.server)
    await askServer({
      what: `${what} from ${url}`,
      args: [
        ...['fetch', '-q', ...options, '--filter=blob:none', '--no-tags', '--no-prune', '--no-recurse-submodules'],
        ...['--no-write-fetch-head', '--refmap=', '--end-of-options', url, ...wanted],
      ],
    })
  }

  /** Verifies the hashes. */
  async function readObjects(what: string, names: readonly string[]): Promise<readonly (GitObject | undefined)[]> {
    const answer = await ask({ what, args: ['cat-file', '--batch'], input: names.map((name) => `${name}\n`).join('') })
    const objects = parseObjects(answer)
    for (const object of objects) if (object !== undefined) requireTrueName(object)
    return objects
  }

  async function listTree(commit: string): Promise<Buffer> {
    return ask({
      what: `Listing the files of ${commit}`,
      args: ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', ...requireShas([commit])],
    })
  }

  async function readTargets(
    commit: string,
    entries: readonly (readonly [path: string, entry: TreeEntry])[],
  ): Promise<Links> {
    const links = entries.filter(([, { mode }]) => mode === LINK)
    if (links.length === 0) return new Map()
    const ids = [...new Set(links.map(([, { id }]) => id))]
    const objects = await readObjects(`Reading the symbolic links of ${commit}`, ids)
    const targets = new Map(objects.map((object) => [object?.id, object && decodeFileName(object.content)]))
    return new Map(links.map(([path, { id }]) => [path, targets.get(id)]))
  }

  return {
    async resolve(revisions) {
      if (!revisions.every(isFullSha)) await (await open()).copyRefs()
      const names = revisions.flatMap((revision) => [revision, `refs/remotes/origin/${revision}`])
      const answer = await ask({
        what: `Looking for ${enumerate(revisions)} in the repository`,
        // On stdin, names cannot be options.
        args: ['cat-file', '--batch-check=%(objectname)'],
        input: names.map((name) => `${name}^{commit}\n`).join(''),
      })
      const lines = answer.toString().split('\n')
      return revisions.map((_, index) => [lines[2 * index], lines[2 * index + 1]].find((line) => isFullSha(line ?? '')))
    },

    originUrl: async () => (await open()).originUrl,

    async lookUpOnServer(ref, timeout) {
      if (!isServerRef(ref)) return undefined
      const names = [`refs/tags/${ref}^{}`, `refs/tags/${ref}`, `refs/heads/${ref}`, `${ref}^{}`, ref]
      const { url } = locate(given.server)
      const asked = ['--end-of-options', url, ...names]
      const found = await listRemote(`Looking for ${ref} on ${url}`, asked, timeout)
      return names.map((name) => found.get(name)).find((sha) => sha !== undefined)
    },

    async tagsOnServer() {
      const { url } = locate(given.server)
      const found = await listRemote(`Listing the tags of ${url}`, ['--tags', '--end-of-options', url])
      // An annotated tag has a second line with the tagged object.
      return new Map(Array.from(found, ([name, sha]) => [name.replace(/^refs\/tags\/|\^\{\}$/g, ''), sha]))
    },

    async fetchCommits(shas) {
      const { copyRefs, isCutOff } = await open()
      // Refs tell the server which objects we have.
      await copyRefs()
      // `--depth` would make a complete clone shallow.
      await fetchObjects(`Fetching ${enumerate(shas)}`, shas, isCutOff ? ['--depth=1'] : [])
    },

    async listFiles(commit) {
      const listed = await ask({
        what: `Listing the files of ${commit}`,
        args: ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', ...requireShas([commit])],
      })
      return splitAtNuls(listed)
    },

    async listDirectory(commit, directory) {
      const listed = await ask({
        what: `Listing ${JSON.stringify(directory)} of ${commit}`,
        args: [
          ...['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', '--end-of-options', ...requireShas([commit])],
          ...(directory === '' ? [] : ['--', `${directory}/`]),
        ],
      })
      return parseDirectory(listed)
    },

    async readFile(commit, path) {
      const what = `Reading ${JSON.stringify(path)} of ${commit}`
      // Each line of stdin is one name.
      if (path.includes('\n')) throw new GitFailure(`${what} failed: the name has a line break.`)
      const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
      const [sha = ''] = requireShas([commit])
      const directories = segments.slice(0, -1).map((_, index) => `${sha}:${segments.slice(0, index + 1).join('/')}`)
      const [found, ...trees] = await readObjects(what, [sha, `${sha}^{tree}`, ...directories])
      if (found?.id !== sha) throw new GitFailure(`${what} failed: the commit is missing.`)
      let entry: TreeEntry = { mode: DIRECTORY, id: treeOf(found) ?? '' }
      for (const [index, segment] of segments.entries()) {
        if (entry.mode !== DIRECTORY) return undefined
        const tree = trees[index]
        if (tree?.id !== entry.id) throw new GitFailure(`${what} failed: the tree ${entry.id} is missing.`)
        const next = findEntry(tree, segment)
        if (next === undefined) return undefined
        entry = next
      }
      if (entry.mode === DIRECTORY || entry.mode.startsWith('16')) return undefined
      const wanted = requireShas([entry.id])
      let [file] = await readObjects(what, wanted)
      if (file === undefined) {
        await fetchObjects(what, wanted, [])
        file = (await readObjects(what, wanted))[0]
      }
      return file?.content
    },

    async readTree(commit) {
      const entries = parseTree(await listTree(commit))
      return { files: new Map(entries), links: await readTargets(commit, entries) }
    },

    async readLinks(commit) {
      const listed = await listTree(commit)
      return listed.includes(`${LINK} `) ? readTargets(commit, parseTree(listed)) : new Map()
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
      // Shallow clones have the whole commit object.
      const [head = ''] = answer.toString('latin1').split('\n\n')
      return Array.from(head.matchAll(/^parent ([0-9a-f]+)$/gm), ([, parent = '']) => parent).filter(isFullSha)
    },

    isShallow: async () => (await open()).isCutOff,

    async mergeBase(one, other) {
      const what = `Looking for the merge base of ${one} and ${other}`
      const answer = await run({ what, args: ['merge-base', '--end-of-options', ...requireShas([one, other])] })
      if (answer.exitCode === 0) return answer.stdout.toString().trim()
      if (answer.exitCode === 1 && answer.error === '') return undefined
      throw failure(what, answer.error)
    },

    close: async () => {
      const own = await opened?.catch(() => undefined)
      if (own !== undefined) await removeOwnRepository(own.directory)
    },
  }
}

const DIRECTORY = '40000'

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

function failure(what: string, error: string): GitFailure {
  return new GitFailure(`${what} failed: ${describeGitError(error)}. ${adviseOnGitError(error)}`)
}
