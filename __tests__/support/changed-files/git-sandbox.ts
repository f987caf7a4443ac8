/** Real git repositories for tests: a server, its history, and clones as actions/checkout makes them. */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Server } from '../../../src/repository/server.ts'

export type GitSandbox = {
  /** A temporary directory for everything; `remove` deletes it. */
  readonly directory: string
  readonly remove: () => void
  /** The environment of git, without this machine's and user's configuration. */
  readonly env: Readonly<Record<string, string>>
  /** The working tree in which history is made. */
  readonly tree: string
  readonly git: (...args: readonly string[]) => string
  readonly gitIn: (directory: string, ...args: readonly string[]) => string
  /** Runs git in the working tree with something to read. */
  readonly feed: (input: string | Buffer, ...args: readonly string[]) => void
  readonly write: (path: string, content: string) => void
  readonly link: (path: string, target: string) => void
  readonly makeExecutable: (path: string) => void
  readonly erase: (path: string) => void
  /** Commits everything in the working tree and returns the SHA. */
  readonly commit: (message?: string) => string
  /** Pushes the branch by force. Like GitHub, the server keeps older commits and sends any commit by its SHA. */
  readonly push: () => void
  /** The URL of the server. */
  readonly url: string
  readonly server: string
  /** The same for `openGit`. */
  readonly site: Server
  /** Clones the server's `main`, at depth 1 or complete. */
  readonly clone: (name: string, depth?: number) => string
}

/** One shell starts the three, because a process takes long to start from one as large as jest's. */
const COMMIT = 'git add -A && git commit -q --allow-empty -m "$1" && git rev-parse HEAD'
const NO_MAINTENANCE = '[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n'

export function openSandbox(): GitSandbox {
  const sandbox = sandboxIn(makeDirectory())
  const { directory, env, git, gitIn, server, tree, url } = sandbox
  for (const path of [env['HOME'], env['RUNNER_TEMP'], tree]) mkdirSync(path ?? '')
  git('init', '-q', '-b', 'main')
  gitIn(directory, 'init', '-q', '--bare', '-b', 'main', server)
  // Writing the settings here saves processes of git, and so does switching off maintenance.
  appendFileSync(join(server, 'config'), `[uploadpack]\n\tallowAnySHA1InWant = true\n${NO_MAINTENANCE}`)
  appendFileSync(
    join(tree, '.git/config'),
    `[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n${NO_MAINTENANCE}`,
  )
  return sandbox
}

/** A sandbox with the same history and the same clones, made without a process. */
export function copySandbox(template: GitSandbox, clones: readonly string[] = []): GitSandbox {
  const sandbox = sandboxIn(makeDirectory())
  cpSync(template.directory, sandbox.directory, { recursive: true, verbatimSymlinks: true })
  for (const name of ['tree', ...clones]) {
    const config = join(sandbox.directory, name, '.git', 'config')
    writeFileSync(config, readFileSync(config, 'utf8').replace(template.url, sandbox.url))
  }
  return sandbox
}

function makeDirectory(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'changed-files-')))
}

function sandboxIn(directory: string): GitSandbox {
  const home = join(directory, 'home')
  const tree = join(directory, 'tree')
  const server = join(directory, 'octo-org', 'site.git')
  const url = `file://${server}`
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    RUNNER_TEMP: join(directory, 'temp'),
    GIT_CONFIG_NOSYSTEM: '1',
    // No sample hooks.
    GIT_TEMPLATE_DIR: '',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  }
  const gitIn = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const git = (...args: readonly string[]): string => gitIn(tree, ...args)

  const place = (path: string): string => {
    const full = join(tree, path)
    mkdirSync(dirname(full), { recursive: true })
    return full
  }
  return {
    directory,
    remove: () => {
      rmSync(directory, { recursive: true, force: true })
    },
    env,
    tree,
    git,
    gitIn,
    feed: (input, ...args) => {
      execFileSync('git', args, { cwd: tree, env, input, stdio: ['pipe', 'ignore', 'pipe'] })
    },
    write: (path, content) => {
      writeFileSync(place(path), content)
    },
    link: (path, target) => {
      symlinkSync(target, place(path))
    },
    makeExecutable: (path) => {
      chmodSync(join(tree, path), 0o755)
    },
    erase: (path) => {
      rmSync(join(tree, path), { recursive: true })
    },
    commit: (message = 'work') => {
      return execFileSync('sh', ['-c', COMMIT, 'sh', message], { cwd: tree, env, encoding: 'utf8' }).trim()
    },
    push: () => {
      git('push', '-q', '--force', 'origin', 'HEAD:refs/heads/main')
    },
    url,
    server,
    site: { serverUrl: `file://${directory}`, repository: 'octo-org/site', token: undefined },
    clone: (name, depth) => {
      const clone = join(directory, name)
      const shallow = depth === undefined ? [] : [`--depth=${depth}`]
      gitIn(directory, 'clone', '-q', ...shallow, '--branch', 'main', url, clone)
      return clone
    },
  }
}

/** A digest of every file of `.git`, to check that nothing changed. */
export function fingerprint(clone: string): Readonly<Record<string, string>> {
  const git = join(clone, '.git')
  const files = readdirSync(git, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}

/**
 * Replaces `git` by a script that writes its first argument to a file, runs `script` (POSIX shell), and then the real
 * git. `calls` reads the arguments.
 */
export function interpose(
  sandbox: GitSandbox,
  script: string,
): { readonly env: Readonly<Record<string, string>>; readonly calls: () => string[] } {
  const bin = mkdtempSync(join(sandbox.directory, 'bin-'))
  const log = join(bin, 'calls')
  const real = execFileSync('sh', ['-c', 'command -v git'], { env: sandbox.env, encoding: 'utf8' }).trim()
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$1" >> '${log}'\n${script}\nexec '${real}' "$@"\n`)
  chmodSync(join(bin, 'git'), 0o755)
  return {
    env: { ...sandbox.env, PATH: `${bin}:${sandbox.env['PATH'] ?? ''}` },
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
  }
}
