/** Times are milliseconds since 1970. */
export type StoredRun = {
  readonly id: number
  readonly workflow: string
  readonly number: number
  readonly attempt: number
  readonly headSha: string
  readonly headBranch: string
  readonly event: string
  readonly status: string
  readonly conclusion: string | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly jobs: readonly StoredJob[]
}

export type StoredJob = {
  readonly name: string
  readonly status: 'queued' | 'in_progress' | 'completed' | 'waiting'
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null
  readonly runnerName?: string
}

export type StoredRelease = {
  readonly tag: string
  readonly publishedAt: number | null
  readonly draft: boolean
  readonly prerelease: boolean
}

export type DeploymentState = 'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress'

export type StoredStatus = {
  readonly state: DeploymentState
  readonly description: string
  readonly environmentUrl: string
  readonly logUrl: string
}

/** `statuses` are oldest first. */
export type StoredDeployment = {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly isTransient: boolean
  readonly createdAt: number
  readonly statuses: readonly StoredStatus[]
}

/** `commits` are those of the pull request. Without `state`, it is closed if merged. */
export type StoredPullRequest = {
  readonly number: number
  readonly headRef: string
  readonly headSha: string
  readonly baseRef: string
  readonly baseSha: string
  readonly commits: readonly string[]
  readonly mergedAt: number | null
  readonly state?: 'open' | 'closed'
  readonly labels?: readonly string[]
  /** `owner/name` of the head's repository. */
  readonly fork?: string
}

export type StoredComment = {
  readonly id: number
  readonly number: number
  readonly login: string
  readonly body: string
  readonly createdAt: number
  readonly updatedAt: number
}

export type RecordStore = {
  readonly runs: StoredRun[]
  readonly releases: StoredRelease[]
  readonly deployments: StoredDeployment[]
  readonly pullRequests: StoredPullRequest[]
  readonly comments: StoredComment[]
}

export function createRecordStore(): RecordStore {
  return { runs: [], releases: [], deployments: [], pullRequests: [], comments: [] }
}
