import type { TriggerEvent } from '../event/event.ts'
import { Failure } from '../failure.ts'
import { invalidate } from '../purge/purge.ts'
import { learnAccountRates } from '../purge/post/pacing/account-rates.ts'
import { AUTO, type PurgeRequest } from '../purge/plan/target.ts'
import type { PurgeResult } from '../purge/result.ts'
import { once } from '../remember.ts'
import { formatOutputs } from '../report/purge-outputs.ts'
import type { ReportedProof } from '../report/proof-report.ts'
import type { CommandResult } from '../report/report-step.ts'
import { logPlans, logResult } from '../report/log-purge.ts'
import { describeAttempt, type Step } from './step.ts'

/** `proof` is undefined if nothing was asked. */
export type PurgeAndProof = { readonly result: PurgeResult; readonly proof?: ReportedProof | undefined }

export async function runInvalidate(request: PurgeRequest, step: Step): Promise<CommandResult> {
  requireBase(request, step.event)
  const { result, proof } = await purgeAndProve(request, step)
  return {
    outputs: formatOutputs(result, proof?.verified),
    formatSummary: async () => {
      const { formatSummary } = await import('../report/purge-summary.ts')
      return formatSummary(result, step.run, proof?.verified?.stale.length) + (proof?.formatSummary() ?? '')
    },
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
  const { run, clock, runner, interruption } = step
  const comparisons = once(async () => (await import('./comparisons.ts')).openComparisons(step))
  const rates = learnAccountRates()
  const connectToPurge = async () => (await step.connect()).cloudfront
  const builtSites = request.targets.some(({ changes }) => changes?.kind === 'build')
    ? (await import('./built-site.ts')).openBuiltSites(step, async () => (await comparisons()).findHead())
    : undefined
  const prover = request.targets.some((target) => target.proof !== undefined)
    ? (await import('./proof.ts')).openProver(step, {
        ...(await comparisons()),
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
    findChanges: async (asked) => (await comparisons()).findChanges(asked),
    listFiles: async (commit) => (await comparisons()).listFiles(commit),
    listDirectory: async (commit, directory) => (await comparisons()).listDirectory(commit, directory),
    isDirectory: step.workspace.isDirectory,
    // Only the summary shows it.
    advise: step.inputs.summary && run.hasSummary,
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
  const proved = prover === undefined ? { result } : await prover.prove(result)
  await builtSites?.keepManifests(proved.result, request.dryRun)
  return proved
}
