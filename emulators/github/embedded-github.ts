/** A GitHub of one's own on 127.0.0.1: the part of the REST API that the action uses, over a real git repository, and its faults. */

import { listen } from '../http-server.ts'
import type { Scope } from './endpoint.ts'
import { createFaults, type FaultRule } from './faults.ts'
import { openGitStore } from './git-store.ts'
import { createHub, type HeldDeployment, type HeldPullRequest, type HeldRelease, type HeldRun } from './hub.ts'
import { createService, type RecordedRequest } from './service.ts'

export type { Scope } from './endpoint.ts'
export type { FaultRule } from './faults.ts'
export type { HeldJob } from './hub.ts'
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
  /** What the token may read; by default everything. */
  readonly scopes?: readonly Scope[]
  /** How many entries of a tree are listed at most; by default GitHub's 100,000. */
  readonly treeLimit?: number
}

/** A run to put in. What is absent is that of a push to `main` that succeeded at once. */
export type NewRun = Pick<HeldRun, 'headSha'> & Partial<HeldRun>

/** A running server. */
export type EmbeddedGitHub = {
  /** `http://127.0.0.1:PORT`, the value for `GITHUB_API_URL`. */
  readonly url: string
  readonly repository: string
  readonly token: string
  readonly addRun: (run: NewRun) => HeldRun
  readonly addRelease: (release: Pick<HeldRelease, 'tag'> & Partial<HeldRelease>) => void
  readonly addDeployment: (deployment: Pick<HeldDeployment, 'sha'> & Partial<HeldDeployment>) => HeldDeployment
  readonly addPullRequest: (pull: HeldPullRequest) => void
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
  const { directory, repository = 'octo-org/site', port = 0, token = 'ghs_embedded' } = options
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
    scopes: options.scopes ?? ['actions', 'contents', 'deployments', 'pull-requests'],
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
    addDeployment: (deployment) => {
      const index = hub.deployments.length
      const held: HeldDeployment = {
        id: 500 + index,
        environment: 'production',
        createdAt: FIRST_DAY + index * HOUR,
        states: ['success'],
        ...deployment,
      }
      hub.deployments.push(held)
      return held
    },
    addPullRequest: (pull) => {
      hub.pullRequests.push(pull)
    },
    requests,
    inject: faults.inject,
    close: () => {
      closing.abort()
      return server.close()
    },
  }
}
