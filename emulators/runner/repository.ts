import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { printedBy } from './run-program.ts'

/** New content by path; undefined deletes the file. */
export type FileChanges = Readonly<Record<string, string | undefined>>

export type Repository = {
  readonly directory: string
  readonly commit: (changes: FileChanges, message?: string) => Promise<string>
  readonly git: (...args: readonly string[]) => Promise<string>
}

/** One shell starts the three, because a process takes long to start from one as large as jest's. */
const COMMIT =
  'git add --all && git -c maintenance.auto=false commit --quiet --allow-empty --message "$1" && git rev-parse HEAD'

/** Ignores the machine's git configuration. */
export async function createRepository(directory: string): Promise<Repository> {
  await mkdir(directory, { recursive: true })
  const run = async (command: string, args: readonly string[]): Promise<string> => {
    const printed = await printedBy({
      command,
      args,
      cwd: directory,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: directory,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'A Writer',
        GIT_AUTHOR_EMAIL: 'writer@example.com',
        GIT_COMMITTER_NAME: 'A Writer',
        GIT_COMMITTER_EMAIL: 'writer@example.com',
      },
    })
    return printed.trimEnd()
  }
  const git = (...args: readonly string[]) => run('git', args)
  const commit = async (changes: FileChanges, message = 'Change the site'): Promise<string> => {
    for (const [path, content] of Object.entries(changes)) {
      const file = join(directory, path)
      if (content === undefined) {
        await rm(file)
      } else {
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, content)
      }
    }
    return run('sh', ['-c', COMMIT, 'sh', message])
  }
  await git('init', '--quiet', '--template=', '--initial-branch', 'main')
  return { directory, commit, git }
}
