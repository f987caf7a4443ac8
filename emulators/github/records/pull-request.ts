import type { HeldPullRequest } from '../hub.ts'
import { nodeId } from './commit.ts'
import { accountRecord, repositoryRecord, type Site } from './owner.ts'

/** GitHub's object for a pull request in lists. */
export function pullRequestRecord(pull: HeldPullRequest, site: Site) {
  const api = `${site.url}/repos/${site.repository}`
  const { number, mergedAt } = pull
  const page = `${site.url}/${site.repository}/pull/${number}`
  const merged = mergedAt === null ? null : new Date(mergedAt).toISOString()
  const [owner = ''] = site.repository.split('/')
  const side = (ref: string, sha: string) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: accountRecord(site),
    repo: repositoryRecord(site),
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
    state: mergedAt === null ? 'open' : 'closed',
    locked: false,
    title: `Pull request ${number}`,
    user: accountRecord(site),
    body: null,
    labels: [],
    milestone: null,
    active_lock_reason: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: merged ?? '2026-01-01T00:00:00Z',
    closed_at: merged,
    merged_at: merged,
    merge_commit_sha: pull.commits.at(-1) ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(pull.headRef, pull.headSha),
    base: side(pull.baseRef, pull.baseSha),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'OWNER',
    auto_merge: null,
    draft: false,
  }
}
