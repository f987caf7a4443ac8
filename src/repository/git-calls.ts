import { failOnGitError } from './git-errors.ts'
import { GitFailure } from './git.ts'
import type { OwnGit } from './open-own-repository.ts'
import { isFullSha } from './revision.ts'
import type { GitCall } from './run-git.ts'

/** Calls return what git prints, and reject with a GitFailure if git fails. */
export type GitCalls = {
  readonly own: () => Promise<OwnGit>
  readonly ask: (call: GitCall) => Promise<Buffer>
  /** One call at a time, since all use one settings file. */
  readonly askServer: (call: GitCall) => Promise<Buffer>
  readonly fail: (what: string, error: string) => Promise<never>
}

export function openGitCalls(own: () => Promise<OwnGit>): GitCalls {
  let lastCall: Promise<unknown> = Promise.resolve()
  const fail: GitCalls['fail'] = (what, error) =>
    failOnGitError(what, error, async () => {
      const { run } = await own()
      return (await run({ what: 'Asking for the version of git', args: ['version'] })).stdout.toString()
    })
  return {
    own,
    fail,
    ask: async (call) => {
      const { exitCode, stdout, error } = await (await own()).run(call)
      return exitCode === 0 ? stdout : fail(call.what, error)
    },
    askServer: async (call) => {
      const answer = lastCall.then(async () => (await own()).runWithServer(call))
      lastCall = answer.catch(() => undefined)
      const { exitCode, stdout, error } = await answer
      return exitCode === 0 ? stdout : fail(call.what, error)
    },
  }
}

/** Throws a GitFailure for anything but full SHAs. */
export function requireShas(shas: readonly string[]): readonly string[] {
  const wrong = shas.find((sha) => !isFullSha(sha))
  if (wrong === undefined) return shas
  throw new GitFailure(`${JSON.stringify(wrong)} is not a full SHA of 40 or 64 hex digits.`)
}
