/**
 * The time to find the changed files of a push, compared with `git diff --raw -z`, in a clone with 100,000 files of
 * which 10,000 differ. Run `node bench/changed-files.ts`; it only prints.
 */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEvent } from '../src/event/read-event.ts'
import { readRun } from '../src/event/run.ts'
import { findChangedFiles } from '../src/changed-files/find-changed-files.ts'
import { openGit } from '../src/repository/open-git.ts'
import { GitHubFailure } from '../src/github/github.ts'
import { median } from './statistics.ts'

const FILES = 100_000
const CHANGED = 10_000
const ROUNDS = 15
const MEGABYTE = 1024 * 1024

/** Medians of milliseconds and of ratios. */
export type ChangedFilesBench = {
  readonly files: number
  readonly changed: number
  /** `findChangedFiles` with all its processes. */
  readonly ours: number
  /** `git diff --raw -z` with git's defaults, which detect renames, and without. */
  readonly plain: number
  readonly plainWithoutRenames: number
  readonly ratio: number
  readonly ratioWithoutRenames: number
}

export async function benchChangedFiles(): Promise<ChangedFilesBench> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-changed-files-'))
  try {
    return await measure(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(directory: string): Promise<ChangedFilesBench> {
  const home = join(directory, 'home')
  mkdirSync(home)
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: directory, env, encoding: 'utf8' }).trim()
  git('init', '-q', '-b', 'main')
  execFileSync('git', ['fast-import', '--quiet'], { cwd: directory, env, input: history(), maxBuffer: 100 * MEGABYTE })
  const [before, after] = [git('rev-parse', 'main~1'), git('rev-parse', 'main')]
  const asked = {
    useTemporary: undefined,
    github: () => Promise.reject(new GitHubFailure('There is no GitHub in a bench.')),
    checkedOut: () => Promise.resolve(undefined),
    askForTip: () => Promise.resolve({ kind: 'at', sha: after } as const),
    event: readEvent({ name: 'push', payload: { ref: 'refs/heads/main', before, after }, sha: after }),
    run: readRun({}),
    base: 'auto',
    head: 'auto',
    files: undefined,
  }

  const ours = async (): Promise<void> => {
    const server = { serverUrl: 'https://example.invalid', repository: 'a/b', token: undefined }
    const opened = openGit({ directory, env, server })
    const found = await findChangedFiles({ ...asked, git: opened })
    await opened.close()
    if (found.kind === 'unknown' || found.files.length !== CHANGED) throw new Error('not the files that were changed')
  }
  const plain =
    (...options: readonly string[]) =>
    (): void => {
      const args = ['diff', '--raw', '-z', ...options, before, after]
      const { status } = spawnSync('git', args, { cwd: directory, env, maxBuffer: 100 * MEGABYTE })
      if (status !== 0) throw new Error('git diff failed')
    }
  const contenders = [ours, plain(), plain('--no-renames')] as const
  const rounds: (readonly number[])[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const times: number[] = []
    for (const contender of contenders) times.push(await timed(contender))
    // The first round warms the caches.
    if (round >= 0) rounds.push(times)
  }
  const column = (index: number): number[] => rounds.map((times) => times[index] ?? Number.NaN)
  const ratioTo = (index: number): number =>
    median(column(0).map((time, round) => time / (column(index)[round] ?? Number.NaN)))
  return {
    files: FILES,
    changed: CHANGED,
    ours: median(column(0)),
    plain: median(column(1)),
    plainWithoutRenames: median(column(2)),
    ratio: ratioTo(1),
    ratioWithoutRenames: ratioTo(2),
  }
}

async function timed(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Two commits for `git fast-import`. Every tenth file changes: most are modified, some deleted, and as many added. */
function history(): string {
  const pathOf = (index: number): string =>
    `section-${index % 250}/part-${index % 7}/some-longer-page-name-${index}.html`
  const put = (path: string, content: string): string => `M 100644 inline ${path}\ndata ${content.length}\n${content}\n`
  const indexes = Array.from({ length: FILES }, (_, index) => index)
  const changes = Array.from({ length: CHANGED }, (_, order) => {
    const path = pathOf(order * (FILES / CHANGED))
    if (order % 20 === 0) return `D ${path}\n`
    return order % 20 === 1 ? put(`new/${path}`, `new ${order}`) : put(path, `changed ${order}`)
  })
  const head = (time: number): string =>
    `commit refs/heads/main\ncommitter A <a@example.com> ${time} +0000\ndata 1\nx\n`
  return `${head(1)}${indexes.map((index) => put(pathOf(index), String(index))).join('')}\n${head(2)}${changes.join('')}\n`
}

if (import.meta.main) {
  const { files, changed, ...times } = await benchChangedFiles()
  console.log(`${files} files, ${changed} changed, medians of ${ROUNDS} rounds`)
  console.log(`ours ${times.ours.toFixed(1)} ms`)
  console.log(`git diff --raw -z ${times.plain.toFixed(1)} ms, ratio ${times.ratio.toFixed(2)}`)
  console.log(
    `git diff --raw -z --no-renames ${times.plainWithoutRenames.toFixed(1)} ms, ratio ${times.ratioWithoutRenames.toFixed(2)}`,
  )
}
