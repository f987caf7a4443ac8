/** Cancels a step while it runs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { readOutputs } from '../../../emulators/runner/outputs-file.ts'
import { prepareStep, type Step } from '../../../emulators/runner/run-action.ts'

/** Milliseconds between the first and the second signal of the runner. */
export const NEXT_SIGNAL = 7_500

/**
 * Runs a step and sends a signal once `isTime` returns true. Returns its result, and the milliseconds between the
 * signal and its end.
 */
export async function cancel(step: Step, signal: NodeJS.Signals, isTime: () => boolean) {
  const { directory, env, files, program } = await prepareStep(step)
  try {
    const child = spawn(program.command, program.args, {
      env,
      cwd: step.workspace,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let log = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
    const ended = once(child, 'close')
    while (!isTime()) await new Promise((resolve) => setTimeout(resolve, 20))
    const sent = Date.now()
    child.kill(signal)
    await ended
    return {
      exitCode: child.exitCode,
      took: Date.now() - sent,
      sent,
      log,
      outputs: readOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
