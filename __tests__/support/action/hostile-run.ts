/** Runs the built action with a hostile server, and checks what is true for every such run. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import type { Step, StepRun } from '../../../emulators/runner/run-action.ts'
import {
  MODES,
  startHostileServer,
  type HostileServer,
  type Mode,
  type RepeatedPage,
} from '../network/hostile-server.ts'

/** Milliseconds; the `wait-timeout` of most runs. */
export const DEADLINE = 2_000
const MOST_KIB = 200 * 1024
const MEASURE = fileURLToPath(new URL('../network/measure-memory.mjs', import.meta.url))

/** What the error says. */
export const FAULTS: Readonly<Record<Mode, RegExp>> = {
  silence: /NoAnswer: 127\.0\.0\.1:\d+ did not answer within \d s/,
  'dripping-head': /NoAnswer: /,
  'early-hints': /NoAnswer: /,
  'dripping-body': /SlowAnswer: 127\.0\.0\.1:\d+ did not finish its answer within \d s/,
  'stalled-body': /SlowAnswer: /,
  endless: /TooLargeAnswer: |SlowAnswer: /,
  gigantic: /TooLargeAnswer: 127\.0\.0\.1:\d+ answered with more than 16 MiB|SlowAnswer: /,
  cut: /ECONNRESET: /,
  'hung-up': /ECONNRESET: /,
  page: /NotTheService: 127\.0\.0\.1:\d+ answered with a web page/,
  redirect: /NotTheService: 127\.0\.0\.1:\d+ redirected to "\/"/,
  garbage: /NotTheService: 127\.0\.0\.1:\d+ did not answer by HTTP/,
  'long-head': /NotTheService: /,
  repeated: /NotTheService: the answer has no invalidation/,
}

export const SEED = Number(process.env['SEED'] ?? 20_261_129)

/** Three modes, chosen by the seed and the number: all of them would take minutes. */
export function someModes(number: number): readonly Mode[] {
  const [some = []] = fc.sample(fc.shuffledSubarray([...MODES], { minLength: 3, maxLength: 3 }), {
    seed: SEED + number,
    numRuns: 1,
  })
  return some
}

export type HostileSettings = {
  readonly mode: Mode
  /** Milliseconds; the `wait-timeout` of the run. */
  readonly deadline?: number
  readonly repeated?: RepeatedPage
  /** The first answers. */
  readonly honest?: readonly RepeatedPage[]
}

/**
 * Checks that the run ends in time, with little memory, and without a fault of the action. `run` must add `measured` to
 * the step's environment.
 */
export async function meetHostileServer(
  { mode, deadline = DEADLINE, repeated = { type: 'text/xml', body: '<Other/>' }, honest }: HostileSettings,
  run: (url: string, measured: NonNullable<Step['env']>) => Promise<StepRun>,
) {
  const server = await startHostileServer(mode, repeated, honest)
  const directory = await mkdtemp(join(tmpdir(), 'hostile-'))
  try {
    const memory = join(directory, 'memory')
    const ended = await run(server.url, { NODE_OPTIONS: `--import=${MEASURE}`, MEMORY_FILE: memory })
    expect(ended.log).not.toContain('fault of the action')
    expect(Date.now() - beginOf(server)).toBeLessThan(deadline + 5_000)
    expect(Number(await readFile(memory, 'utf8'))).toBeLessThan(MOST_KIB)
    return {
      ended,
      outcome: [ended.exitCode, ended.outputs.get('status')],
      errors: (ended.log.match(/^::error.*/gm) ?? []).join('\n'),
      requests: server.requests.map(({ line }) => line),
    }
  } finally {
    await server.close()
    await rm(directory, { recursive: true })
  }
}

/** The deadline counts from before the first request. */
function beginOf({ requests }: HostileServer): number {
  const [first] = requests
  if (first === undefined) throw new Error('The hostile server was not asked.')
  return first.at
}
