/** What GitHub knows beside git: runs, jobs, releases, deployments and pull requests. Tests put it in. */

/** Times are milliseconds since 1970. */
export type HeldRun = {
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
  readonly jobs: readonly HeldJob[]
}

export type HeldJob = {
  readonly name: string
  readonly status: 'queued' | 'in_progress' | 'completed' | 'waiting'
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null
  readonly runnerName?: string
}

export type HeldRelease = {
  readonly tag: string
  readonly publishedAt: number | null
  readonly draft: boolean
  readonly prerelease: boolean
}

/** `states` are those of its statuses, oldest first. */
export type HeldDeployment = {
  readonly id: number
  readonly sha: string
  readonly environment: string
  readonly createdAt: number
  readonly states: readonly ('error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress')[]
}

/** `commits` are those that it brought, or would bring, into its base branch. */
export type HeldPullRequest = {
  readonly number: number
  readonly headRef: string
  readonly headSha: string
  readonly baseRef: string
  readonly baseSha: string
  readonly commits: readonly string[]
  readonly mergedAt: number | null
}

/** In the order in which they were put in. */
export type Hub = {
  readonly runs: HeldRun[]
  readonly releases: HeldRelease[]
  readonly deployments: HeldDeployment[]
  readonly pullRequests: HeldPullRequest[]
}

export function createHub(): Hub {
  return { runs: [], releases: [], deployments: [], pullRequests: [] }
}
