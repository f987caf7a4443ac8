import { REPOSITORY } from './push-event.ts'

export type PullRequestEvent = {
  readonly action: 'opened' | 'reopened' | 'synchronize' | 'closed' | 'edited' | 'labeled'
  readonly number: number
  readonly branch: string
  readonly head: string
  readonly base: string
  /** For `synchronize`: the head before the push. */
  readonly before?: string
  readonly merged?: boolean
  /** `owner/name` of the head's repository. */
  readonly fork?: string
  readonly sender?: string
  /** `owner/name`, after a rename. */
  readonly repository?: string
}

/** The members that the runner and actions read. */
export function makePullRequestEvent(event: PullRequestEvent) {
  const {
    action,
    number,
    branch,
    head,
    base,
    before,
    merged = false,
    fork,
    sender = 'writer',
    repository = REPOSITORY,
  } = event
  const repo = (name: string) => ({
    id: name === repository ? 1 : 2,
    full_name: name,
    fork: name !== repository,
    owner: { login: name.split('/')[0] },
  })
  return {
    action,
    number,
    pull_request: {
      number,
      state: action === 'closed' ? 'closed' : 'open',
      merged,
      commits: 1,
      merge_commit_sha: merged ? base : null,
      head: { sha: head, ref: branch, repo: repo(fork ?? repository) },
      base: { sha: base, ref: 'main', repo: repo(repository) },
      labels: [],
    },
    ...(before !== undefined && { before, after: head }),
    sender: { login: sender },
    repository: { ...repo(repository), default_branch: 'main' },
  }
}
