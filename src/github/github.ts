/** What the action asks of GitHub, in its own words. `octokit.ts` speaks it to the API, tests speak it in memory. */
import type { ChangedFile } from '../repository/tree-difference.ts'

/** A run of a workflow. Times are milliseconds since 1970. */
export type WorkflowRun = {
  readonly id: number
  /** Counts the runs of the workflow; a re-run keeps it. */
  readonly number: number
  readonly attempt: number
  readonly headSha: string
  readonly headBranch: string
  readonly event: string
  readonly conclusion: string | undefined
  /** When the last attempt ended, or last changed. */
  readonly updatedAt: number
}

export type WorkflowJob = {
  /** The name as shown: `deploy`, `deploy (eu)`, or what `name:` says. */
  readonly name: string
  readonly runnerName: string | undefined
  readonly status: string
  readonly conclusion: string | undefined
}

export type Release = { readonly tag: string; readonly publishedAt: number; readonly prerelease: boolean }

export type Deployment = { readonly id: number; readonly sha: string; readonly createdAt: number }

/** Every call rejects with a GitHubFailure if GitHub does not answer as it should. */
export type GitHub = {
  /**
   * The files in which two commits differ, tree to tree, by their full SHAs. The answer is provably complete: where GitHub's
   * comparison is cut off, the trees are compared by their object IDs.
   */
  readonly diff: (base: string, head: string) => Promise<readonly ChangedFile[]>
  /** The SHA and the parents of what a branch, a tag or a SHA names; undefined if there is no such commit. */
  readonly commit: (ref: string) => Promise<{ readonly sha: string; readonly parents: readonly string[] } | undefined>
  /** The bytes of a file at a branch, tag or SHA; undefined if there is none, or no such commit. */
  readonly readFile: (path: string, ref: string) => Promise<Buffer | undefined>
  /** The full SHA of the best common ancestor; undefined if the two have none. */
  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
  /** The numbers of the pull requests that brought a commit into its branch. */
  readonly pullRequestsOf: (sha: string) => Promise<readonly number[]>
  /** Names of all tags, in no order. */
  readonly tags: () => Promise<readonly string[]>
  /** Published releases, newest first, without drafts. */
  readonly releases: () => AsyncIterable<Release>
  /** The deployments to an environment that succeeded, newest first. */
  readonly successfulDeployments: (environment: string) => AsyncIterable<Deployment>
  /** The successful runs of a workflow, by its file's name or ID, in no order that can be relied on; of a branch if one is given. */
  readonly successfulRuns: (workflow: string, branch: string | undefined) => AsyncIterable<WorkflowRun>
  /** All runs of a workflow, whatever came of them and the ones still under way, as `successfulRuns` otherwise. */
  readonly runs: (workflow: string, branch: string | undefined) => AsyncIterable<WorkflowRun>
  /** The jobs of a run's latest attempt. */
  readonly jobs: (runId: number) => Promise<readonly WorkflowJob[]>
}

/** GitHub could not answer. The message says what was tried, what came back and which `permissions:` line is missing. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure'
}
