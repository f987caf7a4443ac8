/**
 * Whole processes, side by side: Node alone, steps that purge nothing, two paths, two listed files and two files of a push (also with
 * `base: auto`), a step that plans a purge of 10,000 files, and each AWS CLI that is found purging two paths (version 1 is what Python's index has, version 2 what
 * GitHub's runners have). Each in turn, so that whatever else the machine does hits all alike; the ratios are medians of those of each
 * round. Run it by `node bench/start-up.ts`, which runs the action of `dist/`, or give another directory that was built.
 *
 * `--against DIRECTORY` runs each step also by another build, such as the `dist/` of an older commit, and prints the ratio.
 * Use `--against-base auto` for older builds: they have no `base: event`, and their `auto` does the same.
 */
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startCloudFront } from '../emulators/cloudfront/embedded-cloudfront.ts'
import { ACTION_DIRECTORY } from '../emulators/runner/action-manifest.ts'
import { listen } from '../emulators/http-server.ts'
import { makePushEvent } from '../emulators/runner/push-event.ts'
import { createRepository, type FileChanges, type Repository } from '../emulators/runner/repository.ts'
import { CREDENTIALS, prepareStep } from '../emulators/runner/run-action.ts'
import { runProgram, type Program } from '../emulators/runner/run-program.ts'
import { listFiles, RULES } from './mapping-rules.ts'
import { median } from './statistics.ts'

const RUNS = 21
const BARE = 'node -e 0'
const EVENT = 'two files of a push'
const AUTO = 'the same, base: auto'
const FILES = 10_000

/** Another build, and what it takes as `base` for the comparison by the event alone. */
type Other = { readonly dist: string; readonly base: string }

async function benchStartUp(dist: string, other: Other | undefined): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-'))
  const cloudfront = await startCloudFront()
  const gitServer = await startGitServer()
  const temporary = [directory]
  try {
    const { id } = cloudfront.addDistribution()
    const bare: Program = { command: process.execPath, args: ['-e', '0'], env: {}, cwd: directory }
    const programs = new Map<string, readonly Program[]>([[BARE, [bare]]])
    const remembering = cloudfront.addDistribution().id
    const setting = { directory, distribution: id, remembering, url: cloudfront.url, gitUrl: gitServer.url }
    for (const [name, ...steps] of await prepareSteps(setting)) {
      temporary.push(...steps.map((step) => step.directory))
      const of = (built: string, base?: string) =>
        steps.map(({ program, env, workspace }): Program => {
          const variables = base === undefined ? env : { ...env, INPUT_BASE: base }
          return { ...program, args: [join(built, 'index.js')], env: variables, cwd: workspace }
        })
      programs.set(name, of(dist))
      if (other !== undefined && name !== AUTO) programs.set(otherOf(name), of(other.dist, other.base))
    }
    const clis = await findAws()
    if (clis.size === 0)
      console.log('No AWS CLI was found in .tools/ or in the PATH, so it is not measured. Run .ci/install-tools.')
    for (const [version, aws] of clis)
      programs.set(version, [purgeByCli({ aws, directory, distribution: id, url: cloudfront.url })])
    const times = await timeInTurn(programs)
    report(times, [BARE, ...clis.keys()])
    const calls = cloudfront.requests.filter(({ path }) => path.includes(remembering))
    reportMemory(times, [...new Set(calls.map(({ operation = 'unknown' }) => operation))])
  } finally {
    await cloudfront.close()
    await gitServer.close()
    for (const each of temporary) await rm(each, { recursive: true })
  }
}

/** A git server on which `main` is the commit that the first part of the path names: `/COMMIT/OWNER/NAME.git`. */
async function startGitServer() {
  const { port, close } = await listen(0, ({ target }) => {
    const [, commit = ''] = target.split('/')
    const isAsked = target.endsWith('.git/git-upload-pack')
    const line = `${commit} refs/heads/main\n`
    const body = `${(4 + line.length).toString(16).padStart(4, '0')}${line}0000`
    const answer = isAsked
      ? { status: 200, headers: { 'Content-Type': 'application/x-git-upload-pack-result' }, body }
      : { status: 404, headers: {}, body: '' }
    return Promise.resolve({ answer, delivery: 'whole' })
  })
  return { url: `http://127.0.0.1:${port}`, close }
}

/** The name of the same step, run by the other build. */
function otherOf(name: string): string {
  return `${name}, other`
}

type Push = { readonly before: string; readonly after: string }

async function prepareSteps(setting: {
  readonly directory: string
  readonly distribution: string
  /** For the steps with `base: auto`, which read its invalidations. */
  readonly remembering: string
  readonly url: string
  readonly gitUrl: string
}) {
  const { distribution } = setting
  // The checkout of a step is at the commit of its push.
  const [quiet, site] = [
    await createRepository(join(setting.directory, 'quiet')),
    await createRepository(join(setting.directory, 'site')),
  ]
  const FIRST = { 'README.md': '1', 'public/a.css': '1', 'public/b.css': '1' }
  const push = async ({ commit }: Repository, changes: FileChanges) => ({
    before: await commit(FIRST),
    after: await commit(changes),
  })
  const unseen = await push(quiet, { 'README.md': '2' })
  const changed = await push(site, { 'public/a.css': '2', 'public/b.css': '2' })

  const step = async (
    { directory: workspace }: Repository,
    commits: Push,
    inputs: Readonly<Record<string, string>>,
  ) => {
    const prepared = await prepareStep({
      workspace,
      event: { name: 'push', payload: makePushEvent(commits), sha: commits.after },
      inputs: { distribution, base: 'event', ...inputs },
      env: {
        ...CREDENTIALS,
        AWS_ENDPOINT_URL_CLOUDFRONT: setting.url,
        GITHUB_SERVER_URL: `${setting.gitUrl}/${commits.after}`,
      },
    })
    return { ...prepared, workspace }
  }
  // Pushes back and forth, so that the last purge is always of the other commit.
  const back = { ...site, directory: join(setting.directory, 'back') }
  await site.git('worktree', 'add', '--quiet', '--detach', back.directory, changed.before)
  const byMemory = { root: 'public', base: 'auto', distribution: setting.remembering }
  const reverted = { before: changed.after, after: changed.before }
  await writeFile(join(site.directory, 'changed.txt'), listFiles(FILES, 0).join('\n'))
  return [
    ['nothing to purge', await step(quiet, unseen, { root: 'public' })],
    ['two paths', await step(site, changed, { paths: '/a.css\n/b.css' })],
    ['two listed files', await step(site, changed, { root: 'public', files: 'public/a.css\npublic/b.css' })],
    [EVENT, await step(site, changed, { root: 'public' })],
    [AUTO, await step(site, changed, byMemory), await step(back, reverted, byMemory)],
    [`${FILES} files`, await step(site, changed, { rules: RULES, 'files-from': 'changed.txt', 'dry-run': 'true' })],
  ] as const
}

/** The CLI that `.ci/install-tools` installs and those of the PATH, by their version such as `aws-cli/2.9.19`. */
async function findAws(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const place of [join(ACTION_DIRECTORY, '.tools/python/bin'), ...(process.env['PATH'] ?? '').split(delimiter)]) {
    const command = join(place, 'aws')
    const isThere = await access(command, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (!isThere) continue
    const { stdout } = await runProgram({ command, args: ['--version'], env: {}, cwd: ACTION_DIRECTORY })
    const [version = command] = stdout.split(' ')
    if (!found.has(version)) found.set(version, command)
  }
  return found
}

function purgeByCli(setting: {
  readonly aws: string
  readonly directory: string
  readonly distribution: string
  readonly url: string
}): Program {
  const what = ['--distribution-id', setting.distribution, '--paths', '/a.css', '/b.css']
  return {
    command: setting.aws,
    // Versions before 2.13 do not know AWS_ENDPOINT_URL_CLOUDFRONT.
    args: ['--endpoint-url', setting.url, 'cloudfront', 'create-invalidation', ...what],
    env: {
      ...CREDENTIALS,
      AWS_DEFAULT_REGION: CREDENTIALS.AWS_REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      HOME: setting.directory,
      PATH: process.env['PATH'] ?? '',
    },
    cwd: setting.directory,
  }
}

/** Milliseconds of each run, by program; the runs of one index belong together. */
async function timeInTurn(
  programs: ReadonlyMap<string, readonly Program[]>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map([...programs.keys()].map((name) => [name, [] as number[]]))
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, turns] of programs) {
      const program = turns[run % turns.length]
      if (program === undefined) continue
      const start = performance.now()
      const { exitCode, stdout, stderr } = await runProgram(program)
      if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}\n${stdout}${stderr}`)
      // The first round only warms the file cache.
      if (run > 0) times.get(name)?.push(performance.now() - start)
    }
  }
  return times
}

/** Prints a column of times, and one of ratios for each program of `bases`. */
function report(times: ReadonlyMap<string, readonly number[]>, bases: readonly string[]): void {
  const ratioTo = (base: string, all: readonly number[]) =>
    median(all.map((time, run) => time / (times.get(base)?.[run] ?? Number.NaN)))
  console.log(`Start-up, whole processes, medians of ${RUNS} runs in turn`)
  console.log(`${' '.repeat(28)}     time${bases.map((base) => `× ${base}`.padStart(20)).join('')}`)
  for (const [name, all] of times) {
    const ratios = bases.map((base) => ratioTo(base, all).toFixed(2).padStart(20))
    console.log(`  ${name.padEnd(26)}${median(all).toFixed(0).padStart(6)} ms${ratios.join('')}`)
  }
  for (const [name, all] of times) {
    if (times.has(otherOf(name)))
      console.log(`  ${name}: × ${ratioTo(otherOf(name), all).toFixed(2)} of the other build`)
  }
}

function reportMemory(times: ReadonlyMap<string, readonly number[]>, calls: readonly string[]): void {
  const event = times.get(EVENT) ?? []
  const more = median((times.get(AUTO) ?? []).map((time, run) => time - (event[run] ?? Number.NaN)))
  const extra = calls.filter((name) => name !== 'CreateInvalidation').join(' and ')
  console.log(`  \`base: auto\` adds ${extra}: ${more.toFixed(0)} ms, with a service on this machine`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, 'against-base': { type: 'string', default: 'event' } },
})
const [dist = join(ACTION_DIRECTORY, 'dist')] = positionals
await benchStartUp(
  resolve(dist),
  values.against === undefined ? undefined : { dist: resolve(values.against), base: values['against-base'] },
)
