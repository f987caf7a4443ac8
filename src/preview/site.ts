/** A preview's distribution: its own or a shared one. */
import type { Problem } from '../failure.ts'

/** In a dry run, `planned`. `absent`: did not exist. */
export type SiteState = 'served' | 'deploying' | 'failed' | 'gone' | 'absent' | 'planned'

export type SiteOutcome<Result> = {
  readonly state: SiteState
  /** Undefined if it is gone. */
  readonly url: string | undefined
  readonly problems: readonly Problem[]
  readonly result: Result
}

export type PreviewSite<Result> = {
  /** Calls `onAddress` as soon as the address is known, perhaps repeatedly. Rejects if inputs or files are wrong. */
  readonly bringUp: (tools: { readonly onAddress: (url: string) => void }) => Promise<SiteOutcome<Result>>
  /** Needs no file of the repository. */
  readonly takeDown: () => Promise<SiteOutcome<Result>>
}
