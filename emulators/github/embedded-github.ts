/** A GitHub on 127.0.0.1 over a real git repository, with faults. */

import { listen } from '../http-server.ts'
import type { Scope } from './endpoint.ts'
import { createFaults, type FaultRule } from './faults.ts'
import { openGitStore } from './git-store.ts'
import {
  createRecordStore,
  type StoredComment,
  type StoredDeployment,
  type StoredPullRequest,
  type StoredRun,
} from './record-store.ts'
import {
  addComment,
  addDeployment,
  addRelease,
  addRun,
  changePullRequest,
  type NewComment,
  type NewDeployment,
  type NewRelease,
  type NewRun,
} from './new-records.ts'
import { createService, type RecordedRequest } from './service.ts'

export type { Scope } from './endpoint.ts'
export type { FaultRule } from './faults.ts'
export type {
  StoredComment as HeldComment,
  StoredDeployment as HeldDeployment,
  StoredJob as HeldJob,
  StoredPullRequest as HeldPullRequest,
} from './record-store.ts'
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

export type EmbeddedGitHub = {
  /** For `GITHUB_API_URL`. */
  readonly url: string
  readonly repository: string
  readonly token: string
  readonly addRun: (run: NewRun) => StoredRun
  readonly addRelease: (release: NewRelease) => void
  readonly addDeployment: (deployment: NewDeployment) => StoredDeployment
  readonly addPullRequest: (pull: StoredPullRequest) => void
  /** For changes by people. */
  readonly changePullRequest: (number: number, change: Partial<StoredPullRequest>) => void
  /** Nothing is at the old name afterwards. */
  readonly renameRepository: (name: string) => void
  readonly addComment: (comment: NewComment) => StoredComment
  /** Oldest first. */
  readonly comments: (number: number) => readonly StoredComment[]
  /** Oldest first. */
  readonly deployments: () => readonly StoredDeployment[]
  readonly requests: readonly RecordedRequest[]
  readonly inject: (rule: FaultRule) => void
  readonly close: () => Promise<void>
}

const MOST_TREE_ENTRIES = 100_000
export async function startGitHub(options: EmbeddedGitHubOptions): Promise<EmbeddedGitHub> {
  const { directory, port = 0, token = 'ghs_embedded', now = Date.now } = options
  let { repository = 'octo-org/site' } = options
  const records = createRecordStore()
  const faults = createFaults()
  const requests: RecordedRequest[] = []
  const closing = new AbortController()
  const respond = createService({
    get repository() {
      return repository
    },
    store: openGitStore(directory),
    records,
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
    addRun: (run) => addRun(records, run),
    addRelease: (release) => {
      addRelease(records, release)
    },
    addDeployment: (deployment) => addDeployment(records, deployment),
    addPullRequest: (pull) => {
      records.pullRequests.push(pull)
    },
    changePullRequest: (number, change) => {
      changePullRequest(records, number, change)
    },
    addComment: (comment) => addComment(records, comment, now()),
    comments: (number) => records.comments.filter((comment) => comment.number === number),
    deployments: () => [...records.deployments],
    requests,
    inject: faults.inject,
    close: () => {
      closing.abort()
      return server.close()
    },
  }
}
