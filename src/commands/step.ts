import type { Connection } from '../cloudfront/sdk/connect.ts'
import type { TriggerEvent } from '../event/event.ts'
import type { Run } from '../event/run.ts'
import type { StepInputs } from '../inputs/read-inputs.ts'
import type { Workspace } from '../repository/workspace.ts'
import type { Network } from '../network/network.ts'
import type { Clock } from '../waiting/clock.ts'
import type { Runner } from '../report/runner.ts'

export type Step = {
  readonly run: Run
  readonly event: TriggerEvent
  readonly directory: string
  readonly workspace: Workspace
  readonly inputs: StepInputs
  readonly clock: Clock
  /** Milliseconds since 1970. */
  readonly deadline: number
  /** Opened at the first request. */
  readonly network: () => Promise<Network>
  /** Connects to AWS at the first call. */
  readonly connect: () => Promise<Connection>
  readonly nonce: string
  readonly runner: Runner
  /** At the end of the step, also after a failure. */
  readonly atEnd: (work: () => Promise<void>) => void
  readonly interruption: AbortSignal
}

export function describeAttempt({ run, nonce }: Step) {
  return { runId: String(run.id ?? 0), runAttempt: String(run.attempt), nonce }
}

export function describeLog({ run }: Step): string {
  const { serverUrl, repository, id } = run
  return `${serverUrl}/${repository}${id === undefined ? '' : `/actions/runs/${id}`}`
}
