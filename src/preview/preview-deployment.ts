/**
 * All previews share an environment, because a workflow's token cannot delete environments; the task tells them apart.
 */
import { GitHubFailure } from '../github/github.ts'
import type { Deployments, DeploymentState, RecordedDeployment } from '../github/deployments.ts'

const TASK = 'cloudfront-preview:'

function deploymentTask(name: string): string {
  return `${TASK}${name}`
}

export function previewOfTask(task: string): string | undefined {
  return task.startsWith(TASK) ? task.slice(TASK.length) : undefined
}

const DESCRIPTIONS: Readonly<Record<DeploymentState, string>> = {
  in_progress: 'CloudFront is deploying the preview.',
  success: 'The preview is served.',
  failure: 'The preview could not be deployed.',
  inactive: 'The preview was removed.',
}

export type RecordedPreview = {
  readonly name: string
  readonly sha: string
  readonly environment: string
  readonly logUrl: string
}

/**
 * Creates a deployment of the commit if needed, and once the preview is served, deletes earlier ones. Rejects with a
 * GitHubFailure.
 */
export async function recordDeployment(
  { name, sha, environment, logUrl }: RecordedPreview,
  { state, url = '' }: { readonly state: DeploymentState; readonly url: string | undefined },
  deployments: Deployments,
): Promise<void> {
  const task = deploymentTask(name)
  const earlier = await listAll(deployments.list(environment, task))
  const known = earlier.find((one) => one.sha === sha)
  const id = known?.id ?? (await create({ sha, environment, task }, deployments))
  await deployments.setStatus(id, { state, description: DESCRIPTIONS[state], environmentUrl: url, logUrl })
  if (state !== 'success') return
  for (const one of earlier) if (one.id !== id) await removeDeployment(one.id, logUrl, deployments)
}

/** Rejects with a GitHubFailure. */
export async function removeDeployments(
  { name, environment, logUrl }: Omit<RecordedPreview, 'sha'>,
  deployments: Deployments,
): Promise<void> {
  for (const { id } of await listAll(deployments.list(environment, deploymentTask(name))))
    await removeDeployment(id, logUrl, deployments)
}

/** GitHub deletes inactive deployments only. */
export async function removeDeployment(id: number, logUrl: string, deployments: Deployments): Promise<void> {
  await deployments.setStatus(id, {
    state: 'inactive',
    description: DESCRIPTIONS.inactive,
    environmentUrl: '',
    logUrl,
  })
  await deployments.delete(id)
}

async function create(
  wanted: { readonly sha: string; readonly environment: string; readonly task: string },
  deployments: Deployments,
): Promise<number> {
  try {
    return await deployments.create({ ...wanted, description: 'A preview of this commit.' })
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    // Perhaps only the answer was lost.
    const found = (await listAll(deployments.list(wanted.environment, wanted.task))).find(
      ({ sha }) => sha === wanted.sha,
    )
    if (found === undefined) throw error
    return found.id
  }
}

async function listAll(deployments: AsyncIterable<RecordedDeployment>): Promise<readonly RecordedDeployment[]> {
  const all: RecordedDeployment[] = []
  for await (const one of deployments) all.push(one)
  return all
}
