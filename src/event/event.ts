import type { Revision, Sha } from '../repository/revision.ts'

/** What started the run, read once: nothing else of its payload is used. */
export type TriggerEvent = {
  /** `push`, `pull_request`, …; empty outside of GitHub Actions. */
  readonly name: string
  /** The SHA that GitHub gives the run; perhaps empty. */
  readonly sha: string
  readonly pullRequest: PullRequest | undefined
  readonly reading: EventReading
}

/** The pull request of a payload. What GitHub always gives may be missing in a payload that somebody wrote. */
export type PullRequest = {
  readonly number: number | undefined
  /** The last commit that it brings. */
  readonly head: Sha | undefined
  /** The tip of the base branch when the event happened. */
  readonly base: Sha | undefined
  readonly baseBranch: string | undefined
  /** Where its commits come from; `undefined` if they come from this repository. */
  readonly fork: Fork | undefined
  readonly merged: boolean
  /** What a merge made; GitHub's trial of it before. */
  readonly mergeCommit: Sha | undefined
  /** How many it brings. */
  readonly commits: number | undefined
}

/** Another repository, `OWNER/NAME`; `undefined` if it was deleted. */
export type Fork = { readonly repository: string | undefined }

/** How the commit that was served before is found; or why that is not known. */
export type EventBase = BaseQuery | { readonly kind: 'none'; readonly reason: string }

export type BaseQuery =
  | { readonly kind: 'revision'; readonly revision: Revision }
  /** What CloudFront remembers: the commit of the last complete purge, then those of newer ones. */
  | { readonly kind: 'recorded'; readonly commits: readonly [Sha, ...Sha[]] }
  /** The best common ancestor of this commit and the head. */
  | { readonly kind: 'merge-base'; readonly of: Revision }
  /** What the base branch was before the head, of a pull request with so many commits, was merged into it. */
  | { readonly kind: 'merged-pull-request'; readonly number: number; readonly commits: number }
  | { readonly kind: 'previous-tag'; readonly tag: string }
  | { readonly kind: 'previous-release'; readonly release: PublishedRelease }
  /** The deployment to the environment that succeeded before the one of this ID. */
  | { readonly kind: 'previous-deployment'; readonly environment: string; readonly id: number }
  | { readonly kind: 'last-success' }

/** `publishedAt` is in milliseconds since 1970. */
export type PublishedRelease = { readonly tag: string; readonly publishedAt: number; readonly prerelease: boolean }

/**
 * What an event says.
 *
 * - `deployed`: `head` is served now, and is `undefined` if the event does not name it. `tip` is the full ref of the server that
 *   named it when the event happened. `warning` is for the user, whatever comes of the comparison.
 * - `nothing`: nothing was deployed.
 * - `untrusted`: the run has no credentials to purge with. It ends with the reason as its one notice.
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
