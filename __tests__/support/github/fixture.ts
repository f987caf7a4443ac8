/**
 * The action's adapter of GitHub with the embedded GitHub. Every exchange is checked against GitHub's OpenAPI
 * description.
 */

import { expect } from '@jest/globals'
import {
  startGitHub,
  type EmbeddedGitHub,
  type EmbeddedGitHubOptions,
} from '../../../emulators/github/embedded-github.ts'
import type { Deployments } from '../../../src/github/deployments.ts'
import type { GitHub } from '../../../src/github/github.ts'
import { connectToDeployments } from '../../../src/github/octokit-deployments.ts'
import { connectToPullRequests } from '../../../src/github/octokit-pull-requests.ts'
import { connectToGitHub } from '../../../src/github/octokit.ts'
import type { PullRequests } from '../../../src/github/pull-requests.ts'
import { openDirectNetwork } from '../network/direct-network.ts'
import { checkExchange } from '../../../emulators/github/openapi/check-exchange.ts'

export type Running = {
  readonly server: EmbeddedGitHub
  readonly github: GitHub
  readonly pullRequests: PullRequests
  readonly deployments: Deployments
  /** The milliseconds that were slept, one after another; the clock stands still otherwise. */
  readonly sleeps: readonly number[]
  /** What was logged while waiting. */
  readonly notices: readonly string[]
  /** The operations that were asked for, in order. */
  readonly operations: () => readonly (string | undefined)[]
}

export const START = Date.UTC(2026, 10, 21, 12)

/** Runs a test against a server; `token` is what the action has, by default the server's. */
export async function withGitHub(
  options: EmbeddedGitHubOptions & {
    readonly patience?: number
    /** How long one request may take, in milliseconds. */
    readonly timeout?: number
    readonly given?: { readonly token: string | undefined }
  },
  test: (running: Running) => Promise<void>,
): Promise<void> {
  const { patience, timeout, given, ...serverOptions } = options
  const server = await startGitHub(serverOptions)
  const sleeps: number[] = []
  const notices: string[] = []
  let now = START
  const session = {
    token: given === undefined ? server.token : given.token,
    apiUrl: server.url,
    repository: server.repository,
    clock: {
      now: () => now,
      sleep: (milliseconds: number) => {
        sleeps.push(milliseconds)
        now += milliseconds
        return Promise.resolve()
      },
    },
    notify: (text: string) => {
      notices.push(text)
    },
    network: openDirectNetwork(
      timeout === undefined ? undefined : { connection: 10_000, headers: timeout, answer: timeout },
    ),
    ...(patience !== undefined && { patience }),
  }
  const github = connectToGitHub(session)
  const pullRequests = connectToPullRequests(session)
  const deployments = connectToDeployments(session)
  try {
    const operations = () => server.requests.map(({ operation }) => operation)
    await test({ server, github, pullRequests, deployments, sleeps, notices, operations })
    // GitHub describes its other API elsewhere.
    const described = server.requests.filter(({ fault, target }) => fault !== 'html' && target !== '/graphql')
    expect(described.flatMap(checkExchange)).toEqual([])
  } finally {
    await server.close()
  }
}

/** Waits for a rejection with an error of this name, and returns its message. Fails if the promise is fulfilled. */
export async function failureOf(promise: Promise<unknown>, name = 'GitHubFailure'): Promise<string> {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Error && outcome.name === name) return outcome.message
  throw new Error('There should have been a failure.', { cause: outcome })
}
