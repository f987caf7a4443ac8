import { readSha, type Sha } from '../repository/revision.ts'
import { readDeployment } from './deployment-event.ts'
import type { EventReading, PullRequest, TriggerEvent, WorkflowRunHead } from './event.ts'
import { findForeignCommit } from './foreign-commit.ts'
import { findDistrust } from './fork.ts'
import { fieldOf, textOf, type RawEvent } from './payload.ts'
import { readPullRequestEvent } from './pull-request-event.ts'
import { readPullRequest } from './pull-request.ts'
import { readPush } from './push-event.ts'
import { readRelease } from './release-event.ts'

/** Accepts any payload. */
export function readEvent(event: RawEvent): TriggerEvent {
  const pullRequest = readPullRequest(event.payload)
  const { name, sha, payload } = event
  const action = textOf(payload, 'action')
  return {
    name,
    sha,
    action,
    pullRequest,
    workflowRun: readWorkflowRunHead(payload),
    foreign: findForeignCommit(event, pullRequest),
    reading: read(event, pullRequest),
  }
}

function read(event: RawEvent, pullRequest: PullRequest | undefined): EventReading {
  const reason = findDistrust(event, pullRequest)
  if (reason !== undefined) return { kind: 'untrusted', reason }
  switch (event.name) {
    case 'push':
      return readPush(event)
    case 'pull_request':
    case 'pull_request_target':
      return readPullRequestEvent(event, pullRequest)
    case 'merge_group':
      return readMergeGroup(event)
    case 'workflow_run':
      return readWorkflowRun(event)
    case 'release':
      return readRelease(event)
    case 'deployment':
    case 'deployment_status':
      return readDeployment(event)
    case 'delete':
      return { kind: 'nothing', reason: 'A branch or tag was deleted: there is nothing to purge.' }
    default:
      return withoutBase(event, readSha(event.sha))
  }
}

/** Not merged yet, so nothing of it is live. */
function readMergeGroup(event: RawEvent): EventReading {
  const head = readSha(fieldOf(event.payload, 'merge_group', 'head_sha'))
  const base = readSha(fieldOf(event.payload, 'merge_group', 'base_sha'))
  return base === undefined
    ? withoutBase(event, head)
    : { kind: 'deployed', head, base: { kind: 'revision', revision: base } }
}

/** `GITHUB_SHA` is the tip of the default branch, not what the finished run built. */
function readWorkflowRun(event: RawEvent): EventReading {
  const conclusion = textOf(event.payload, 'workflow_run', 'conclusion')
  if (conclusion !== 'success') {
    const outcome = conclusion === undefined ? 'has not ended' : `ended with ${JSON.stringify(conclusion)}`
    return { kind: 'nothing', reason: `The workflow run that started this one ${outcome}: there is nothing to purge.` }
  }
  const branch = textOf(event.payload, 'workflow_run', 'head_branch')
  const isOurs =
    textOf(event.payload, 'workflow_run', 'head_repository', 'full_name') ===
    textOf(event.payload, 'repository', 'full_name')
  const ref = branch !== undefined && isOurs ? `refs/heads/${branch}` : undefined
  return withoutBase({ ...event, ref }, readSha(fieldOf(event.payload, 'workflow_run', 'head_sha')))
}

function readWorkflowRunHead(payload: unknown): WorkflowRunHead | undefined {
  const owner = textOf(payload, 'workflow_run', 'head_repository', 'owner', 'login')
  const branch = textOf(payload, 'workflow_run', 'head_branch')
  const head = readSha(fieldOf(payload, 'workflow_run', 'head_sha'))
  return owner === undefined || branch === undefined || head === undefined
    ? undefined
    : { owner, branch, sha: head.sha }
}

function withoutBase(event: RawEvent, head: Sha | undefined): EventReading {
  const reason =
    `The event ${JSON.stringify(event.name)} does not say what was deployed before it. ` +
    'Give `base:`, a ref or SHA to compare with or `last-success` or `last-invalidation`, ' +
    'or the changed files themselves in `files:` or `files-from:`.'
  const tip = event.ref?.startsWith('refs/heads/') === true ? event.ref : undefined
  return { kind: 'deployed', head, base: { kind: 'none', reason }, ...(tip !== undefined && { tip }) }
}
