/** The built action in a job that is cancelled: the runner sends SIGINT, and SIGTERM if that does not help. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { readOutputs } from '../../local-runner/outputs-file.ts'
import { prepareStep, type Step } from '../../local-runner/run-action.ts'
import { onScene } from './scene.ts'

/** Runs a step, sends a signal as soon as `isTime`, and gives how it ended and how many milliseconds after the signal. */
async function cancel(step: Step, signal: NodeJS.Signals, isTime: () => boolean) {
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

const PATHS = ['/a.css', '/b.css', '/c.css', '/d.css']
const CHANGES = Object.fromEntries(PATHS.map((path) => [`public${path}`, '2']))

test.each(['SIGINT', 'SIGTERM'] as const)('%s while a quota is waited out', async (signal) => {
  const quotas = { inProgress: { paths: 2, wildcards: 15 } }
  await onScene({ changes: CHANGES, quotas, completionMs: 60_000 }, async ({ cloudfront, distribution, step }) => {
    const inputs = { distribution, root: 'public', 'batch-size': '2' }
    const posting = () => cloudfront.requests.some(({ error }) => error === 'TooManyInvalidationsInProgress')
    const ended = await cancel({ ...step, inputs }, signal, posting)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(1000)
    expect(JSON.parse(ended.outputs.get('invalidation-ids') ?? '')).toEqual(
      cloudfront.invalidations(distribution).map(({ id }) => id),
    )
    expect(JSON.parse(ended.outputs.get('result') ?? '')).toMatchObject({
      distributions: [{ 'not-posted': [{ paths: ['/c.css', '/d.css'], error: 'Cancelled' }] }],
    })
    expect(ended.log).toContain('::error::The job was cancelled before these were posted: 2 paths, /c.css first.')
    expect(ended.summary).toContain('2 not posted: Cancelled')
    expect(cloudfront.requests.filter(({ time }) => time > ended.sent + 50)).toEqual([])
  })
})

test('SIGINT while completion is waited for', async () => {
  await onScene({ changes: CHANGES, completionMs: 60_000 }, async ({ cloudfront, distribution, step }) => {
    const inputs = { distribution, root: 'public', wait: 'true' }
    const posted = () => cloudfront.invalidations(distribution).length > 0
    const ended = await cancel({ ...step, inputs }, 'SIGINT', posted)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(1000)
    expect(JSON.parse(ended.outputs.get('invalidation-ids') ?? '')).toEqual(
      cloudfront.invalidations(distribution).map(({ id }) => id),
    )
  })
})

test('SIGINT while an answer is outstanding', async () => {
  const faults = [{ fault: 'slow', delayMs: 5_000, operation: 'CreateInvalidation' }] as const
  const seen: string[] = []
  const onRequest = ({ operation = '' }: { readonly operation?: string }) => seen.push(operation)
  await onScene({ changes: CHANGES, faults, onRequest }, async ({ distribution, step }) => {
    const inputs = { distribution: 'www.example.com', root: 'public' }
    let since = Infinity
    const underWay = () => {
      if (seen.includes('ListDistributions') && since === Infinity) since = Date.now()
      return Date.now() > since + 300
    }
    const ended = await cancel({ ...step, inputs }, 'SIGINT', underWay)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.took).toBeLessThan(1000)
    expect(JSON.parse(ended.outputs.get('result') ?? '')).toMatchObject({
      distributions: [{ distribution, invalidations: [], 'not-posted': [{ paths: PATHS, error: 'Cancelled' }] }],
    })
    expect(ended.log).toContain('not known whether it took these')
  })
})
