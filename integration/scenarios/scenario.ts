import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Emulator } from '../emulators.ts'
import type { RecordedRequest } from '../recording-proxy.ts'
import type { StepRun } from '../../emulators/runner/run-action.ts'
import type { Workbench } from '../workbench.ts'

/** A scenario that is tried with every emulator. */
export type Scenario = {
  readonly name: string
  /** What the emulator must support, if not every one does. */
  readonly needs?: 'tenants' | 'repeatedCreations'
  readonly run: (given: {
    readonly bench: Workbench
    readonly emulator: Emulator
    readonly context: TestContext
  }) => Promise<void>
}

/** An output that is a JSON array of texts. */
export function readList(run: StepRun, output: string): readonly string[] {
  const list: unknown = JSON.parse(run.outputs.get(output) ?? 'null')
  assert.ok(Array.isArray(list), `${output} is no JSON array in ${JSON.stringify([...run.outputs])}\n${run.log}`)
  return list.map(String)
}

/** The requests that created invalidations. */
export function posted(requests: readonly RecordedRequest[]): readonly RecordedRequest[] {
  return requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/invalidation'))
}
