import { isAbsolute, relative } from 'node:path'
import type { StructureShape } from '../cloudfront/config-shape.ts'
import type { DistributionFile } from '../distribution/configuration/normalising/distribution-file.ts'
import { readConfiguration } from '../distribution/deploy/read-configuration.ts'
import { nameVariables } from '../distribution/deploy/run-variables.ts'
import type { Place } from '../faults.ts'
import type { DeployInputs } from '../inputs/distribution.ts'
import { readSha } from '../repository/revision.ts'
import { connectToGitHubOnce } from './adapters.ts'
import { openGitHere } from './git-here.ts'
import type { Step } from './step.ts'

/** Rejects with an InvalidInput or a Failure. `warn` gets what only CloudFront can decide. */
export async function readConfigurationHere(
  inputs: Pick<DeployInputs, 'name' | 'configFile' | 'configRef' | 'variables' | 'strict'>,
  { shape, warn }: { readonly shape: StructureShape; readonly warn: (text: string, at: Place) => void },
  step: Step,
): Promise<DistributionFile> {
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
      git: openGitHere(step),
      github: connectToGitHubOnce({
        token: step.inputs.githubToken,
        run,
        clock,
        network: step.network,
        notify: runner.log.info,
      }),
      shape,
      warn,
    },
  )
}

/** `config-file` may be absolute; tags and annotations need the path in the repository. */
export function relativeTo(directory: string, path: string): string {
  const inside = relative(directory, path)
  return isAbsolute(path) && !inside.startsWith('..') && !isAbsolute(inside) ? inside : path
}
