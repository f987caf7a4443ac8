import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Settings that make git run the program, and the commands of git for which it does. */
export const TRAPS: Readonly<
  Record<string, { readonly text: (program: string) => string; readonly obeyed: readonly string[] }>
> = {
  'core.fsmonitor': { text: (program) => `[core]\n\tfsmonitor = ${program}\n`, obeyed: ['status'] },
  'core.sshCommand': {
    text: (program) =>
      `[core]\n\tsshCommand = ${program}\n[remote "evil"]\n\turl = ssh://127.0.0.1/octo-org/site.git\n`,
    obeyed: ['fetch', 'evil'],
  },
  'core.gitProxy': {
    text: (program) => `[core]\n\tgitProxy = ${program}\n[remote "evil"]\n\turl = git://127.0.0.1/octo-org/site.git\n`,
    obeyed: ['fetch', 'evil'],
  },
  'a remote of ext::': {
    text: (program) => `[protocol "ext"]\n\tallow = always\n[remote "origin"]\n\turl = ext::${program}\n`,
    obeyed: ['fetch', 'origin'],
  },
}

/** Where git finds a repository that came as files. The working tree is that directory, as git needs it for `status`. */
export const EMBEDDED = ['', 'public', 'public/deep/below', 'moved'] as const

/** A bare repository among other files, as an artifact can bring it. */
export function embedRepository(directory: string, settings: string): void {
  for (const each of ['objects', 'refs']) mkdirSync(join(directory, each), { recursive: true })
  writeFileSync(join(directory, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(directory, 'config'), `[core]\n\trepositoryformatversion = 0\n\tworktree = .\n${settings}`)
}
