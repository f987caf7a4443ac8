/** Bare repositories, made tree by tree. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChangedFile } from '../../../src/repository/tree-difference.ts'
import { parseRawDiff } from '../../../src/repository/raw-diff.ts'

/** A file: its mode as git writes it and its content; for a submodule the first digit of its commit's SHA. */
export type Leaf = { readonly mode: string; readonly content: string }
/** Names are bytes in latin1, because they need not be UTF-8. */
export type Files = Readonly<Record<string, Leaf>>

export const SUBMODULE = '160000'

export type Repository = {
  readonly directory: string
  readonly git: (...args: readonly string[]) => string
  /** Makes a commit of exactly these files, with these parents, and returns its SHA. */
  readonly commit: (files: Files, ...parents: readonly string[]) => string
  /** The difference by local git. */
  readonly diff: (base: string, head: string) => readonly ChangedFile[]
  readonly remove: () => void
}

export function openRepository(): Repository {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'repository-')))
  const env = { PATH: process.env['PATH'] ?? '', HOME: directory, GIT_CONFIG_NOSYSTEM: '1', GIT_TEMPLATE_DIR: '' }
  const run = (args: readonly string[], input?: Buffer) =>
    execFileSync('git', args, { cwd: directory, env, input, stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 2 ** 28 })
  run(['init', '-q', '--bare', '-b', 'main'])
  let number = 0

  return {
    directory,
    git: (...args) => run(args).toString().trim(),
    commit: (files, ...parents) => {
      number += 1
      const lines = [
        `commit refs/heads/commit-${number}\nmark :1\ncommitter A <a@example.com> ${1_767_225_600 + number * 60} +0000\ndata 1\nx\n`,
        ...parents.map((parent, index) => `${index === 0 ? 'from' : 'merge'} ${parent}\n`),
        'deleteall\n',
        ...Object.entries(files).map(([path, { mode, content }]) =>
          mode === SUBMODULE
            ? `M ${mode} ${content.repeat(40)} ${quote(path)}\n`
            : `M ${mode} inline ${quote(path)}\ndata ${content.length}\n${content}\n`,
        ),
      ]
      return run(['fast-import', '--quiet', '--force'], Buffer.from(`${lines.join('')}\nget-mark :1\n`, 'latin1'))
        .toString()
        .trim()
    },
    diff: (base, head) => parseRawDiff(run(['diff-tree', '-r', '-z', '--raw', '--no-renames', base, head, '--'])),
    remove: () => {
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A regular file. */
export function file(content: string): Leaf {
  return { mode: '100644', content }
}

export function inOrder(files: readonly ChangedFile[]): readonly ChangedFile[] {
  const key = ({ path, change }: ChangedFile) => `${path}\0${change}`
  return files.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
}

function quote(path: string): string {
  const bytes = Buffer.from(path, 'latin1')
  return `"${Array.from(bytes, (byte) => (byte === 0x2f ? '/' : `\\${byte.toString(8).padStart(3, '0')}`)).join('')}"`
}
