import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { printedBy } from './run-program.ts'

/** What a commit does to files: path to new content, or to `undefined` where the file goes. */
export type FileChanges = Readonly<Record<string, string | undefined>>

/** A real git repository. */
export type Repository = {
  readonly directory: string
  /** Changes files, commits all of it, and gives the commit's SHA. */
  readonly commit: (changes: FileChanges, message?: string) => Promise<string>
  /** Runs git in the repository and gives what it printed, without the line end. */
  readonly git: (...args: readonly string[]) => Promise<string>
}

/** Makes an empty repository, its branch `main`, in a directory that need not exist. No configuration of the machine counts. */
export async function createRepository(directory: string): Promise<Repository> {
  await mkdir(directory, { recursive: true })
  const git = async (...args: readonly string[]): Promise<string> => {
    const printed = await printedBy({
      command: 'git',
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
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '--message', message)
    return git('rev-parse', 'HEAD')
  }
  await git('init', '--quiet', '--initial-branch', 'main')
  return { directory, commit, git }
}
