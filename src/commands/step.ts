/** What every command works with, and what is left to report when it has ended. */
import type { EventReading, TriggerEvent } from '../event/event.ts'
import type { StepInputs } from '../inputs/read-inputs.ts'
import type { Workspace } from '../repository/workspace.ts'
import type { Clock } from '../waiting/clock.ts'
import type { Problem } from '../purge/problem.ts'
import type { Runner } from '../report/runner.ts'
import type { Environment } from './adapters.ts'

/** A step of a job, as the runner describes it. */
export type Step = {
  readonly env: Environment
  readonly event: TriggerEvent
  readonly reading: Exclude<EventReading, { readonly kind: 'untrusted' }>
  /** The number of the pull request that the run is for. */
  readonly pullRequest: number | undefined
  readonly directory: string
  readonly workspace: Workspace
  readonly inputs: StepInputs
  readonly clock: Clock
  /** Differs for every process. */
  readonly nonce: string
  readonly runner: Runner
  /** Asks GitHub for a token of the job for an audience. */
  readonly getIdToken: (audience: string) => Promise<string>
  /** Aborted when the job is cancelled. */
  readonly interruption: AbortSignal
}

export type Ended = {
  readonly outputs: Readonly<Record<string, string>>
  /** The job summary as HTML. */
  readonly formatSummary: () => string
  /** The step fails if there are any. */
  readonly problems: readonly Problem[]
}

/** `owner/name` */
export function repositoryOf({ env }: Step): string {
  return env['GITHUB_REPOSITORY'] ?? 'local'
}

/** What tells one purge from every other one. */
export function describeAttempt({ env, nonce }: Step) {
  return { runId: env['GITHUB_RUN_ID'] ?? '0', runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '1', nonce }
}
