export type PullRequestState = {
  readonly number: number
  readonly isOpen: boolean
  readonly headSha: string
  readonly headBranch: string
  readonly labels: readonly string[]
}

export type PullRequestComment = {
  readonly id: number
  /** Undefined if the account is gone. */
  readonly author: string | undefined
  readonly body: string
}

/** Every call rejects with a GitHubFailure. */
export type PullRequests = {
  readonly get: (number: number) => Promise<PullRequestState | undefined>
  readonly listOpen: () => AsyncIterable<PullRequestState>
  /** The newest from a branch, also of a fork, with this head. */
  readonly findByHead: (head: {
    readonly owner: string
    readonly branch: string
    readonly sha: string
  }) => Promise<PullRequestState | undefined>
  readonly listChangedPaths: (number: number) => AsyncIterable<string>
  /** Oldest first. */
  readonly listComments: (number: number) => AsyncIterable<PullRequestComment>
  /** Sent only once, because a repetition would add a second comment. */
  readonly createComment: (number: number, body: string) => Promise<void>
  readonly updateComment: (id: number, body: string) => Promise<void>
  /** The token's login. */
  readonly viewer: () => Promise<string>
}
