/** Loaded on demand, because the shape of a configuration needs the SDK. */
import { isAbsolute, relative } from 'node:path'
import { readSha } from '../repository/revision.ts'
import { distributionShape } from '../cloudfront/sdk/distribution-shape.ts'
import type { DistributionFile } from '../distribution/configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../cloudfront/config-shape.ts'
import { deploy } from '../distribution/deploy/deploy.ts'
import { readConfiguration } from '../distribution/deploy/read-configuration.ts'
import { nameVariables } from '../distribution/deploy/run-variables.ts'
import type { DeployInputs } from '../inputs/distribution.ts'
import { formatDeployOutputs, formatDistribution } from '../report/deploy-outputs.ts'
import { formatDeploySummary } from '../report/deploy-summary.ts'
import type { CommandResult } from '../report/report-step.ts'
import { logDeployResult, logPlan } from '../report/log-deploy.ts'
import { connectToGitHubOnce, openGitHere } from './adapters.ts'
import { connectForDistributions } from './connect-for-distributions.ts'
import { describeAttempt, type Step } from './step.ts'

export async function runDeploy(inputs: DeployInputs, step: Step): Promise<CommandResult> {
  const { runner } = step
  const shape = distributionShape()
  const file = await readFile(inputs, shape, step)
  const result = await deploy(
    { ...inputs, repository: step.run.repository, repositoryId: step.run.repositoryId, file },
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
  const { run, event, clock, runner } = step
  const { reading } = event
  const head = (reading.kind === 'deployed' ? reading.head : undefined) ?? readSha(event.sha)
  const { ref, repository } = run
  const described = {
    name: inputs.name,
    pullRequest: event.pullRequest?.number,
    branch: ref?.kind === 'tag' ? undefined : ref?.name,
    sha: head?.kind === 'sha' ? head.sha : undefined,
    repository,
  }
  return readConfiguration(
    {
      ...inputs,
      configFile: inputs.configFile && relativeTo(step.directory, inputs.configFile),
      variables: nameVariables(described, inputs.variables),
    },
    {
      event,
      head,
      workspace: step.workspace,
      git: openGitHere(step.directory, run),
      github: connectToGitHubOnce({
        token: step.inputs.githubToken,
        run,
        clock,
        network: step.network,
        notify: runner.log.info,
      }),
      shape,
      warn: (text, at) => {
        runner.log.warning(text, at)
      },
    },
  )
}

/** Steps may write `${{ github.workspace }}/site.yml`. The tags and the annotations have the path in the repository. */
function relativeTo(directory: string, path: string): string {
  const inside = relative(directory, path)
  return isAbsolute(path) && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path
}
