import { askForAll, askForPages } from './ask.ts'
import type { Deployment, GitHub, Release, WorkflowJob, WorkflowRun } from './github.ts'
import type { CommitCall } from './octokit-commits.ts'
import { PAGE, type Session } from './session.ts'
import { arrayOf, members, optional } from './shape.ts'

const RELEASE = members({
  draft: 'boolean',
  prerelease: 'boolean',
  tag_name: 'text',
  published_at: optional('date'),
})

const JOB = members({ name: 'text', runner_name: optional('text'), status: 'text', conclusion: optional('text') })

const RUN = members({
  id: 'number',
  run_number: 'number',
  run_attempt: optional('number'),
  head_sha: 'sha',
  head_branch: optional('text'),
  event: 'text',
  conclusion: optional('text'),
  updated_at: 'date',
})

type HistoryCalls = Omit<GitHub, CommitCall>

export function openHistoryCalls(session: Session): HistoryCalls {
  return {
    pullRequestsOf: (sha) => listPullRequests(session, sha),
    tags: () => listTags(session),
    releases: () => listReleases(session),
    successfulDeployments: (environment) => listSuccessfulDeployments(session, environment),
    successfulRuns: (workflow, branch) => listRuns(session, { workflow, branch, status: 'success' }),
    runs: (workflow, branch) => listRuns(session, { workflow, branch, status: undefined }),
    jobs: (runId) => listJobs(session, runId),
  }
}

async function listPullRequests({ ask, rest, request }: Session, sha: string): Promise<readonly number[]> {
  const pulls = await askForAll(ask, {
    what: `Listing the pull requests of ${sha} by GitHub's API`,
    permission: 'pull-requests',
    send: (page) =>
      rest.repos.listPullRequestsAssociatedWithCommit({ ...request(), commit_sha: sha, per_page: PAGE, page }),
    shape: arrayOf(members({ number: 'number', merged_at: optional('text') })),
  })
  // GitHub lists open pull requests with the commit, too.
  return pulls
    .flat()
    .filter(({ merged_at: mergedAt }) => mergedAt !== null)
    .map(({ number }) => number)
}

async function listTags({ ask, rest, request }: Session): Promise<readonly string[]> {
  const tags = await askForAll(ask, {
    what: "Listing the tags by GitHub's API",
    permission: 'contents',
    send: (page) => rest.repos.listTags({ ...request(), per_page: PAGE, page }),
    shape: arrayOf(members({ name: 'text' })),
  })
  return tags.flat().map(({ name }) => name)
}

async function* listReleases({ ask, rest, request }: Session): AsyncGenerator<Release> {
  const releases = await askForAll(ask, {
    what: "Listing the releases by GitHub's API",
    permission: 'contents',
    send: (page) => rest.repos.listReleases({ ...request(), per_page: PAGE, page }),
    shape: arrayOf(RELEASE),
  })
  const published = releases.flat().flatMap((release): Release[] => {
    const { draft, tag_name: tag, published_at: publishedAt, prerelease } = release
    return draft || !publishedAt ? [] : [{ tag, publishedAt: Date.parse(publishedAt), prerelease }]
  })
  // GitHub sorts releases by the dates of their commits.
  yield* published.toSorted((one, other) => other.publishedAt - one.publishedAt)
}

async function* listSuccessfulDeployments(session: Session, environment: string): AsyncGenerator<Deployment> {
  const { ask, rest, request } = session
  const pages = askForPages(ask, {
    what: `Listing the deployments to ${JSON.stringify(environment)} by GitHub's API`,
    permission: 'deployments',
    send: (page) => rest.repos.listDeployments({ ...request(), environment, per_page: PAGE, page }),
    shape: arrayOf(members({ id: 'number', sha: 'sha', created_at: 'date' })),
  })
  for await (const page of pages) {
    for (const { id, sha, created_at: createdAt } of page) {
      if (await hasSucceeded(session, id)) yield { id, sha, createdAt: Date.parse(createdAt) }
    }
  }
}

/** Reads all statuses, because GitHub marks a deployment inactive when the next one succeeds. */
async function hasSucceeded({ ask, rest, request }: Session, deployment: number): Promise<boolean> {
  const pages = askForPages(ask, {
    what: `Listing the statuses of deployment ${deployment} by GitHub's API`,
    permission: 'deployments',
    send: (page) =>
      rest.repos.listDeploymentStatuses({ ...request(), deployment_id: deployment, per_page: PAGE, page }),
    shape: arrayOf(members({ state: 'text' })),
  })
  for await (const statuses of pages) {
    if (statuses.some(({ state }) => state === 'success')) return true
  }
  return false
}

async function* listRuns(
  { ask, rest, request }: Session,
  wanted: {
    readonly workflow: string
    readonly branch: string | undefined
    readonly status: 'success' | undefined
  },
): AsyncGenerator<WorkflowRun> {
  const { workflow, branch, status } = wanted
  const pages = askForPages(ask, {
    what: `Listing the ${status === undefined ? '' : 'successful '}runs of the workflow ${JSON.stringify(workflow)} by GitHub's API`,
    permission: 'actions',
    send: (page) =>
      rest.actions.listWorkflowRuns({
        ...request(),
        workflow_id: workflow,
        exclude_pull_requests: true,
        ...(status !== undefined && { status }),
        ...(branch !== undefined && { branch }),
        per_page: PAGE,
        page,
      }),
    shape: members({ workflow_runs: arrayOf(RUN) }),
  })
  for await (const page of pages) {
    for (const run of page.workflow_runs) {
      yield {
        id: run.id,
        number: run.run_number,
        attempt: run.run_attempt ?? 1,
        headSha: run.head_sha,
        headBranch: run.head_branch ?? '',
        event: run.event,
        conclusion: run.conclusion ?? undefined,
        updatedAt: Date.parse(run.updated_at),
      }
    }
  }
}

async function listJobs({ ask, rest, request }: Session, runId: number): Promise<readonly WorkflowJob[]> {
  const pages = await askForAll(ask, {
    what: `Listing the jobs of run ${runId} by GitHub's API`,
    permission: 'actions',
    send: (page) =>
      rest.actions.listJobsForWorkflowRun({ ...request(), run_id: runId, filter: 'latest', per_page: PAGE, page }),
    shape: members({ jobs: arrayOf(JOB) }),
  })
  return pages
    .flatMap((page) => page.jobs)
    .map(({ name, runner_name: runnerName, status, conclusion }) => ({
      name,
      runnerName: runnerName ?? undefined,
      status,
      conclusion: conclusion ?? undefined,
    }))
}
