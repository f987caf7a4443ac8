import { destroy } from '../distribution/destroy/destroy.ts'
import type { DestroyInputs } from '../inputs/distribution.ts'
import { formatDeployOutputs } from '../report/deploy-outputs.ts'
import { formatDeploySummary } from '../report/deploy-summary.ts'
import type { CommandResult } from '../report/report-step.ts'
import { logDeployResult } from '../report/log-deploy.ts'
import { connectForDistributions } from './connect-for-distributions.ts'
import type { Step } from './step.ts'

/** A destroyed distribution has no address. */
const NO_URL = ''

export async function runDestroy(inputs: DestroyInputs, step: Step): Promise<CommandResult> {
  const result = await destroy(
    { ...inputs, repository: step.run.repository, repositoryId: step.run.repositoryId },
    connectForDistributions(inputs.name, step),
  )
  logDeployResult(result, step.runner.log)
  return {
    outputs: formatDeployOutputs(result, NO_URL),
    formatSummary: () => formatDeploySummary(result, NO_URL),
    problems: result.problems,
  }
}
