import type { StoredComment } from '../record-store.ts'
import { nodeId } from './commit.ts'
import { accountRecord, type Site } from './owner.ts'

export function commentRecord({ id, number, login, body, createdAt, updatedAt }: StoredComment, site: Site) {
  const api = `${site.url}/repos/${site.repository}/issues`
  return {
    id,
    node_id: nodeId('IssueComment', id),
    url: `${api}/comments/${id}`,
    html_url: `${site.url}/${site.repository}/pull/${number}#issuecomment-${id}`,
    issue_url: `${api}/${number}`,
    user: accountRecord(site, login),
    body,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
    author_association: 'NONE',
    performed_via_github_app: null,
  }
}
