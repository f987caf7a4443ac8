import { cutPage, type Endpoint, type Request } from './endpoint.ts'
import type { DeploymentState, StoredDeployment } from './record-store.ts'
import { deploymentRecord, statusRecords } from './records/deployment.ts'
import { notFound, Refusal } from './refusal.ts'

export const DEPLOYMENT_ENDPOINTS: readonly Endpoint[] = [
  {
    operation: 'repos/list-deployments',
    pattern: /^deployments$/,
    scope: 'deployments',
    answer: ({ query, records, site }) => {
      const isWanted = (name: string, value: string) => ['none', value].includes(query.get(name) ?? 'none')
      const { items, pages } = cutPage(
        records.deployments
          .filter(({ environment, task, sha, ref }) =>
            Object.entries({ environment, task, sha, ref }).every(([name, value]) => isWanted(name, value)),
          )
          .toSorted((one, other) => other.createdAt - one.createdAt),
        query,
      )
      return { body: items.map((deployment) => deploymentRecord(deployment, site)), pages }
    },
  },
  {
    operation: 'repos/create-deployment',
    method: 'POST',
    pattern: /^deployments$/,
    scope: 'deployments: write',
    answer: createDeployment,
  },
  {
    operation: 'repos/delete-deployment',
    method: 'DELETE',
    pattern: /^deployments\/(\d+)$/,
    scope: 'deployments: write',
    answer: ({ parameters: [id], records }) => {
      const index = records.deployments.findIndex((each) => each.id === Number(id))
      const deployment = records.deployments[index]
      if (deployment === undefined) throw notFound()
      const state = deployment.statuses.at(-1)?.state
      if (records.deployments.length > 1 && state !== undefined && state !== 'inactive')
        throw new Refusal(
          422,
          'We cannot delete an active deployment unless it is the only deployment in a given environment.',
        )
      records.deployments.splice(index, 1)
      return { status: 204, body: undefined }
    },
  },
  {
    operation: 'repos/list-deployment-statuses',
    pattern: /^deployments\/(\d+)\/statuses$/,
    scope: 'deployments',
    answer: ({ parameters: [id], query, records, site }) => {
      const { items, pages } = cutPage(statusRecords(findDeployment(records.deployments, id), site), query)
      return { body: items, pages }
    },
  },
  {
    operation: 'repos/create-deployment-status',
    method: 'POST',
    pattern: /^deployments\/(\d+)\/statuses$/,
    scope: 'deployments: write',
    answer: ({ parameters: [id], body, records, site }) => {
      const deployment = findDeployment(records.deployments, id)
      const state = STATES.find((each) => each === body['state'])
      if (state === undefined) throw new Refusal(422, 'Validation Failed')
      const description = textOf(body['description'])
      if (description.length > 140) throw new Refusal(422, 'Validation Failed')
      const status = {
        state,
        description,
        environmentUrl: textOf(body['environment_url']),
        logUrl: textOf(body['log_url']),
      }
      const changed = { ...deployment, statuses: [...deployment.statuses, status] }
      records.deployments.splice(records.deployments.indexOf(deployment), 1, changed)
      return { status: 201, body: statusRecords(changed, site)[0] }
    },
  },
]

const STATES: readonly DeploymentState[] = [
  'error',
  'failure',
  'inactive',
  'pending',
  'success',
  'queued',
  'in_progress',
]

async function createDeployment({ body, records, store, site, now }: Request) {
  const ref = textOf(body['ref'])
  const commit = await store.commit(ref)
  if (commit === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  // By default, GitHub waits for running checks.
  const contexts = body['required_contexts']
  if (!Array.isArray(contexts) || contexts.length > 0)
    throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`)
  const deployment: StoredDeployment = {
    id: Math.max(500, ...records.deployments.map(({ id }) => id)) + 1,
    sha: commit.sha,
    ref,
    task: textOf(body['task']) || 'deploy',
    environment: textOf(body['environment']) || 'production',
    isTransient: body['transient_environment'] === true,
    createdAt: now,
    statuses: [],
  }
  records.deployments.push(deployment)
  return { status: 201, body: deploymentRecord(deployment, site) } as const
}

function findDeployment(deployments: readonly StoredDeployment[], id: string | undefined): StoredDeployment {
  const deployment = deployments.find((each) => each.id === Number(id))
  if (deployment === undefined) throw notFound()
  return deployment
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
