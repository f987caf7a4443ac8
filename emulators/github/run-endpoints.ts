import { cutPage, type Endpoint, type Request } from './endpoint.ts'
import { releaseRecord } from './records/release.ts'
import { jobRecord, runRecord, workflowId } from './records/run.ts'
import { notFound } from './refusal.ts'

export const RUN_ENDPOINTS: readonly Endpoint[] = [
  {
    operation: 'repos/list-releases',
    pattern: /^releases$/,
    scope: 'contents',
    answer: async ({ query, store, records, site }) => {
      const releases = await Promise.all(
        records.releases.map(async (release, index) =>
          releaseRecord(release, index + 1, await store.commit(`tags/${release.tag}`), site),
        ),
      )
      const newestFirst = releases.toSorted((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at))
      const { items, pages } = cutPage(newestFirst, query)
      return { body: items, pages }
    },
  },
  {
    operation: 'actions/list-workflow-runs',
    pattern: /^actions\/workflows\/([^/]+)\/runs$/,
    scope: 'actions',
    answer: listRuns,
  },
  {
    operation: 'actions/list-jobs-for-workflow-run',
    pattern: /^actions\/runs\/(\d+)\/jobs$/,
    scope: 'actions',
    answer: ({ parameters: [id], query, records, site }) => {
      const run = records.runs.find((each) => each.id === Number(id))
      if (run === undefined) throw notFound()
      const { items, pages } = cutPage(
        run.jobs.map((job, index) => jobRecord(run, job, index, site)),
        query,
      )
      return { body: { total_count: run.jobs.length, jobs: items }, pages }
    },
  },
]

function listRuns({ parameters: [workflow = ''], query, records, site }: Request) {
  const ofWorkflow = records.runs.filter((run) => [run.workflow, String(workflowId(run.workflow))].includes(workflow))
  if (ofWorkflow.length === 0) throw notFound()
  const [branch, status] = [query.get('branch'), query.get('status')]
  const found = ofWorkflow
    .filter((run) => branch === null || run.headBranch === branch)
    .filter((run) => status === null || [run.status, run.conclusion].includes(status))
    .toSorted((one, other) => other.createdAt - one.createdAt)
  const { items, pages } = cutPage(found, query)
  return { body: { total_count: found.length, workflow_runs: items.map((run) => runRecord(run, site)) }, pages }
}
