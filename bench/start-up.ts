/**
 * Whole processes, side by side: Node alone, steps that purge nothing, two paths, two listed files and two files of a push, and the
 * AWS CLI purging two paths. Each in turn, so that whatever else the machine does hits all alike; the ratios are medians of those of
 * each round. Run it by `node bench/start-up.ts`, which runs the action of `dist/`, or give another directory that was built.
 */
import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { startCloudFront } from '../embedded-cloudfront/embedded-cloudfront.ts'
import { ACTION_DIRECTORY } from '../local-runner/action-manifest.ts'
import { makePushEvent } from '../local-runner/push-event.ts'
import { createRepository } from '../local-runner/repository.ts'
import { CREDENTIALS, prepareStep } from '../local-runner/run-action.ts'
import { runProgram, type Program } from '../local-runner/run-program.ts'
import { median } from './statistics.ts'

const RUNS = 21
const BARE = 'node -e 0'
const CLI = 'AWS CLI, two paths'

async function benchStartUp(dist: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'))
  const cloudfront = await startCloudFront()
  const temporary = [directory]
  try {
    const { id } = cloudfront.addDistribution()
    const bare: Program = { command: process.execPath, args: ['-e', '0'], env: {}, cwd: directory }
    const programs = new Map([[BARE, bare]])
    for (const [name, step] of await prepareSteps({ directory, distribution: id, url: cloudfront.url })) {
      temporary.push(step.directory)
      programs.set(name, { ...step.program, args: [join(dist, 'index.js')], env: step.env, cwd: step.workspace })
    }
    const aws = await findAws()
    if (aws === undefined)
      console.log('The AWS CLI was found neither in .tools/ nor in the PATH: there are no times of it.')
    else programs.set(CLI, purgeByCli({ aws, directory, distribution: id, url: cloudfront.url }))
    report(await timeInTurn(programs))
  } finally {
    await cloudfront.close()
    for (const each of temporary) await rm(each, { recursive: true })
  }
}

async function prepareSteps(scene: {
  readonly directory: string
  readonly distribution: string
  readonly url: string
}) {
  const { distribution } = scene
  const site = await createRepository(join(scene.directory, 'site'))
  const before = await site.commit({ 'README.md': '1', 'public/a.css': '1', 'public/b.css': '1' })
  const unseen = await site.commit({ 'README.md': '2' })
  const after = await site.commit({ 'public/a.css': '2', 'public/b.css': '2' })

  const step = async (to: string, inputs: Readonly<Record<string, string>>) => {
    const workspace = site.directory
    const prepared = await prepareStep({
      workspace,
      event: { name: 'push', payload: makePushEvent({ before, after: to }), sha: to },
      inputs: { distribution, ...inputs },
      env: { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: scene.url },
    })
    return { ...prepared, workspace }
  }
  return [
    ['nothing to purge', await step(unseen, { root: 'public' })],
    ['two paths', await step(after, { paths: '/a.css\n/b.css' })],
    ['two listed files', await step(after, { root: 'public', files: 'public/a.css\npublic/b.css' })],
    ['two files of a push', await step(after, { root: 'public' })],
  ] as const
}

/** The CLI that `.ci/install-tools` installs, else that of the PATH. */
async function findAws(): Promise<string | undefined> {
  const places = [join(ACTION_DIRECTORY, '.tools/python/bin'), ...(process.env['PATH'] ?? '').split(delimiter)]
  for (const place of places) {
    const path = join(place, 'aws')
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}

function purgeByCli(scene: {
  readonly aws: string
  readonly directory: string
  readonly distribution: string
  readonly url: string
}): Program {
  const what = ['--distribution-id', scene.distribution, '--paths', '/a.css', '/b.css']
  return {
    command: scene.aws,
    args: ['cloudfront', 'create-invalidation', ...what],
    env: {
      ...CREDENTIALS,
      AWS_DEFAULT_REGION: CREDENTIALS.AWS_REGION,
      AWS_ENDPOINT_URL_CLOUDFRONT: scene.url,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      HOME: scene.directory,
      PATH: process.env['PATH'] ?? '',
    },
    cwd: scene.directory,
  }
}

/** Milliseconds of each run, by program; the runs of one index belong together. */
async function timeInTurn(programs: ReadonlyMap<string, Program>): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map([...programs.keys()].map((name) => [name, [] as number[]]))
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, program] of programs) {
      const start = performance.now()
      const { exitCode, stdout, stderr } = await runProgram(program)
      if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}\n${stdout}${stderr}`)
      // The first round only warms the file cache.
      if (run > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  return times
}

function report(times: ReadonlyMap<string, readonly number[]>): void {
  const ratioTo = (base: string, all: readonly number[]) =>
    median(all.map((time, run) => time / (times.get(base)?.[run] ?? Number.NaN)))
  console.log(`Start-up, whole processes, medians of ${RUNS} runs in turn`)
  console.log(`                        time  × ${BARE}  × AWS CLI`)
  for (const [name, all] of times) {
    const columns = [
      `${median(all).toFixed(0).padStart(6)} ms`,
      ratioTo(BARE, all).toFixed(2).padStart(11),
      times.has(CLI) ? ratioTo(CLI, all).toFixed(2).padStart(10) : '',
    ]
    console.log(`  ${name.padEnd(20)}${columns.join(' ')}`)
  }
}

await benchStartUp(resolve(process.argv[2] ?? join(ACTION_DIRECTORY, 'dist')))
