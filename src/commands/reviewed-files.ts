/** For events with unreviewed commits. */
import type { ForeignCommit } from '../event/event.ts'
import type { Run } from '../event/run.ts'
import { Failure } from '../failure.ts'
import { readCommittedFile } from '../github/read-committed-file.ts'
import type { Workspace } from '../repository/workspace.ts'
import type { Clock } from '../waiting/clock.ts'
import { connectToGitHubOnce, openNetworkOnce } from './adapters.ts'
import { relativeTo } from './configuration.ts'
import { openGitHere } from './git-here.ts'
import type { Step } from './step.ts'

/** The step's deadline is an input, which is not read yet. */
const TIME = 120_000

/** Paths are relative to the workspace, or absolute and inside of it. */
export function openReviewedFiles(
  foreign: ForeignCommit,
  given: Pick<Step, 'directory' | 'runner' | 'atEnd'> & {
    readonly run: Run
    readonly clock: Clock
    readonly token: string | undefined
    readonly env: Parameters<typeof openNetworkOnce>[0]['env']
  },
): Workspace['read'] {
  const { directory, run, clock, token, env, runner, atEnd } = given
  const deadline = clock.now() + TIME
  const git = openGitHere({ directory, run, inputs: { githubToken: token }, atEnd, deadline })
  const network = openNetworkOnce({ env, now: clock.now, deadline })
  const github = connectToGitHubOnce({ token, run, clock, network, notify: runner.log.info })
  return async (path) => {
    if (foreign.reviewed === undefined) {
      throw new Failure(
        `The event is about ${foreign.what}, and does not name a reviewed commit to read ${JSON.stringify(path)} from.`,
        'Give `rules` or `root` as inputs of the step, and leave out `rules-file`.',
      )
    }
    const file = relativeTo(directory, path)
    const bytes = await readCommittedFile(file, { revision: foreign.reviewed, git, github, fromServer: true })
    return bytes && Buffer.from(bytes)
  }
}
