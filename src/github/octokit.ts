/** Loaded on demand. */
import { askForAll, askForPages, requireAnswer } from './ask.ts'
import { joinDiverged, readComparedFiles } from './comparison-files.ts'
import { GitHubFailure, type GitHub, type Release, type WorkflowRun } from './github.ts'
import { connectToTrees } from './octokit-trees.ts'
import { concernsToken, isNoCommit, isNoCommonAncestor } from './refusal.ts'
import { openSession, PAGE, type SessionOptions } from './session.ts'
import { arrayOf, mayBeMissing, members, optional, type AnswerShape } from './shape.ts'
import { diffTrees } from './tree-diff.ts'

const COMPARISON = members({
  merge_base_commit: members({ sha: 'sha' }),
  files: mayBeMissing(
    arrayOf(
      members({
        filename: 'text',
        previous_filename: mayBeMissing('text'),
        status: 'text',
        changes: 'number',
        patch: mayBeMissing('text'),
      }),
    ),
  ),
})

/** Without an encoding it is a link or a submodule. */
const CONTENT: AnswerShape = {
  anyOf: [
    members({ type: 'text', encoding: 'text', content: 'text', size: 'number' }),
    members({ type: 'text', encoding: { anyOf: [null] }, size: 'number' }),
  ],
}

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

export function connectToGitHub(given: SessionOptions): GitHub {
  const session = openSession(given)
  const { ask, rest, request } = session
  const { listTree, readTree } = connectToTrees(session)

  const compareCommits = (base: string, head: string) =>
    ask({
      what: `Comparing ${base} with ${head} by GitHub's API`,
      permission: 'contents',
      // Pages are of commits; the first has all files.
      send: () =>
        rest.repos.compareCommitsWithBasehead({ ...request(), basehead: `${base}...${head}`, per_page: 1, page: 1 }),
      shape: COMPARISON,
    })

  /** GitHub may take too long. */
  async function tryToCompare(base: string, head: string) {
    const reply = await compareCommits(base, head)
    if (reply.kind === 'answer') return reply.data
    if (concernsToken(reply.refusal)) throw reply.failure
    return undefined
  }

  async function diffByComparison(base: string, head: string) {
    const forward = await tryToCompare(base, head)
    const mergeBase = forward?.merge_base_commit.sha
    const changedInHead = mergeBase === head ? [] : readComparedFiles(forward?.files)
    if (mergeBase === base || changedInHead === undefined) return changedInHead
    const backward = await tryToCompare(head, base)
    const changedInBase = readComparedFiles(backward?.files)
    return changedInBase && joinDiverged(changedInBase, changedInHead)
  }

  return {
    diff: async (base, head) => {
      if (base === head) return []
      return (await diffByComparison(base, head)) ?? (await diffTrees({ base, head, listTree }))
    },

    readTree,

    commit: async (ref) => {
      // They would lead to other paths.
      if (/^\.{0,2}$/.test(ref)) return undefined
      const reply = await ask({
        what: `Looking for the commit of ${JSON.stringify(ref)} by GitHub's API`,
        permission: 'contents',
        // Pages are of files, which are not needed.
        send: () => rest.repos.getCommit({ ...request(), ref, per_page: 1 }),
        shape: members({ sha: 'sha', parents: arrayOf(members({ sha: 'sha' })) }),
      })
      if (reply.kind === 'refused' && isNoCommit(reply.refusal)) return undefined
      const { sha, parents } = requireAnswer(reply)
      return { sha, parents: parents.map((parent) => parent.sha) }
    },

    readFile: async (path, ref) => {
      const what = `Reading ${JSON.stringify(path)} of ${ref} by GitHub's API`
      const reply = await ask({
        what,
        permission: 'contents',
        send: () => rest.repos.getContent({ ...request(), path, ref }),
        shape: { anyOf: [CONTENT, arrayOf(members({}))] },
      })
      if (reply.kind === 'refused' && reply.refusal.status === 404) return undefined
      const found = requireAnswer(reply)
      if (Array.isArray(found) || found.type !== 'file') return undefined
      // GitHub gives only the size above 1 MB.
      if (found.encoding !== 'base64') throw new GitHubFailure(`${what} failed: the file has ${found.size} bytes.`)
      return Buffer.from(found.content, 'base64')
    },

    mergeBase: async (one, other) => {
      const reply = await compareCommits(one, other)
      if (reply.kind === 'refused' && isNoCommonAncestor(reply.refusal)) return undefined
      return requireAnswer(reply).merge_base_commit.sha
    },

    pullRequestsOf: async (sha) => {
      const pulls = await askForAll(ask, {
        what: `Listing the pull requests of ${sha} by GitHub's API`,
        permission: 'pull-requests',
        send: (page) =>
          rest.repos.listPullRequestsAssociatedWithCommit({ ...request(), commit_sha: sha, per_page: PAGE, page }),
        shape: arrayOf(members({ number: 'number', merged_at: optional('text') })),
      })
      // Open pull requests with the commit are listed, too.
      return pulls
        .flat()
        .filter(({ merged_at: mergedAt }) => mergedAt !== null)
        .map(({ number }) => number)
    },

    tags: async () => {
      const tags = await askForAll(ask, {
        what: "Listing the tags by GitHub's API",
        permission: 'contents',
        send: (page) => rest.repos.listTags({ ...request(), per_page: PAGE, page }),
        shape: arrayOf(members({ name: 'text' })),
      })
      return tags.flat().map(({ name }) => name)
    },

    releases: async function* () {
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
      // GitHub sorts them by the dates of their commits.
      yield* published.toSorted((one, other) => other.publishedAt - one.publishedAt)
    },

    successfulDeployments: async function* (environment) {
      const pages = askForPages(ask, {
        what: `Listing the deployments to ${JSON.stringify(environment)} by GitHub's API`,
        permission: 'deployments',
        send: (page) => rest.repos.listDeployments({ ...request(), environment, per_page: PAGE, page }),
        shape: arrayOf(members({ id: 'number', sha: 'sha', created_at: 'date' })),
      })
      for await (const page of pages) {
        for (const { id, sha, created_at: createdAt } of page) {
          if (await hasSucceeded(id)) yield { id, sha, createdAt: Date.parse(createdAt) }
        }
      }
    },

    successfulRuns: (workflow, branch) => listRuns(workflow, branch, 'success'),

    runs: (workflow, branch) => listRuns(workflow, branch, undefined),

    jobs: async (runId) => {
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
    },
  }

  async function* listRuns(
    workflow: string,
    branch: string | undefined,
    status: 'success' | undefined,
  ): AsyncGenerator<WorkflowRun> {
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

  /** GitHub marks a deployment inactive when the next one succeeds, so its history decides. */
  async function hasSucceeded(deployment: number): Promise<boolean> {
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
}
