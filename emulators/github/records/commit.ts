import type { StoredCommit } from '../git-store.ts'
import type { Site } from './owner.ts'

export function commitRecord(commit: StoredCommit, { url, repository }: Site) {
  const { sha, tree, parents, message, author, committer } = commit
  const api = `${url}/repos/${repository}`
  return {
    sha,
    node_id: nodeId('Commit', sha),
    commit: {
      author,
      committer,
      message,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
      url: `${api}/git/commits/${sha}`,
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    url: `${api}/commits/${sha}`,
    html_url: `${url}/${repository}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${url}/${repository}/commit/${parent}`,
    })),
  }
}

/** An opaque, unique ID like those of GraphQL. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64')
}
