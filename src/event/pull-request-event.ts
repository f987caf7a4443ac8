import { readSha, type Revision } from '../repository/revision.ts'
import type { EventBase, EventReading, PullRequest } from './event.ts'
import { fieldOf, textOf, type RawEvent } from './payload.ts'

const READS_DATA_ONLY =
  'This workflow runs on pull_request_target: it has the credentials of the base branch, and the pull request may be from anyone. ' +
  'Only the names of its files are read here. Make sure that no other step checks out or runs its code.'

/**
 * Deploys a preview of its head in place of the previous head (`synchronize`) or the merge base. After the merge,
 * deploys the base branch. https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request
 */
export function readPullRequestEvent({ name, payload }: RawEvent, pullRequest: PullRequest | undefined): EventReading {
  const reading = readCommits(payload, pullRequest)
  return name === 'pull_request_target' && reading.kind === 'deployed'
    ? { ...reading, warning: READS_DATA_ONLY }
    : reading
}

function readCommits(payload: unknown, pullRequest: PullRequest | undefined): EventReading {
  const action = textOf(payload, 'action')
  if (action === 'closed') {
    return pullRequest?.merged === true
      ? readMerged(pullRequest)
      : { kind: 'nothing', reason: 'This pull request was closed without being merged: there is nothing to purge.' }
  }
  return {
    kind: 'deployed',
    head: pullRequest?.head,
    base:
      action === 'synchronize'
        ? revisionOr(readSha(fieldOf(payload, 'before')), 'has no usable `before`')
        : mergeBaseOr(pullRequest?.base),
    ...(pullRequest?.number !== undefined && { tip: `refs/pull/${pullRequest.number}/head` }),
  }
}

function readMerged({ number, head: last, baseBranch, mergeCommit, commits }: PullRequest): EventReading {
  const fastForward = mergeCommit !== undefined && mergeCommit.sha === last?.sha && commits !== 1
  return {
    kind: 'deployed',
    head: mergeCommit,
    base:
      number === undefined || commits === undefined || fastForward
        ? none(
            fastForward
              ? 'was merged by a push, without a merge commit: it is unknown how far the branch moved'
              : 'does not say how many commits were merged',
          )
        : { kind: 'merged-pull-request', number, commits },
    ...(baseBranch !== undefined && { tip: `refs/heads/${baseBranch}` }),
  }
}

function mergeBaseOr(other: Revision | undefined): EventBase {
  return other === undefined ? none('has no usable `base.sha`') : { kind: 'merge-base', other }
}

function revisionOr(revision: Revision | undefined, otherwise: string): EventBase {
  return revision === undefined ? none(otherwise) : { kind: 'revision', revision }
}

function none(what: string): EventBase {
  return { kind: 'none', reason: `This pull request ${what}. Give \`base:\`, a ref or SHA.` }
}
