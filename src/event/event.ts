import type { Revision, Sha } from '../repository/revision.ts'

export type TriggerEvent = {
  /** `push`, `pull_request`, …; empty outside of GitHub Actions. */
  readonly name: string
  /** May be empty. */
  readonly sha: string
  /** `opened`, `synchronize`, `closed`, … */
  readonly action: string | undefined
  readonly pullRequest: PullRequest | undefined
  readonly workflowRun: WorkflowRunHead | undefined
  readonly foreign: ForeignCommit | undefined
  readonly reading: EventReading
}

/**
 * The event's commit or the job's checkout, which may be unreviewed. `what` names its origin. Rules and configurations
 * come from `reviewed`, never from the workspace.
 */
export type ForeignCommit = {
  readonly what: string
  readonly reviewed: Revision | undefined
  readonly hasBase: boolean
}

/** May be those of a fork. */
export type WorkflowRunHead = { readonly owner: string; readonly branch: string; readonly sha: string }

/** Everything may be missing, because the payload may be hand-written. */
export type PullRequest = {
  readonly number: number | undefined
  readonly isOpen: boolean
  readonly headBranch: string | undefined
  readonly head: Sha | undefined
  readonly base: Sha | undefined
  readonly baseBranch: string | undefined
  /** The head's repository if it is not this one. */
  readonly fork: Fork | undefined
  readonly merged: boolean
  readonly mergeCommit: Sha | undefined
  readonly commits: number | undefined
}

/** `OWNER/NAME`; undefined if it was deleted. */
export type Fork = { readonly repository: string | undefined }

/** Where to find the commit that was served before. */
export type EventBase = BaseQuery | { readonly kind: 'none'; readonly reason: string }

export type BaseQuery =
  | { readonly kind: 'revision'; readonly revision: Revision }
  /** From CloudFront: the commit of the last complete purge, then those of newer ones. */
  | { readonly kind: 'recorded'; readonly commits: readonly [Sha, ...Sha[]] }
  /** The best common ancestor of this commit and the head. */
  | { readonly kind: 'merge-base'; readonly other: Revision }
  /** The base branch before the merge of the pull request, with this number of commits. */
  | { readonly kind: 'merged-pull-request'; readonly number: number; readonly commits: number }
  | { readonly kind: 'previous-tag'; readonly tag: string }
  | { readonly kind: 'previous-release'; readonly release: PublishedRelease }
  /** The successful deployment before the one with this ID. */
  | { readonly kind: 'previous-deployment'; readonly environment: string; readonly id: number }
  | { readonly kind: 'last-success' }

/** `publishedAt` is in milliseconds since 1970. */
export type PublishedRelease = { readonly tag: string; readonly publishedAt: number; readonly prerelease: boolean }

/**
 * - `deployed`: `head` is served now. `tip` is the server's full ref that pointed to it.
 * - `nothing`: nothing was deployed.
 * - `untrusted`: the run has no credentials, and ends with the reason as a notice.
 */
export type EventReading =
  | {
      readonly kind: 'deployed'
      readonly head: Revision | undefined
      readonly base: EventBase
      readonly tip?: string
      readonly warning?: string
    }
  | { readonly kind: 'nothing'; readonly reason: string }
  | { readonly kind: 'untrusted'; readonly reason: string }
