import type { StoredPullRequest } from '../record-store.ts'
import { nodeId } from './commit.ts'
import { accountRecord, repositoryRecord, type Site } from './owner.ts'

/** As in lists. */
export function pullRequestRecord(pull: StoredPullRequest, site: Site) {
  const api = `${site.url}/repos/${site.repository}`
  const { number, mergedAt, fork, labels = [], state = mergedAt === null ? 'open' : 'closed' } = pull
  const page = `${site.url}/${site.repository}/pull/${number}`
  const merged = mergedAt === null ? null : new Date(mergedAt).toISOString()
  const side = (ref: string, sha: string, where: Site) => ({
    label: `${where.repository.split('/')[0] ?? ''}:${ref}`,
    ref,
    sha,
    user: accountRecord(where),
    repo: repositoryRecord(where),
  })
  const links = {
    self: `${api}/pulls/${number}`,
    html: page,
    issue: `${api}/issues/${number}`,
    comments: `${api}/issues/${number}/comments`,
    review_comments: `${api}/pulls/${number}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${api}/pulls/${number}/commits`,
    statuses: `${api}/statuses/${pull.headSha}`,
  }
  return {
    url: links.self,
    id: number,
    node_id: nodeId('PullRequest', number),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: links.issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number,
    state,
    locked: false,
    title: `Pull request ${number}`,
    user: accountRecord(site),
    body: null,
    labels: labels.map((name, index) => ({
      id: index + 1,
      node_id: nodeId('Label', name),
      url: `${api}/labels/${encodeURIComponent(name)}`,
      name,
      description: '',
      color: 'ededed',
      default: false,
    })),
    milestone: null,
    active_lock_reason: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: merged ?? '2026-01-01T00:00:00Z',
    closed_at: merged ?? (state === 'closed' ? '2026-01-02T00:00:00Z' : null),
    merged_at: merged,
    merge_commit_sha: pull.commits.at(-1) ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(pull.headRef, pull.headSha, fork === undefined ? site : { ...site, repository: fork }),
    base: side(pull.baseRef, pull.baseSha, site),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'OWNER',
    auto_merge: null,
    draft: false,
  }
}

export function wholePullRequestRecord(pull: StoredPullRequest, site: Site) {
  const record = pullRequestRecord(pull, site)
  const isMerged = pull.mergedAt !== null
  return {
    ...record,
    merged: isMerged,
    mergeable: isMerged ? null : true,
    rebaseable: isMerged ? null : true,
    mergeable_state: isMerged ? 'unknown' : 'clean',
    merged_by: isMerged ? accountRecord(site) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pull.commits.length,
    additions: 0,
    deletions: 0,
    changed_files: 0,
  }
}
