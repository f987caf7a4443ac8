/** `command: deploy`. Loaded only for it: the shape of a configuration comes with the SDK. */
import { readCurrentRun } from '../event/current-run.ts'
import { readSha } from '../repository/revision.ts'
import { distributionShape } from '../cloudfront/sdk/distribution-shape.ts'
import type { DistributionFile } from '../distribution/configuration/distribution-file.ts'
import type { StructureShape } from '../cloudfront/config-shape.ts'
import { deploy } from '../distribution/deploy/deploy.ts'
import { readConfiguration } from '../distribution/deploy/read-configuration.ts'
import { nameVariables } from '../distribution/deploy/run-variables.ts'
import type { DeployInputs } from '../inputs/distribution.ts'
import { formatDeployOutputs, formatDistribution } from '../report/deploy-outputs.ts'
import { formatDeploySummary } from '../report/deploy-summary.ts'
import { logDeployResult, logPlan } from '../report/log-deploy.ts'
import { connectToGitHubOnce, openGitHere } from './adapters.ts'
import { connectForDistributions } from './distributions.ts'
import { describeAttempt, repositoryOf, type Ended, type Step } from './step.ts'

export async function runDeploy(inputs: DeployInputs, step: Step): Promise<Ended> {
  const { runner } = step
  const shape = distributionShape()
  const file = await readFile(inputs, shape, step)
  const result = await deploy(
    { ...inputs, repository: repositoryOf(step), file },
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

async function readFile(inputs: DeployInputs, shape: StructureShape, step: Step): Promise<DistributionFile> {
  const { env, event, reading, clock, runner } = step
  const head = (reading.kind === 'deployed' ? reading.head : undefined) ?? readSha(event.sha)
  const { line } = readCurrentRun(env)
  const run = {
    name: inputs.name,
    pullRequest: step.pullRequest,
    branch: line?.kind === 'tag' ? undefined : line?.name,
    sha: head?.kind === 'sha' ? head.sha : undefined,
    repository: repositoryOf(step),
  }
  return readConfiguration(
    { ...inputs, variables: nameVariables(run, inputs.variables) },
    {
      event,
      head,
      workspace: step.workspace,
      git: openGitHere(step.directory, env),
      github: connectToGitHubOnce({ token: step.inputs.githubToken, env, clock, notify: runner.log.info }),
      shape,
      warn: (text, at) => {
        runner.log.warning(text, at)
      },
    },
  )
}
