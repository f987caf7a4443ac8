import type { Environment } from '../environment.ts'
import { GitFailure, type UseTemporaryRepository } from './git.ts'
import { failure, openGit } from './open-git.ts'
import { prepareRun, withTemporaryDirectory } from './run-git.ts'

/**
 * For a job without a usable checkout. Fetches single commits with their trees, without files, by the `token`. Does
 * nothing before it is used.
 */
export function prepareTemporaryRepository(given: {
  readonly env: Environment
  /** `https://github.com` */
  readonly serverUrl: string
  /** `OWNER/NAME` */
  readonly repository: string
  readonly token: string
  readonly networkTimeout?: number
}): UseTemporaryRepository {
  const { env, serverUrl, repository, token, networkTimeout } = given
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
  const settings = [
    // Removes the header of a checkout in the same job; the server refuses two.
    [`http.${serverUrl}/.extraheader`, ''],
    [`http.${serverUrl}/.extraheader`, `AUTHORIZATION: basic ${credentials}`],
  ] as const

  return async (objectFormat, work) => {
    if (!/^[\w-]+\/[\w.-]+$/.test(repository)) {
      throw new GitFailure(
        `Cannot fetch from the repository ${JSON.stringify(repository)}: GITHUB_REPOSITORY must be OWNER/NAME.`,
      )
    }
    return withTemporaryDirectory({ env, prefix: 'comparison-' }, async (directory) => {
      const what = 'Making a repository for the comparison'
      const made = await prepareRun({ directory, env })({
        what,
        args: ['init', '-q', '--bare', '--template=', `--object-format=${objectFormat}`, '.'],
      })
      if (made.exitCode !== 0) throw failure(what, made.error)
      return work(
        openGit({
          directory,
          env,
          settings,
          remote: `${serverUrl}/${repository}.git`,
          fetchOptions: ['--depth=1', '--filter=blob:none'],
          ...(networkTimeout !== undefined && { networkTimeout }),
        }),
      )
    })
  }
}
