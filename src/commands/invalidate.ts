import { askForTip } from '../changed-files/branch-tip.ts'
import { findCheckedOutCommit } from '../changed-files/checked-out-commit.ts'
import { findChangedFiles, type LiveCommits } from '../changed-files/find-changed-files.ts'
import type { TriggerEvent } from '../event/event.ts'
import { Failure } from '../failure.ts'
import type { GitHub } from '../github/github.ts'
import { invalidate } from '../purge/purge.ts'
import { learnAccountRates } from '../purge/post/pacing/account-rates.ts'
import { AUTO, type PurgeRequest } from '../purge/plan/target.ts'
import type { PurgeResult } from '../purge/result.ts'
import { unlessGitFails, type Git } from '../repository/git.ts'
import { rememberCommits } from '../repository/remember-commits.ts'
import { once, rememberAnswers } from '../remember.ts'
import { formatOutputs } from '../report/purge-outputs.ts'
import type { ReportedProof } from '../report/proof-report.ts'
import { formatSummary } from '../report/purge-summary.ts'
import type { CommandResult } from '../report/report-step.ts'
import { logPlans, logResult } from '../report/log-purge.ts'
import { connectToGitHubOnce, listDirectoryHere, listFilesHere, openGitHere, prepareTemporary } from './adapters.ts'
import { describeAttempt, type Step } from './step.ts'

/** `proof` is undefined if nothing was asked. */
export type PurgeAndProof = { readonly result: PurgeResult; readonly proof?: ReportedProof | undefined }

export async function runInvalidate(request: PurgeRequest, step: Step): Promise<CommandResult> {
  requireBase(request, step.event)
  const { result, proof } = await purgeAndProve(request, step)
  return {
    outputs: formatOutputs(result, proof?.verified),
    formatSummary: () =>
      formatSummary(result, step.run, proof?.verified?.stale.length) + (proof?.formatSummary() ?? ''),
    problems: result.problems,
  }
}

/** Otherwise, anybody who can start such an event could purge everything. */
function requireBase({ targets }: PurgeRequest, { name, foreign }: TriggerEvent): void {
  if (foreign === undefined || foreign.hasBase) return
  if (!targets.some(({ changes }) => changes?.kind === 'comparison' && changes.base === AUTO)) return
  throw new Failure(
    `This event, ${JSON.stringify(name)}, is about ${foreign.what}, which may be anyone's, and does not say what to compare with.`,
    'Give `base`, such as a branch or `last-invalidation`, or purge on the push that follows the merge.',
  )
}

export async function purgeAndProve(request: PurgeRequest, step: Step): Promise<PurgeAndProof> {
  const { run, event, inputs, clock, runner, interruption } = step
  const token = inputs.githubToken
  const git = rememberCommits(openGitHere(step))
  const connection = { token, run, clock, network: step.network, notify: runner.log.info }
  // After the comparison, nothing waits for retries.
  const briefly = connectToGitHubOnce({ ...connection, patience: 0 })
  const sources = {
    git,
    useTemporary: prepareTemporary(step),
    github: connectToGitHubOnce(connection),
    event,
    run,
    ...findLiveOnce(git, briefly, step),
  }
  const rates = learnAccountRates()
  const connectToPurge = async () => (await step.connect()).cloudfront
  const builtSites = request.targets.some(({ changes }) => changes?.kind === 'build')
    ? (await import('./built-site.ts')).openBuiltSites(step, () => findHead(git))
    : undefined
  const prover = request.targets.some((target) => target.proof !== undefined)
    ? (await import('./proof.ts')).openProver(step, {
        git,
        github: briefly,
        builtSites,
        rates,
        cloudfront: connectToPurge,
      })
    : undefined
  const result = await invalidate(request, {
    findBuildChanges: (build) => {
      if (builtSites === undefined) throw new Error('A build is compared, and no target has one.')
      return builtSites.findChanges(build)
    },
    findChanges: (source) =>
      findChangedFiles({
        ...sources,
        ...(source.kind === 'list'
          ? { base: 'auto', head: 'auto', files: source.files }
          : { ...source, files: undefined }),
      }),
    listFiles: rememberAnswers(
      (commit: string) => commit,
      (commit) => listFilesHere(sources.git, commit),
    ),
    listDirectory: (commit, directory) => listDirectoryHere(sources.git, commit, directory),
    isDirectory: step.workspace.isDirectory,
    cloudfront: prover?.cloudfront ?? connectToPurge,
    clock,
    interruption,
    rates,
    log: runner.log,
    onPlans: (plans) => {
      logPlans(plans, runner.log)
    },
    run: { repository: run.repository, ...describeAttempt(step) },
  })
  logResult(result, runner.log)
  if (result.status !== 'failed' && result.status !== 'planned') await builtSites?.keepManifests()
  return prover === undefined ? { result } : prover.prove(result)
}

function findLiveOnce(git: Git, github: () => Promise<GitHub>, { event, run, runner }: Step): LiveCommits {
  const ask: LiveCommits['askForTip'] = async (ref) => {
    const tip = await askForTip({ git, github }, ref)
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

/** Undefined if the workspace is not a checkout. */
async function findHead(git: Git): Promise<string | undefined> {
  const found = await unlessGitFails(() => git.resolve(['HEAD']))
  return found?.[0]
}
