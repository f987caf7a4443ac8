/** The port to GitHub. `octokit.ts` is the adapter. */
import { Failure } from '../failure.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import type { LinkedTree } from '../repository/tree-listing.ts'

/** Times are milliseconds since 1970. */
export type WorkflowRun = {
  readonly id: number
  /** A re-run keeps it. */
  readonly number: number
  readonly attempt: number
  readonly headSha: string
  readonly headBranch: string
  readonly event: string
  readonly conclusion: string | undefined
  readonly updatedAt: number
}

export type WorkflowJob = {
  /** As shown: `deploy`, `deploy (eu)`, or the job's `name:`. */
  readonly name: string
  readonly runnerName: string | undefined
  readonly status: string
  readonly conclusion: string | undefined
}

export type Release = { readonly tag: string; readonly publishedAt: number; readonly prerelease: boolean }

export type Deployment = { readonly id: number; readonly sha: string; readonly createdAt: number }

/** Every call rejects with a GitHubFailure. */
export type GitHub = {
  /** Between two full SHAs. Complete: if GitHub truncates its comparison, the trees are compared. */
  readonly diff: (base: string, head: string) => Promise<readonly ChangedFile[]>
  /** By path. Takes a full SHA, as `readTree` does. */
  readonly listEntries: (commit: string) => Promise<LinkedTree['files']>
  readonly readTree: (commit: string) => Promise<LinkedTree>
  readonly commit: (ref: string) => Promise<{ readonly sha: string; readonly parents: readonly string[] } | undefined>
  readonly readFile: (path: string, ref: string) => Promise<Buffer | undefined>
  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>
  /** Those that brought the commit into its branch. */
  readonly pullRequestsOf: (sha: string) => Promise<readonly number[]>
  readonly tags: () => Promise<readonly string[]>
  /** Published ones, newest first. */
  readonly releases: () => AsyncIterable<Release>
  /** Newest first. */
  readonly successfulDeployments: (environment: string) => AsyncIterable<Deployment>
  /** `workflow` is a file name or an ID. */
  readonly successfulRuns: (workflow: string, branch: string | undefined) => AsyncIterable<WorkflowRun>
  readonly runs: (workflow: string, branch: string | undefined) => AsyncIterable<WorkflowRun>
  /** Of the run's latest attempt. */
  readonly jobs: (runId: number) => Promise<readonly WorkflowJob[]>
}

export class GitHubFailure extends Failure {
  override readonly name = 'GitHubFailure'
}

/** For `catch`: undefined instead of GitHub's answer. */
export function ignoreRefusal(error: unknown): undefined {
  if (!(error instanceof GitHubFailure)) throw error
}
