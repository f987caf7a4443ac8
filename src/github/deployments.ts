export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'inactive'

export type RecordedDeployment = {
  readonly id: number
  readonly sha: string
  /** All previews share an environment. */
  readonly task: string
  readonly createdAt: number
}

export type DeploymentStatus = {
  readonly state: DeploymentState
  readonly description: string
  /** Empty if it is gone. */
  readonly environmentUrl: string
  readonly logUrl: string
}

/** Every call rejects with a GitHubFailure. */
export type Deployments = {
  /** Newest first; of all tasks by default. */
  readonly list: (environment: string, task?: string) => AsyncIterable<RecordedDeployment>
  /**
   * Without checks or a merge; other deployments stay. Sent only once, so a failure may mean that only the answer was
   * lost.
   */
  readonly create: (wanted: {
    readonly sha: string
    readonly environment: string
    readonly task: string
    readonly description: string
  }) => Promise<number>
  readonly setStatus: (id: number, status: DeploymentStatus) => Promise<void>
  /** Only of an inactive deployment; ignores a missing one. */
  readonly delete: (id: number) => Promise<void>
}
