import { fork, type ChildProcess } from 'node:child_process'
import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../environment.ts'
import { Failure } from '../failure.ts'
import type { Log } from '../log.ts'
import { isMissingFile, readRegularFile } from '../repository/regular-file.ts'
import { MAX_WORKSPACE_FILE_SIZE } from '../repository/workspace.ts'
import { NOT_AVAILABLE, TOO_LARGE, type CacheTask } from './cache-task.ts'
import { adviseOnReason, findLastAttempt, findReason, readPrinted, type Printed } from './cache-output.ts'
import type { ManifestStore } from './manifest-store.ts'

export type ManifestCacheOptions = {
  /** Entries of others are never read. */
  readonly scope: string
  /** Entries cannot be overwritten. */
  readonly run: string
  readonly temporaryDirectory: string
  /** The path of `cache-program.ts` as JavaScript. */
  readonly program: string
  readonly env: Environment
  /** Milliseconds for the next call to the cache. */
  readonly timeout: () => number
  readonly interruption: AbortSignal
  readonly log: Pick<Log, 'group'>
  readonly mask: (secret: string) => void
}

const FILE = 'manifest.gz'
/** Otherwise a forged entry could replace any file of the runner. */
const TAR_OPTIONS = `--transform=s|.*|${FILE}|rsh`
const LINES_SHOWN = 30
/** Bytes: an archive, and the manifest in it. */
const MOST_ON_DISK = 2 * MAX_WORKSPACE_FILE_SIZE
const MEASURED_EVERY = 100

/**
 * Entries are named `SCOPE-cloudfront-build-RUN`. The newest of the branch is read, otherwise of the default branch.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching
 */
export function openManifestCache(options: ManifestCacheOptions): ManifestStore {
  const prefix = `${options.scope}-cloudfront-build-`
  const task = { file: FILE, key: prefix + options.run, prefix }
  return {
    load: () =>
      inDirectory(options, async (directory) => {
        const printed = await runTask({ ...task, kind: 'restore' }, directory, options)
        try {
          return await readRegularFile(join(directory, FILE), MAX_WORKSPACE_FILE_SIZE)
        } catch (error) {
          const reason = isMissingFile(error) ? findReason(printed) : String(error)
          if (reason === undefined) return undefined
          throw fail('read', reason, printed, options)
        }
      }),
    save: (encode) =>
      inDirectory(options, async (directory) => {
        await writeFile(join(directory, FILE), encode(undefined))
        await runTask({ ...task, kind: 'save' }, directory, options)
      }),
  }
}

async function inDirectory<Result>(
  { temporaryDirectory }: ManifestCacheOptions,
  use: (directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(temporaryDirectory, 'cloudfront-build-'))
  try {
    return await use(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Rejects with a Failure. */
async function runTask(task: CacheTask, directory: string, options: ManifestCacheOptions): Promise<readonly Printed[]> {
  const done = task.kind === 'restore' ? 'read' : 'written'
  const timeout = Math.max(1, Math.round(options.timeout()))
  const { exitCode, printed } = await runProgram(task, { ...options, directory, limit: timeout })
  if (exitCode === 0) return printed
  if (exitCode === NOT_AVAILABLE) {
    throw new Failure(
      'The GitHub Actions cache is not available in this job.',
      'Set `manifest` to the path of a file that other steps keep, for example in a bucket.',
    )
  }
  if (options.interruption.aborted) throw new Failure(`The job was cancelled before the cache was ${done}.`)
  throw fail(done, nameReason({ exitCode, printed, timeout }), printed, options)
}

function nameReason({ exitCode, printed, timeout }: Ended & { readonly timeout: number }): string {
  if (exitCode === undefined) {
    const attempt = findLastAttempt(printed)
    return `it did not answer within ${Math.ceil(timeout / 1000)} s${attempt === undefined ? '' : ` (${attempt})`}`
  }
  if (exitCode === TOO_LARGE)
    return `it answered with more than the ${MAX_WORKSPACE_FILE_SIZE / 1024 / 1024} MiB that a manifest may have`
  return findReason(printed) ?? 'it gave no reason'
}

function fail(done: string, reason: string, printed: readonly Printed[], { log }: ManifestCacheOptions): Failure {
  if (printed.length > 0)
    log.group(
      'What @actions/cache printed',
      printed.slice(-LINES_SHOWN).map(({ text }) => text),
    )
  const message = `The GitHub Actions cache could not be ${done}: ${reason.replace(/\.$/, '')}.`
  return new Failure(message, adviseOnReason(reason))
}

/** `exitCode` is undefined if it was too slow. */
type Ended = { readonly exitCode: number | undefined; readonly printed: readonly Printed[] }

async function runProgram(
  task: CacheTask,
  given: ManifestCacheOptions & { readonly directory: string; readonly limit: number },
): Promise<Ended> {
  const { directory, env, interruption, mask } = given
  const child = fork(given.program, [JSON.stringify(task)], {
    cwd: directory,
    // The package makes paths relative to the workspace.
    env: { ...env, GITHUB_WORKSPACE: directory, RUNNER_TEMP: directory, TAR_OPTIONS },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Makes a group of it and its children.
    detached: true,
  })
  const text = collect(child)
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  const endWith = (exitCode: number | undefined) => {
    if (child.connected) child.disconnect()
    resolve(exitCode)
  }
  const end = () => {
    endWith(undefined)
  }
  const timer = setTimeout(end, given.limit)
  const measuring = setInterval(() => {
    void measure(directory).then((size) => {
      if (size > MOST_ON_DISK) endWith(TOO_LARGE)
    })
  }, MEASURED_EVERY)
  interruption.addEventListener('abort', end)
  child.on('error', () => {
    resolve(undefined)
  })
  child.on('close', (exitCode) => {
    resolve(exitCode ?? undefined)
  })
  try {
    if (interruption.aborted) end()
    return { exitCode: await promise, printed: readPrinted(text(), mask) }
  } finally {
    clearTimeout(timer)
    clearInterval(measuring)
    interruption.removeEventListener('abort', end)
    // Its children may keep these open.
    for (const stream of [child.stdout, child.stderr]) stream?.destroy()
    child.unref()
  }
}

async function measure(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      lstat(join(directory, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

function collect({ stdout, stderr }: ChildProcess): () => string {
  const chunks: string[] = []
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (chunk: string) => {
      chunks.push(chunk)
    })
  }
  return () => chunks.join('')
}
