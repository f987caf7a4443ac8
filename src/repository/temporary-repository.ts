import type { Environment } from '../environment.ts'
import { GitFailure, type UseTemporaryRepository } from './git.ts'
import { failure, openGit } from './open-git.ts'
import { prepareRun, withTemporaryDirectory } from './run-git.ts'

/**
 * Prepares a temporary repository: for a job without a usable checkout. It gets single commits and their trees without any file,
 * from `https://…/OWNER/NAME` as the `token` allows. Nothing is run and made until it is used.
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
    // The empty value drops what a checkout in the same job may have left for this server: two headers are refused.
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
