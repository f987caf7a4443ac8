/** A GitHub on 127.0.0.1 over a real git repository, with faults. */

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
  readonly directory: string
  /** `octo-org/site` by default. */
  readonly repository?: string
  readonly port?: number
  /** `ghs_embedded` by default. */
  readonly token?: string
  /** The token's account; a workflow's by default. */
  readonly login?: string
  /** Milliseconds since 1970; the real time by default. */
  readonly now?: () => number
  readonly scopes?: readonly Scope[]
  /** 100,000 by default, as at GitHub. */
  readonly treeLimit?: number
}

/** By default, a push to `main` that succeeded. */
export type NewRun = Pick<HeldRun, 'headSha'> & Partial<HeldRun>

/** By default, a successful one to `production`. `states` are oldest first. */
export type NewDeployment = Pick<HeldDeployment, 'sha'> &
  Partial<Omit<HeldDeployment, 'statuses'>> & { readonly states?: readonly DeploymentState[] }

export type EmbeddedGitHub = {
  /** For `GITHUB_API_URL`. */
  readonly url: string
  readonly repository: string
  readonly token: string
  readonly addRun: (run: NewRun) => HeldRun
  readonly addRelease: (release: Pick<HeldRelease, 'tag'> & Partial<HeldRelease>) => void
  readonly addDeployment: (deployment: NewDeployment) => HeldDeployment
  readonly addPullRequest: (pull: HeldPullRequest) => void
  /** For changes by people. */
  readonly changePullRequest: (number: number, change: Partial<HeldPullRequest>) => void
  /** Nothing is at the old name afterwards. */
  readonly renameRepository: (name: string) => void
  readonly addComment: (comment: Pick<HeldComment, 'number' | 'login' | 'body'>) => HeldComment
  /** Oldest first. */
  readonly comments: (number: number) => readonly HeldComment[]
  /** Oldest first. */
  readonly deployments: () => readonly HeldDeployment[]
  readonly requests: readonly RecordedRequest[]
  readonly inject: (rule: FaultRule) => void
  readonly close: () => Promise<void>
}

const MOST_TREE_ENTRIES = 100_000
const FIRST_DAY = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

export async function startGitHub(options: EmbeddedGitHubOptions): Promise<EmbeddedGitHub> {
  const { directory, port = 0, token = 'ghs_embedded', now = Date.now } = options
  let { repository = 'octo-org/site' } = options
  const hub = createHub()
  const faults = createFaults()
  const requests: RecordedRequest[] = []
  const closing = new AbortController()
  const respond = createService({
    get repository() {
      return repository
    },
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
    token,
    get repository() {
      return repository
    },
    renameRepository: (name) => {
      repository = name
    },
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
      if (pull === undefined) throw new Error(`Pull request ${number} does not exist.`)
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
