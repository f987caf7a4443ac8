import type { Problem } from '../failure.ts'
import type { SweepInputs } from '../inputs/read-preview.ts'
import { fillAddress } from '../preview/address.ts'
import { purgeGone } from '../preview/shared-distribution.ts'
import { sweep, type PreviewId } from '../preview/sweep.ts'
import type { CommandResult } from '../report/report-step.ts'
import { formatSweepOutputs, formatSweepSummary, logSweepResult } from '../report/sweep-report.ts'
import { connectForPreviews } from './adapters.ts'
import { connectForDistributions } from './connect-for-distributions.ts'
import { purgeAndProve } from './invalidate.ts'
import { describeLog, type Step } from './step.ts'

export async function runSweep(inputs: SweepInputs, step: Step): Promise<CommandResult> {
  const { shared } = inputs
  const { repository, repositoryId } = step.run
  const purgeShared = shared && ((preview: PreviewId) => purgePrefix(shared, preview, inputs, step))
  const result = await sweep(
    { ...inputs, repository, repositoryId, logUrl: describeLog(step) },
    {
      ...(await connectForPreviews(step)),
      ...connectForDistributions('a preview', step),
      clean: step.runner.clean,
      purgeShared,
    },
  )
  logSweepResult(result, step.runner.log)
  const { problems } = result
  return { outputs: formatSweepOutputs(result), formatSummary: () => formatSweepSummary(result), problems }
}

async function purgePrefix(
  { prefix: template, targets }: NonNullable<SweepInputs['shared']>,
  { name, number }: PreviewId,
  { dryRun }: SweepInputs,
  step: Step,
): Promise<readonly Problem[]> {
  // The branch of a closed pull request is unknown here.
  const prefix = fillAddress(template, { name, number, branchSlug: '*' })
  if (prefix.includes('*')) {
    const message = `The cache of ${name} cannot be purged: its prefix contains the branch, which is unknown to a sweep.`
    return [{ message, advice: 'Use `{name}` or `{number}` in `prefix`.' }]
  }
  const { result } = await purgeAndProve(purgeGone({ prefix, targets, dryRun }), step)
  return result.problems
}
