import { decodeFileName } from './file-name.ts'
import { unlessGitFails, type Git } from './git.ts'
import { requireShas, type GitCalls } from './git-calls.ts'
import { fetchAndRead, readObjects } from './object-calls.ts'
import type { ServerCalls } from './server-calls.ts'
import type { TreeEntry } from './tree-difference.ts'
import { findDirectory, LINK, parseDirectory, parseTree, splitAtNuls, type Links } from './tree-listing.ts'

/** Bytes. Git is faster than searching a larger list. */
const LARGEST_KEPT = 1024 * 1024

export function openTreeCalls(
  { ask }: Pick<GitCalls, 'ask'>,
  { fetchObjects }: Pick<ServerCalls, 'fetchObjects'>,
): Pick<Git, 'listFiles' | 'listDirectory' | 'listEntries' | 'readTree' | 'readLinks'> {
  const kept = new Map<string, Buffer>()

  function listTree(commit: string, ...flags: readonly string[]): Promise<Buffer> {
    return ask({
      what: `Listing the files of ${commit}`,
      args: ['ls-tree', '-r', '-z', ...flags, '--full-tree', '--end-of-options', ...requireShas([commit])],
    })
  }

  async function listTreeOnce(commit: string): Promise<Buffer> {
    const known = kept.get(commit)
    if (known !== undefined) return known
    const listed = await listTree(commit)
    if (listed.length <= LARGEST_KEPT) kept.set(commit, listed)
    return listed
  }

  async function readTargets(commit: string, entries: readonly (readonly [string, TreeEntry])[]): Promise<Links> {
    const links = entries.filter(([, { mode }]) => mode === LINK)
    if (links.length === 0) return new Map()
    const ids = [...new Set(links.map(([, { id }]) => id))]
    const what = `Reading the symbolic links of ${commit}`
    const here = await readObjects(ask, what, ids)
    const missing = ids.filter((_, index) => here[index] === undefined)
    // A partial clone may not have them.
    const fetched =
      missing.length === 0 ? [] : await unlessGitFails(() => fetchAndRead({ ask, fetchObjects }, what, missing))
    const targets = new Map(
      [...here, ...(fetched ?? [])].map((object) => [object?.id, object && decodeFileName(object.content)]),
    )
    return new Map(links.map(([path, { id }]) => [path, targets.get(id)]))
  }

  return {
    listFiles: async (commit) => splitAtNuls(await listTree(commit, '--name-only')),

    async listDirectory(commit, directory) {
      const known = kept.get(commit)
      if (known !== undefined) return findDirectory(known, directory)
      const listed = await ask({
        what: `Listing ${JSON.stringify(directory)} of ${commit}`,
        args: [
          ...['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', '--end-of-options', ...requireShas([commit])],
          ...(directory === '' ? [] : ['--', `${directory}/`]),
        ],
      })
      return parseDirectory(listed)
    },

    listEntries: async (commit) => new Map(parseTree(await listTreeOnce(commit))),

    async readTree(commit) {
      const entries = parseTree(await listTreeOnce(commit))
      return { files: new Map(entries), links: await readTargets(commit, entries) }
    },

    async readLinks(commit) {
      const listed = await listTreeOnce(commit)
      return listed.includes(`${LINK} `) ? readTargets(commit, parseTree(listed)) : new Map()
    },
  }
}
