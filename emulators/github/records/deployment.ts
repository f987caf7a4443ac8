import type { StoredDeployment } from '../record-store.ts'
import { nodeId } from './commit.ts'
import { accountRecord, type Site } from './owner.ts'

export function deploymentRecord(
  { id, sha, ref, task, environment, isTransient, createdAt }: StoredDeployment,
  site: Site,
) {
  const api = `${site.url}/repos/${site.repository}`
  const time = new Date(createdAt).toISOString()
  return {
    id,
    node_id: nodeId('Deployment', id),
    url: `${api}/deployments/${id}`,
    sha,
    ref,
    task,
    payload: {},
    original_environment: environment,
    environment,
    description: null,
    creator: accountRecord(site),
    created_at: time,
    updated_at: time,
    statuses_url: `${api}/deployments/${id}/statuses`,
    repository_url: api,
    transient_environment: isTransient,
    production_environment: false,
  }
}

/** Newest first. */
export function statusRecords({ id, environment, createdAt, statuses }: StoredDeployment, site: Site) {
  const api = `${site.url}/repos/${site.repository}`
  const records = statuses.map(({ state, description, environmentUrl, logUrl }, index) => {
    const time = new Date(createdAt + index * 1000).toISOString()
    return {
      id: id * 1000 + index,
      node_id: nodeId('DeploymentStatus', id * 1000 + index),
      url: `${api}/deployments/${id}/statuses/${id * 1000 + index}`,
      state,
      creator: accountRecord(site),
      description,
      environment,
      target_url: logUrl,
      created_at: time,
      updated_at: time,
      deployment_url: `${api}/deployments/${id}`,
      repository_url: api,
      environment_url: environmentUrl,
      log_url: logUrl,
    }
  })
  return records.toReversed()
}
