import type { PullRequest } from './event.ts'
import { textOf, type RawEvent } from './payload.ts'

/** Events of a pull request that run without secrets if it comes from a fork. `pull_request_target` runs with them. */
const EVENTS: readonly string[] = ['pull_request', 'pull_request_review', 'pull_request_review_comment']

/**
 * Why the run has no credentials: its pull request comes from a fork, or Dependabot pushed it. `undefined` for every other run.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories
 */
export function findDistrust({ name, payload }: RawEvent, pullRequest: PullRequest | undefined): string | undefined {
  if (!EVENTS.includes(name) || pullRequest === undefined) return undefined
  const { fork } = pullRequest
  if (fork !== undefined) {
    const from = fork.repository === undefined ? 'a fork that is gone' : `the fork ${JSON.stringify(fork.repository)}`
    return `This pull request comes from ${from}, and its runs have no credentials. ${NOTHING}`
  }
  if (textOf(payload, 'sender', 'login') === 'dependabot[bot]') {
    return `This run was started by Dependabot, whose runs have no credentials. ${NOTHING}`
  }
  return undefined
}

const NOTHING = 'Nothing was purged; that is done by the push that follows once it is merged.'
