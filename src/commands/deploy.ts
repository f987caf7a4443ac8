/** Loaded on demand, because the shape of a configuration needs the SDK. */
import { distributionShape } from '../cloudfront/sdk/distribution-shape.ts'
import { deploy } from '../distribution/deploy/deploy.ts'
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
  const { runner } = step
  const shape = distributionShape()
  const ignored = checkIgnored(inputs.ignore, shape)
  const warn = (text: string, at: Place) => {
    runner.log.warning(text, at)
  }
  const file = await readConfigurationHere(inputs, { shape, warn }, step)
  const result = await deploy(
    { ...inputs, repository: step.run.repository, repositoryId: step.run.repositoryId, file, ignored },
    {
      ...connectForDistributions(inputs.name, step),
      shape,
      run: describeAttempt(step),
      onDistribution: (distribution) => {
        runner.setOutputs(formatDistribution(distribution, inputs.url))
      },
      onPlan: (plan) => {
        logPlan(inputs.name, plan, runner.log)
      },
    },
  )
  logDeployResult(result, runner.log)
  return {
    outputs: formatDeployOutputs(result, inputs.url),
    formatSummary: () => formatDeploySummary(result, inputs.url),
    problems: result.problems,
  }
}
