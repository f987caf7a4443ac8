import { cutPage, type Endpoint, type Request } from './endpoint.ts'
import type { StoredCommit } from './git-store.ts'
import { commitRecord, nodeId } from './records/commit.ts'
import { fileRecord } from './records/file.ts'
import { notFound, Refusal } from './refusal.ts'

const MOST_COMPARED_FILES = 300

export const COMMIT_ENDPOINTS: readonly Endpoint[] = [
  {
    operation: 'repos/compare-commits-with-basehead',
    pattern: /^compare\/([^/]+)$/,
    scope: 'contents',
    answer: compare,
  },
  {
    operation: 'repos/get-commit',
    pattern: /^commits\/([^/]+)$/,
    scope: 'contents',
    answer: async ({ parameters: [ref = ''], store, site }) => {
      const commit = await store.commit(ref)
      if (commit === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`)
      return { body: { ...commitRecord(commit, site), stats: { additions: 0, deletions: 0, total: 0 }, files: [] } }
    },
  },
  {
    operation: 'repos/get-content',
    pattern: /^contents\/(.+)$/,
    scope: 'contents',
    answer: readContents,
  },
  {
    operation: 'git/get-blob',
    pattern: /^git\/blobs\/([^/]+)$/,
    scope: 'contents',
    answer: async ({ parameters: [id = ''], store, site }) => {
      const bytes = await store.blob(id)
      if (bytes === undefined) throw notFound()
      const url = `${site.url}/repos/${site.repository}/git/blobs/${id}`
      const content = wrapBase64(bytes)
      return { body: { sha: id, node_id: nodeId('Blob', id), size: bytes.length, url, content, encoding: 'base64' } }
    },
  },
  {
    operation: 'git/get-tree',
    pattern: /^git\/trees\/([^/]+)$/,
    scope: 'contents',
    answer: async ({ parameters: [id = ''], query, store, site, treeLimit }) => {
      // With any value, even `false`.
      const tree = await store.tree(id, query.has('recursive'))
      if (tree === undefined) throw notFound()
      const api = `${site.url}/repos/${site.repository}/git`
      const entries = tree.entries.slice(0, treeLimit).map((entry) => ({
        ...entry,
        ...(entry.type !== 'commit' && { url: `${api}/${entry.type}s/${entry.sha}` }),
      }))
      const truncated = tree.entries.length > treeLimit
      return { body: { sha: tree.sha, url: `${api}/trees/${tree.sha}`, tree: entries, truncated } }
    },
  },
  {
    operation: 'repos/list-tags',
    pattern: /^tags$/,
    scope: 'contents',
    answer: async ({ query, store, site }) => {
      const { items, pages } = cutPage(await store.tags(), query)
      const api = `${site.url}/repos/${site.repository}`
      const body = items.map(({ name, sha }) => ({
        name,
        node_id: nodeId('Ref', name),
        commit: { sha, url: `${api}/commits/${sha}` },
        zipball_url: `${api}/zipball/refs/tags/${name}`,
        tarball_url: `${api}/tarball/refs/tags/${name}`,
      }))
      return { body, pages }
    },
  },
]

async function readContents({ parameters: [path = ''], query, store, site }: Request) {
  const ref = query.get('ref') ?? 'HEAD'
  const commit = await store.commit(ref)
  if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`)
  const file = await store.file(commit.sha, path)
  if (file === undefined) throw notFound()
  const api = `${site.url}/repos/${site.repository}`
  const url = `${api}/contents/${path}?ref=${ref}`
  const git = `${api}/git/blobs/${file.sha}`
  const html = `${site.url}/${site.repository}/blob/${ref}/${path}`
  const body = {
    type: 'file',
    encoding: 'base64',
    size: file.bytes.length,
    name: path.split('/').at(-1),
    path,
    content: wrapBase64(file.bytes),
    sha: file.sha,
    url,
    git_url: git,
    html_url: html,
    download_url: `${site.url}/raw/${site.repository}/${ref}/${path}`,
    _links: { self: url, git, html },
  }
  return { body }
}

/** GitHub wraps at 60 characters. */
function wrapBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll(/.{60}/g, '$&\n')
}

async function compare({ parameters: [basehead = ''], query, store, site }: Request) {
  const [from = '', to = ''] = basehead.split('...')
  const [base, head] = await Promise.all([store.commit(from), store.commit(to)])
  if (base === undefined || head === undefined) throw notFound()
  const mergeBase = await store.mergeBase(base.sha, head.sha)
  if (mergeBase === undefined) throw new Refusal(404, `No common ancestor between ${from} and ${to}.`)
  const [ahead, behind, files, mergeBaseCommit] = await Promise.all([
    store.commitsBetween(base.sha, head.sha),
    store.commitsBetween(head.sha, base.sha),
    store.compare(mergeBase, head.sha),
    store.commit(mergeBase),
  ])
  const { items, pages } = cutPage(ahead, query)
  const commits = await Promise.all(items.map((sha) => store.commit(sha)))
  const record = (commit: StoredCommit) => commitRecord(commit, site)
  const page = `${site.url}/${site.repository}/compare/${basehead}`
  const shown = pages.page === 1 ? files.slice(0, MOST_COMPARED_FILES) : []
  const api = `${site.url}/repos/${site.repository}`
  const body = {
    url: `${api}/compare/${basehead}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: record(base),
    merge_base_commit: record(mergeBaseCommit ?? base),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.flatMap((commit) => (commit === undefined ? [] : [record(commit)])),
    files: shown.map((file) => fileRecord(file, head.sha, site)),
  }
  return { body, pages }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}
