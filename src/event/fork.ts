import type { PullRequest } from './event.ts'
import { textOf, type RawEvent } from './payload.ts'

/** Without secrets for pull requests from forks. */
const EVENTS: readonly string[] = ['pull_request', 'pull_request_review', 'pull_request_review_comment']

/**
 * For pull requests from forks or by Dependabot.
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

const NOTHING = 'Nothing was purged or previewed. The push after the merge purges.'
