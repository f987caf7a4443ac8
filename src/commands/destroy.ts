import type { Distributions } from '../cloudfront/distributions.ts'
import type { DeployResult } from '../distribution/deploy/result.ts'
import { destroy, type DestroyRequest } from '../distribution/destroy/destroy.ts'
import type { DestroyInputs } from '../inputs/distribution.ts'
import { formatDeployOutputs } from '../report/deploy-outputs.ts'
import { formatDeploySummary } from '../report/deploy-summary.ts'
import type { CommandResult } from '../report/report-step.ts'
import { logDeployResult } from '../report/log-deploy.ts'
import { connectForDistributions } from './connect-for-distributions.ts'
import type { Step } from './step.ts'

const NO_URL = ''

export async function runDestroy(inputs: DestroyInputs, step: Step): Promise<CommandResult> {
  const result = await destroyHere(inputs, (distributions) => distributions, step)
  return {
    outputs: formatDeployOutputs(result, NO_URL),
    formatSummary: () => formatDeploySummary(result, NO_URL),
    problems: result.problems,
  }
}

export async function destroyHere(
  request: Omit<DestroyRequest, 'repository' | 'repositoryId'>,
  guard: (distributions: Distributions) => Distributions,
  step: Step,
): Promise<DeployResult> {
  const { repository, repositoryId } = step.run
  const connected = connectForDistributions(request.name, step)
  const result = await destroy(
    { ...request, repository, repositoryId },
    { ...connected, distributions: async () => guard(await connected.distributions()) },
  )
  logDeployResult(result, step.runner.log)
  return result
}
