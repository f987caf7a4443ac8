import type { StoredJob, StoredRun } from '../record-store.ts'
import { nodeId } from './commit.ts'
import { repositoryRecord, type Site } from './owner.ts'

/** A number from the file's name. */
export function workflowId(file: string): number {
  return Buffer.from(file).reduce((id, byte) => (id * 31 + byte) % 1_000_003, 7)
}

export function runRecord(run: StoredRun, site: Site) {
  const api = `${site.url}/repos/${site.repository}/actions`
  const { id, workflow } = run
  const created = new Date(run.createdAt).toISOString()
  return {
    id,
    name: workflow,
    node_id: nodeId('WorkflowRun', id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: `.github/workflows/${workflow}`,
    display_title: workflow,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflowId(workflow),
    check_suite_id: id,
    check_suite_node_id: nodeId('CheckSuite', id),
    url: `${api}/runs/${id}`,
    html_url: `${site.url}/${site.repository}/actions/runs/${id}`,
    pull_requests: [],
    created_at: created,
    updated_at: new Date(run.updatedAt).toISOString(),
    run_started_at: created,
    jobs_url: `${api}/runs/${id}/jobs`,
    logs_url: `${api}/runs/${id}/logs`,
    check_suite_url: `${site.url}/repos/${site.repository}/check-suites/${id}`,
    artifacts_url: `${api}/runs/${id}/artifacts`,
    cancel_url: `${api}/runs/${id}/cancel`,
    rerun_url: `${api}/runs/${id}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${api}/workflows/${workflowId(workflow)}`,
    head_commit: null,
    repository: repositoryRecord(site),
    head_repository: repositoryRecord(site),
  }
}

export function jobRecord(run: StoredRun, job: StoredJob, index: number, site: Site) {
  const api = `${site.url}/repos/${site.repository}`
  const id = run.id * 1000 + index
  const created = new Date(run.createdAt).toISOString()
  return {
    id,
    run_id: run.id,
    workflow_name: run.workflow,
    head_branch: run.headBranch,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: run.attempt,
    node_id: nodeId('CheckRun', id),
    head_sha: run.headSha,
    url: `${api}/actions/jobs/${id}`,
    html_url: `${site.url}/${site.repository}/actions/runs/${run.id}/job/${id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: created,
    started_at: created,
    completed_at: job.conclusion === null ? null : new Date(run.updatedAt).toISOString(),
    name: job.name,
    steps: [],
    check_run_url: `${api}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: job.runnerName === undefined ? null : 1,
    runner_name: job.runnerName ?? null,
    runner_group_id: job.runnerName === undefined ? null : 1,
    runner_group_name: job.runnerName === undefined ? null : 'GitHub Actions',
  }
}
