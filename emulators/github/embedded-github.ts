/** A GitHub of one's own on 127.0.0.1: the part of the REST API that the action uses, over a real git repository, and its faults. */

import { listen } from '../http-server.ts'
import type { Scope } from './endpoint.ts'
import { createFaults, type FaultRule } from './faults.ts'
import { openGitStore } from './git-store.ts'
import {
  createHub,
  type DeploymentState,
  type HeldComment,
  type HeldDeployment,
  type HeldPullRequest,
  type HeldRelease,
  type HeldRun,
} from './hub.ts'
import { createService, type RecordedRequest } from './service.ts'

export type { Scope } from './endpoint.ts'
export type { FaultRule } from './faults.ts'
export type { HeldComment, HeldDeployment, HeldJob, HeldPullRequest } from './hub.ts'
export type { RecordedRequest } from './service.ts'

export type EmbeddedGitHubOptions = {
  /** The directory of the git repository that is served, bare or not. */
  readonly directory: string
  /** Its name, `owner/name`; by default `octo-org/site`. */
  readonly repository?: string
  /** The port of 127.0.0.1; by default any that is free. */
  readonly port?: number
  /** The only token that is known; by default `ghs_embedded`. */
  readonly token?: string
  /** The account that the token is of; by default that of a workflow's own token. */
  readonly login?: string
  /** Milliseconds since 1970; by default the time. */
  readonly now?: () => number
  /** What the token may read and write; by default everything. */
  readonly scopes?: readonly Scope[]
  /** How many entries of a tree are listed at most; by default GitHub's 100,000. */
  readonly treeLimit?: number
}

/** A run to put in. What is absent is that of a push to `main` that succeeded at once. */
export type NewRun = Pick<HeldRun, 'headSha'> & Partial<HeldRun>

/** A deployment to put in: what is absent is that of one to `production` that succeeded. `states` are oldest first. */
export type NewDeployment = Pick<HeldDeployment, 'sha'> &
  Partial<Omit<HeldDeployment, 'statuses'>> & { readonly states?: readonly DeploymentState[] }

/** A running server. */
export type EmbeddedGitHub = {
  /** `http://127.0.0.1:PORT`, the value for `GITHUB_API_URL`. */
  readonly url: string
  readonly repository: string
  readonly token: string
  readonly addRun: (run: NewRun) => HeldRun
  readonly addRelease: (release: Pick<HeldRelease, 'tag'> & Partial<HeldRelease>) => void
  readonly addDeployment: (deployment: NewDeployment) => HeldDeployment
  readonly addPullRequest: (pull: HeldPullRequest) => void
  /** Somebody closes, labels, retargets or pushes to a pull request. */
  readonly changePullRequest: (number: number, change: Partial<HeldPullRequest>) => void
  /** Somebody comments on the pull request `number`. */
  readonly addComment: (comment: Pick<HeldComment, 'number' | 'login' | 'body'>) => HeldComment
  /** The comments on a pull request, oldest first. */
  readonly comments: (number: number) => readonly HeldComment[]
  /** All deployments as they are now, oldest first. */
  readonly deployments: () => readonly HeldDeployment[]
  /** Every request so far, in the order in which they were answered. */
  readonly requests: readonly RecordedRequest[]
  readonly inject: (rule: FaultRule) => void
  /** Ends every connection; resolves when nothing listens any more. */
  readonly close: () => Promise<void>
}

const MOST_TREE_ENTRIES = 100_000
const FIRST_DAY = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

/** Starts a server; several can run in one process. Rejects if the port is taken. */
export async function startGitHub(options: EmbeddedGitHubOptions): Promise<EmbeddedGitHub> {
  const { directory, repository = 'octo-org/site', port = 0, token = 'ghs_embedded', now = Date.now } = options
  const hub = createHub()
  const faults = createFaults()
  const requests: RecordedRequest[] = []
  const closing = new AbortController()
  const respond = createService({
    repository,
    store: openGitStore(directory),
    hub,
    faults,
    token,
    login: options.login ?? 'github-actions[bot]',
    now,
    scopes: options.scopes ?? ['actions', 'contents', 'deployments: write', 'pull-requests: write'],
    treeLimit: options.treeLimit ?? MOST_TREE_ENTRIES,
    record: (request) => {
      requests.push(request)
    },
    closing: closing.signal,
  })
  const server = await listen(port, respond)

  return {
    url: `http://127.0.0.1:${server.port}`,
    repository,
    token,
    addRun: (run) => {
      const number = run.number ?? hub.runs.length + 1
      const createdAt = run.createdAt ?? FIRST_DAY + number * HOUR
      const held = {
        id: 10_000_000_000 + hub.runs.length,
        workflow: 'deploy.yml',
        attempt: 1,
        headBranch: 'main',
        event: 'push',
        status: 'completed',
        conclusion: 'success',
        updatedAt: createdAt,
        jobs: [],
        ...run,
        number,
        createdAt,
      }
      hub.runs.push(held)
      return held
    },
    addRelease: (release) => {
      const publishedAt = FIRST_DAY + hub.releases.length * HOUR
      hub.releases.push({ publishedAt, draft: false, prerelease: false, ...release })
    },
    addDeployment: ({ states = ['success'], ...deployment }) => {
      const index = hub.deployments.length
      const held: HeldDeployment = {
        id: 500 + index,
        ref: deployment.sha,
        task: 'deploy',
        environment: 'production',
        isTransient: false,
        createdAt: FIRST_DAY + index * HOUR,
        statuses: states.map((state) => ({ state, description: '', environmentUrl: '', logUrl: '' })),
        ...deployment,
      }
      hub.deployments.push(held)
      return held
    },
    addPullRequest: (pull) => {
      hub.pullRequests.push(pull)
    },
    changePullRequest: (number, change) => {
      const index = hub.pullRequests.findIndex((pull) => pull.number === number)
      const pull = hub.pullRequests[index]
      if (pull === undefined) throw new Error(`There is no pull request ${number}.`)
      hub.pullRequests.splice(index, 1, { ...pull, ...change })
    },
    addComment: (comment) => {
      const held = { id: 9_000 + hub.comments.length, createdAt: now(), updatedAt: now(), ...comment }
      hub.comments.push(held)
      return held
    },
    comments: (number) => hub.comments.filter((comment) => comment.number === number),
    deployments: () => [...hub.deployments],
    requests,
    inject: faults.inject,
    close: () => {
      closing.abort()
      return server.close()
    },
  }
}
