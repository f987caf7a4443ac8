/**
 * Whole processes, side by side: a step that finds nothing to purge, one that purges two files, and Node alone. Each in turn, so that
 * whatever else the machine does hits all alike; the ratios are of the medians. Run it by `node bench/start-up.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFront } from '../embedded-cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../local-runner/push-event.ts'
import { createRepository } from '../local-runner/repository.ts'
import { CREDENTIALS, prepareStep } from '../local-runner/run-action.ts'
import { runProgram, type Program } from '../local-runner/run-program.ts'

const RUNS = 21

await benchStartUp()

async function benchStartUp(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'))
  const cloudfront = await startCloudFront()
  const { id } = cloudfront.addDistribution()
  const site = await createRepository(join(directory, 'site'))
  const before = await site.commit({ 'README.md': '1', 'public/a.css': '1', 'public/b.css': '1' })
  const unseen = await site.commit({ 'README.md': '2' })
  const after = await site.commit({ 'public/a.css': '2', 'public/b.css': '2' })

  const step = async (to: string): Promise<Program> => {
    const prepared = await prepareStep({
      workspace: site.directory,
      event: { name: 'push', payload: makePushEvent({ before, after: to }), sha: to },
      inputs: { distribution: id, root: 'public' },
      env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url },
    })
    return { ...prepared.program, env: prepared.env, cwd: site.directory }
  }
  const bare: Program = { command: process.execPath, args: ['-e', '0'], env: {}, cwd: directory }
  const programs = new Map<string, Program>([
    ['node -e 0', bare],
    ['nothing to purge', await step(unseen)],
    ['two files purged', await step(after)],
  ])
  const times = new Map([...programs.keys()].map((name) => [name, [] as number[]]))
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, program] of programs) {
      const start = performance.now()
      const { exitCode, stdout } = await runProgram(program)
      if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}\n${stdout}`)
      // The first round only warms the file cache.
      if (run > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  await cloudfront.close()
  await rm(directory, { recursive: true })

  const base = median(times.get('node -e 0') ?? [])
  console.log(`Start-up, whole processes, median of ${RUNS} runs in turn`)
  for (const [name, all] of times) {
    const middle = median(all)
    console.log(`  ${name.padEnd(20)} ${middle.toFixed(0).padStart(5)} ms  ${(middle / base).toFixed(2)} × node -e 0`)
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
