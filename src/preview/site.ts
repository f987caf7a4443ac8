import type { Problem } from '../failure.ts'

/** `absent`: did not exist. */
export type SiteState = 'served' | 'deploying' | 'failed' | 'gone' | 'absent' | 'planned'

export type SiteOutcome<Result> = {
  readonly state: SiteState
  /** Undefined if it is gone. */
  readonly url: string | undefined
  readonly problems: readonly Problem[]
  readonly result: Result
}

export type PreviewSite<Result> = {
  /** May call `onAddress` more than once. Rejects if inputs or files are wrong. */
  readonly bringUp: (tools: { readonly onAddress: (url: string) => void }) => Promise<SiteOutcome<Result>>
  /** Needs no file of the repository. */
  readonly takeDown: () => Promise<SiteOutcome<Result>>
}
