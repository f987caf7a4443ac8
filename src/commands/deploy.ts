import type { StructureShape } from '../cloudfront/config-shape.ts'
import { distributionShape } from '../cloudfront/distribution-shape.ts'
import { deploy, type DeployRequest } from '../distribution/deploy/deploy.ts'
import type { DeployedDistribution, DeployResult } from '../distribution/deploy/result.ts'
import type { Place } from '../faults.ts'
import { checkIgnored, type DeployInputs } from '../inputs/distribution.ts'
import { formatDeployOutputs, formatDistribution } from '../report/deploy-outputs.ts'
import { formatDeploySummary } from '../report/deploy-summary.ts'
import type { CommandResult } from '../report/report-step.ts'
import { logDeployResult, logPlan } from '../report/log-deploy.ts'
import { readConfigurationHere } from './configuration.ts'
import { connectForDistributions } from './connect-for-distributions.ts'
import { describeAttempt, type Step } from './step.ts'

export async function runDeploy(inputs: DeployInputs, step: Step): Promise<CommandResult> {
  const shape = distributionShape()
  const ignored = checkIgnored(inputs.ignore, shape)
  const warn = (text: string, at: Place) => {
    step.runner.log.warning(text, at)
  }
  const file = await readConfigurationHere(inputs, { shape, warn }, step)
  const result = await deployHere({ ...inputs, file, ignored }, { url: inputs.url, shape }, step)
  return {
    outputs: formatDeployOutputs(result, inputs.url),
    formatSummary: () => formatDeploySummary(result, inputs.url),
    problems: result.problems,
  }
}

/** Sets the outputs as soon as the distribution is known. `url` may have `{domain}`. */
export async function deployHere(
  request: Omit<DeployRequest, 'repository' | 'repositoryId'>,
  given: {
    readonly url: string
    readonly shape: StructureShape
    readonly onDistribution?: (distribution: DeployedDistribution) => void
  },
  step: Step,
): Promise<DeployResult> {
  const { run, runner } = step
  const { repository, repositoryId } = run
  const result = await deploy(
    { ...request, repository, repositoryId },
    {
      ...connectForDistributions(request.name, step),
      shape: given.shape,
      run: describeAttempt(step),
      onDistribution: (distribution) => {
        runner.setOutputs(formatDistribution(distribution, given.url))
        given.onDistribution?.(distribution)
      },
      onPlan: (plan) => {
        logPlan(request.name, plan, runner.log)
      },
    },
  )
  logDeployResult(result, runner.log)
  return result
}
