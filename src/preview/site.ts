/** The two ways of a preview: its own distribution, or a prefix of a shared one. */
import type { Problem } from '../failure.ts'

/** What became of a preview; of a dry run, `planned`. `absent`: it did not exist, and nothing was done. */
export type SiteState = 'served' | 'deploying' | 'failed' | 'gone' | 'absent' | 'planned'

export type SiteOutcome<Result> = {
  readonly state: SiteState
  /** Where the preview is found; undefined if it is gone or was never there. */
  readonly url: string | undefined
  readonly problems: readonly Problem[]
  /** What the way itself reports. */
  readonly result: Result
}

export type PreviewSite<Result> = {
  /** Calls `onAddress` as soon as the address is known; perhaps more than once. Rejects if the inputs or files are wrong. */
  readonly bringUp: (tools: { readonly onAddress: (url: string) => void }) => Promise<SiteOutcome<Result>>
  /** Needs no file of the repository, which may be gone. */
  readonly takeDown: () => Promise<SiteOutcome<Result>>
}
