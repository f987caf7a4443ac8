import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gitEnvironment, safeDirectoryConfig, type Environment } from './git-environment.ts'
import { GitFailure, type Git } from './git-port.ts'
import { adviseOn, readComplaint } from './git-words.ts'
import { isFullSha } from './revision.ts'

const REMOTE = 'origin'

/**
 * The clone in `directory`, which is the top of its working tree, and the remote `origin` it came from. Nothing is run until the
 * first question. `env` is the environment that git gets, its PATH and HOME among it; what git needs besides is added for its
 * processes only. The clone's refs, configuration, index and history stay as they are: only objects are added to it, and to a
 * shallow clone the mark that a fetched commit has no parents here. `networkTimeout` is how long one question to the server may
 * take, in milliseconds.
 */
export function openGit(given: {
  readonly directory: string
  readonly env: Environment
  readonly networkTimeout?: number
}): Git {
  const { networkTimeout = 120_000 } = given
  const run = prepareRun(given)

  async function ask(question: Question): Promise<Buffer> {
    const answer = await run(question)
    if (answer.exitCode === 0) return answer.stdout
    throw failure(question.what, answer.complaint)
  }

  /** Asks again if another process changed .git/shallow meanwhile: git gives up then, and reads it anew the next time. */
  async function askPatiently(question: Question): Promise<void> {
    for (let retriesLeft = 2; ; retriesLeft--) {
      const answer = await run(question)
      if (answer.exitCode === 0) return
      const changedMeanwhile = answer.complaint.includes('shallow file has changed')
      if (!changedMeanwhile || retriesLeft === 0) throw failure(question.what, answer.complaint)
    }
  }

  async function isShallow(): Promise<boolean> {
    const what = 'Looking whether the clone is shallow'
    const answer = await ask({ what, args: ['rev-parse', '--is-shallow-repository'] })
    return answer.toString().trim() === 'true'
  }

  return {
    async resolve(revisions) {
      const names = revisions.flatMap((revision) => [revision, `refs/remotes/${REMOTE}/${revision}`])
      const answer = await ask({
        what: `Looking for ${revisions.join(' and ')} in the clone`,
        // Names go by stdin, where none can be an option. A partial clone must not fetch here: see `fetchCommits`.
        args: ['cat-file', '--batch-check=%(objectname)'],
        env: { GIT_NO_LAZY_FETCH: '1' },
        input: names.map((name) => `${name}^{commit}\n`).join(''),
      })
      const lines = answer.toString().split('\n')
      return revisions.map((_, index) => [lines[2 * index], lines[2 * index + 1]].find((line) => isFullSha(line ?? '')))
    },

    async lookUpOnServer(ref) {
      // Expressions like `main~2` and patterns are no names: the server resolves only those.
      if (/[\s~^:?*[\\]|\.\.|@\{/.test(ref)) return undefined
      const names = [`refs/tags/${ref}^{}`, `refs/tags/${ref}`, `refs/heads/${ref}`, `${ref}^{}`, ref]
      const answer = await ask({
        what: `Looking for ${ref} on \`${REMOTE}\``,
        args: ['ls-remote', '--quiet', '--end-of-options', REMOTE, ...names],
        timeout: networkTimeout,
      })
      const found = new Map(
        answer
          .toString()
          .split('\n')
          .map((line) => line.split('\t'))
          .map(([sha, name]) => [name, sha]),
      )
      return names.map((name) => found.get(name)).find((sha) => isFullSha(sha ?? ''))
    },

    async fetchCommits(shas) {
      const wanted = requireShas(shas)
      // In a complete clone a depth would cut off its whole history. There only what a force push left behind is missing.
      const depth = (await isShallow()) ? ['--depth=1'] : []
      await askPatiently({
        what: `Fetching ${wanted.join(' and ')} from \`${REMOTE}\``,
        args: [
          ...['fetch', '-q', ...depth, '--no-tags', '--no-prune', '--no-recurse-submodules', '--no-write-fetch-head'],
          ...['--refmap=', '--end-of-options', REMOTE, ...wanted],
        ],
        timeout: networkTimeout,
      })
    },

    async diff(base, head) {
      const flags = ['-r', '-z', '--raw', '--no-renames', '--ignore-submodules=none']
      return ask({
        what: `Comparing ${base} with ${head}`,
        args: ['diff-tree', ...flags, '--end-of-options', ...requireShas([base, head]), '--'],
      })
    },
  }
}

/** One call of git: `what` is the attempt as messages name it, `timeout` is in milliseconds. */
type Question = {
  readonly what: string
  readonly args: readonly string[]
  readonly env?: Environment
  readonly input?: string
  readonly timeout?: number
}

/** `exitCode` is `undefined` if git could not be started or had to be killed; `complaint` is its stderr, or says that. */
type Answer = { readonly exitCode: number | undefined; readonly stdout: Buffer; readonly complaint: string }

function prepareRun(given: {
  readonly directory: string
  readonly env: Environment
}): (question: Question) => Promise<Answer> {
  let needsTemporaryHome = false

  return async (question) => {
    const directory = await realPath(given.directory)
    const env = {
      ...gitEnvironment({ env: given.env, directory, ceiling: dirname(directory) }),
      ...question.env,
    }
    if (!needsTemporaryHome) {
      const answer = await execute({ question, directory, env })
      if (!/dubious ownership|unsafe repository/.test(answer.complaint)) return answer
      needsTemporaryHome = true
    }
    return withTemporaryHome({ env: given.env, directory }, (home) =>
      execute({ question, directory, env: { ...env, HOME: home } }),
    )
  }
}

/** Git before 2.36 does not take `safe.directory` from the environment, only from a file. */
async function withTemporaryHome<Result>(
  given: { readonly env: Environment; readonly directory: string },
  work: (home: string) => Promise<Result>,
): Promise<Result> {
  const home = await mkdtemp(join(given.env['RUNNER_TEMP'] ?? tmpdir(), 'git-home-'))
  try {
    await writeFile(join(home, '.gitconfig'), safeDirectoryConfig(given))
    return await work(home)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function execute(call: {
  readonly question: Question
  readonly directory: string
  readonly env: Environment
}): Promise<Answer> {
  const { args, input, timeout = 0 } = call.question
  return new Promise((resolve) => {
    const options = { cwd: call.directory, env: call.env, encoding: 'buffer', maxBuffer: Infinity, timeout } as const
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, complaint: '' })
      else if (error.killed === true)
        resolve({ exitCode: undefined, stdout, complaint: `timed out after ${timeout} ms` })
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, complaint: stderr.toString() })
      else resolve({ exitCode: undefined, stdout, complaint: `git could not be run: ${error.message}` })
    })
    // A git that ends before it has read its input is told by its exit code.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

async function realPath(directory: string): Promise<string> {
  try {
    return await realpath(directory)
  } catch (error) {
    throw new GitFailure(`There is no directory ${JSON.stringify(directory)}: it should be the checkout.`, {
      cause: error,
    })
  }
}

function requireShas(shas: readonly string[]): readonly string[] {
  const wrong = shas.find((sha) => !isFullSha(sha))
  if (wrong === undefined) return shas
  throw new GitFailure(`${JSON.stringify(wrong)} is not a full SHA of 40 or 64 hex digits.`)
}

function failure(what: string, complaint: string): GitFailure {
  return new GitFailure(`${what} failed: ${readComplaint(complaint)}. ${adviseOn(complaint)}`)
}
