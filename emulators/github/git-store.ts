import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { readComparedFiles, type ComparedFile } from './compared-files.ts'

/** Times are ISO 8601. */
export type StoredCommit = {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: { readonly name: string; readonly email: string; readonly date: string }
  readonly committer: { readonly name: string; readonly email: string; readonly date: string }
}

export type StoredEntry = {
  readonly path: string
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly size?: number
}

/** Missing objects are undefined. */
export type GitStore = {
  /** `ref`: a branch, a tag, `heads/…`, `tags/…` or a SHA. */
  readonly commit: (ref: string) => Promise<StoredCommit | undefined>
  readonly tree: (
    id: string,
    recursive: boolean,
  ) => Promise<{ readonly sha: string; readonly entries: readonly StoredEntry[] } | undefined>
  readonly file: (commit: string, path: string) => Promise<{ readonly sha: string; readonly bytes: Buffer } | undefined>
  readonly blob: (id: string) => Promise<Buffer | undefined>
  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
  /** Oldest first. */
  readonly commitsBetween: (base: string, head: string) => Promise<readonly string[]>
  /** With renames as GitHub finds them. */
  readonly compare: (base: string, head: string) => Promise<readonly ComparedFile[]>
  readonly tags: () => Promise<readonly { readonly name: string; readonly sha: string }[]>
}

const HEX = /^[0-9a-f]{4,64}$/
const FULL_SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00')

export function openGitStore(directory: string): GitStore {
  const run = promisify(execFile)

  async function git(...args: readonly string[]): Promise<Buffer> {
    const options = { cwd: directory, encoding: 'buffer', maxBuffer: Infinity } as const
    const { stdout } = await run('git', ['-c', 'safe.directory=*', ...args], options)
    return stdout
  }

  async function tryGit(...args: readonly string[]): Promise<string | undefined> {
    const answer = await git(...args).catch(() => undefined)
    return answer?.toString().trim()
  }

  const commits = new Map<string, StoredCommit>()

  async function show(name: string): Promise<StoredCommit | undefined> {
    const known = commits.get(name)
    if (known !== undefined) return known
    const text = await tryGit('log', '-1', `--format=${FORMAT}`, '--end-of-options', name, '--')
    if (text === undefined) return undefined
    const commit = readCommit(text)
    commits.set(commit.sha, commit)
    return commit
  }

  const resolve = (name: string) => tryGit('rev-parse', '--verify', '-q', '--end-of-options', name)

  return {
    commit: async (ref) => {
      if (FULL_SHA.test(ref)) return show(ref)
      const names = [`refs/heads/${ref}`, `refs/tags/${ref}`, `refs/${ref}`, ...(HEX.test(ref) ? [ref] : [])]
      for (const name of names) {
        const commit = await show(name)
        if (commit !== undefined) return commit
      }
      return undefined
    },

    tree: async (id, recursive) => {
      const sha = HEX.test(id) ? await resolve(`${id}^{tree}`) : undefined
      if (sha === undefined) return undefined
      const listing = await git('ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), sha)
      return { sha, entries: listing.toString().split('\0').slice(0, -1).map(readEntry) }
    },

    file: async (commit, path) => {
      const listing = await git('ls-tree', '-z', '--full-tree', commit, '--', path)
      const entry = listing.toString().split('\0').slice(0, -1).map(readListed)[0]
      if (entry?.type !== 'blob') return undefined
      return { sha: entry.sha, bytes: await git('cat-file', 'blob', entry.sha) }
    },

    blob: async (id) => (FULL_SHA.test(id) ? git('cat-file', 'blob', id).catch(() => undefined) : undefined),

    mergeBase: (one, other) => tryGit('merge-base', one, other),

    commitsBetween: async (base, head) => {
      const list = (await git('rev-list', '--reverse', `${base}..${head}`)).toString()
      return list.split('\n').filter((sha) => sha !== '')
    },

    compare: async (base, head) => {
      const flags = ['-r', '-z', '--raw', '--patch', '-M', '--no-abbrev', '--ignore-submodules=none']
      return readComparedFiles(await git('diff-tree', ...flags, base, head))
    },

    tags: async () => {
      const format = '%(refname:strip=2) %(objectname) %(objecttype)'
      const list = (await git('for-each-ref', `--format=${format}`, 'refs/tags')).toString()
      const lines = list.split('\n').filter((line) => line !== '')
      return Promise.all(
        lines.map(async (line) => {
          const [name = '', id = '', type = ''] = line.split(' ')
          return { name, sha: type === 'tag' ? ((await resolve(`${id}^{commit}`)) ?? id) : id }
        }),
      )
    },
  }
}

function readCommit(text: string): StoredCommit {
  const [sha = '', tree = '', parents = '', ...others] = text.split('\0')
  const [authorName = '', authorEmail = '', authored = '', name = '', email = '', committed = '', message = ''] = others
  return {
    sha,
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    message: message.trimEnd(),
    author: { name: authorName, email: authorEmail, date: authored },
    committer: { name, email, date: committed },
  }
}

function readListed(line: string): { readonly type: string; readonly sha: string } {
  const [, type = '', sha = ''] = line.split(/[ \t]/)
  return { type, sha }
}

function readEntry(line: string): StoredEntry {
  const [head = '', ...path] = line.split('\t')
  const [mode = '', type = '', sha = '', size = ''] = head.split(/ +/)
  return { path: path.join('\t'), mode, type, sha, ...(size !== '-' && { size: Number(size) }) }
}
