import { askForTip } from '../changed-files/branch-tip.ts'
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import { findCheckedOutCommit } from '../changed-files/checked-out-commit.ts'
import { findChangedFiles, type LiveCommits } from '../changed-files/find-changed-files.ts'
import type { GitHub } from '../github/github.ts'
import { readServerRef } from '../github/server-ref.ts'
import type { Comparison } from '../purge/find-target-changes.ts'
import { once, rememberAnswers } from '../remember.ts'
import { unlessGitFails, type DirectoryEntry, type Git } from '../repository/git.ts'
import { rememberCommits } from '../repository/remember-commits.ts'
import { connectToGitHubOnce } from './adapters.ts'
import { listDirectoryHere, listFilesHere, openGitHere, prepareTemporary } from './git-here.ts'
import type { Step } from './step.ts'

export type Comparisons = {
  readonly git: Git
  /** Never waits for retries. */
  readonly github: () => Promise<GitHub>
  readonly findChanges: (asked: Comparison) => Promise<ChangedFiles>
  readonly listFiles: (commit: string) => Promise<readonly string[] | undefined>
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[] | undefined>
  /** Undefined if the workspace is not a checkout. */
  readonly findHead: () => Promise<string | undefined>
}

export function openComparisons(step: Step): Comparisons {
  const { run, event, inputs, clock, runner } = step
  const git = rememberCommits(openGitHere(step))
  const connection = { token: inputs.githubToken, run, clock, network: step.network, notify: runner.log.info }
  const github = connectToGitHubOnce({ ...connection, patience: 0 })
  const sources = {
    git,
    useTemporary: prepareTemporary(step),
    github: connectToGitHubOnce(connection),
    event,
    run,
    ...findLiveOnce(git, github, step),
  }
  return {
    git,
    github,
    findChanges: (asked) => findChangedFiles({ ...sources, ...asked }),
    listFiles: rememberAnswers(
      (commit: string) => commit,
      (commit) => listFilesHere(git, commit),
    ),
    listDirectory: (commit, directory) => listDirectoryHere(git, commit, directory),
    findHead: async () => (await unlessGitFails(() => git.resolve(['HEAD'])))?.[0],
  }
}

function findLiveOnce(git: Git, github: () => Promise<GitHub>, step: Step): LiveCommits {
  const { event, run, inputs, runner, network } = step
  const server = { ...run, token: inputs.githubToken }
  const ask: LiveCommits['askForTip'] = async (ref) => {
    const tip = await askForTip({ git, github, readServerRef: (name) => readServerRef(name, { server, network }) }, ref)
    if (tip.kind === 'unknown') {
      runner.log.notice(
        `It is unknown whether ${ref} has moved, so newer commits that were live are not compared. ${tip.reason}`,
      )
    }
    return tip
  }
  return {
    checkedOut: once(() => findCheckedOutCommit(git, event, run)),
    askForTip: rememberAnswers((ref) => ref, ask),
  }
}
