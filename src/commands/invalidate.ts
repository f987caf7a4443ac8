/** `command: invalidate` */
import { readCurrentRun } from '../event/current-run.ts'
import { findChangedFiles } from '../changed-files/find-changed-files.ts'
import { invalidate, type PurgeRequest } from '../purge/purge.ts'
import { formatOutputs } from '../report/purge-outputs.ts'
import { formatSummary } from '../report/purge-summary.ts'
import { logResult } from '../report/log-purge.ts'
import {
  connectToCloudFrontOnce,
  connectToGitHubOnce,
  listFilesHere,
  openGitHere,
  prepareThrowAway,
} from './adapters.ts'
import { describeAttempt, repositoryOf, type Ended, type Step } from './step.ts'

export async function runInvalidate(request: PurgeRequest, step: Step): Promise<Ended> {
  const { env, event, inputs, clock, runner, interruption } = step
  const token = inputs.githubToken
  const sources = {
    git: openGitHere(step.directory, env),
    useThrowAway: token === undefined ? undefined : prepareThrowAway(token, env),
    github: connectToGitHubOnce({ token, env, clock, notify: runner.log.info }),
    event,
    run: readCurrentRun(env),
  }
  const connect = connectToCloudFrontOnce(inputs, env, step.getIdToken)
  const result = await invalidate(request, {
    findChanges: (source) =>
      findChangedFiles({
        ...sources,
        ...(source.kind === 'list'
          ? { base: 'auto', head: 'auto', files: source.files }
          : { ...source, files: undefined }),
      }),
    listFiles: (commit) => listFilesHere(sources.git, commit),
    cloudfront: async () => (await connect()).cloudfront,
    clock,
    interruption,
    log: runner.log,
    run: { repository: repositoryOf(step), ...describeAttempt(step) },
  })
  logResult(result, runner.log)
  const serverUrl = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return {
    outputs: formatOutputs(result),
    formatSummary: () => formatSummary(result, { serverUrl, repository: env['GITHUB_REPOSITORY'] ?? '' }),
    problems: result.problems,
  }
}
