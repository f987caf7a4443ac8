import type { Revision } from './revision.ts'

/**
 * What started the run: `GITHUB_EVENT_NAME`, the parsed file of `GITHUB_EVENT_PATH`, whatever it holds, and `GITHUB_SHA`, which
 * may be empty.
 */
export type TriggerEvent = { readonly name: string; readonly payload: unknown; readonly sha: string }

/** What an event says about its commits; `head` is `undefined` if it does not even name its own. */
export type EventCommits =
  | { readonly kind: 'pair'; readonly base: Revision; readonly head: Revision | undefined }
  | { readonly kind: 'no-base'; readonly head: Revision | undefined; readonly reason: string }
  | { readonly kind: 'nothing'; readonly reason: string }
