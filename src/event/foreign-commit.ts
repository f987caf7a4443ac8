import { readSha } from '../repository/revision.ts'
import type { ForeignCommit, PullRequest } from './event.ts'
import { fieldOf, textOf, type RawEvent } from './payload.ts'

/**
 * Events that have credentials, but may be about an unreviewed commit.
 * https://docs.github.com/en/actions/reference/security/secure-use#mitigating-the-risks-of-untrusted-code-checkout
 */
export function findForeignCommit(event: RawEvent, pullRequest: PullRequest | undefined): ForeignCommit | undefined {
  const { name, payload, sha } = event
  // Of the default branch, unless the event says otherwise.
  const ofWorkflow = readSha(sha)
  switch (name) {
    case 'pull_request_target':
      return { what: 'its pull request', reviewed: pullRequest?.base ?? ofWorkflow, hasBase: true }
    case 'workflow_run': {
      const what = describeForeignRun(payload, ofWorkflow?.sha)
      return what === undefined ? undefined : { what, reviewed: ofWorkflow, hasBase: false }
    }
    case 'issue_comment':
      return fieldOf(payload, 'issue', 'pull_request') === undefined
        ? undefined
        : { what: 'the pull request that was commented on', reviewed: ofWorkflow, hasBase: false }
    case 'check_run':
    case 'check_suite':
    case 'status': {
      const about = fieldOf(payload, ...COMMIT_OF[name])
      return readSha(about)?.sha === ofWorkflow?.sha
        ? undefined
        : { what: `the commit of this ${name}`, reviewed: ofWorkflow, hasBase: false }
    }
    case 'deployment':
    case 'deployment_status': {
      const branch = textOf(payload, 'repository', 'default_branch')
      const reviewed = branch === undefined ? undefined : ({ kind: 'ref', ref: `refs/heads/${branch}` } as const)
      if (isOfPullRequest(textOf(payload, 'deployment', 'ref') ?? ''))
        return { what: 'the pull request that is deployed', reviewed, hasBase: true }
      return isDeployedByApp(payload) ? { what: 'the commit that an app deploys', reviewed, hasBase: true } : undefined
    }
    case 'repository_dispatch':
      return namesCommit(fieldOf(payload, 'client_payload'), ofWorkflow?.sha)
        ? { what: 'the commit in `client_payload`', reviewed: ofWorkflow, hasBase: true }
        : undefined
    default:
      return undefined
  }
}

const COMMIT_OF = {
  check_run: ['check_run', 'head_sha'],
  check_suite: ['check_suite', 'head_sha'],
  status: ['sha'],
} as const

/** Events whose runs may be for anyone's commit. */
const TRIGGERS_OF_ANY_COMMIT = /^(?:check_run|check_suite|status|deployment|deployment_status)$/

/** A pull request's code is unreviewed even from this repository. `own` is the commit of the workflow. */
function describeForeignRun(payload: unknown, own: string | undefined): string | undefined {
  const run = fieldOf(payload, 'workflow_run')
  const trigger = textOf(run, 'event') ?? ''
  if (/^(?:pull_request|issue_comment)/.test(trigger)) return `a run for ${JSON.stringify(trigger)}`
  if (TRIGGERS_OF_ANY_COMMIT.test(trigger) && readSha(fieldOf(run, 'head_sha'))?.sha !== own)
    return `a run for ${JSON.stringify(trigger)} of another commit`
  const theirs = fieldOf(run, 'head_repository')
  const ours = fieldOf(payload, 'repository')
  // Null after the repository was deleted.
  if (theirs === undefined || haveSameId(theirs, ours)) return undefined
  const name = textOf(theirs, 'full_name')
  return name === undefined ? 'a run of a repository that is gone' : `a run of ${JSON.stringify(name)}`
}

/** Compares names if one has no ID. */
function haveSameId(one: unknown, other: unknown): boolean {
  const [id, otherId] = [fieldOf(one, 'id'), fieldOf(other, 'id')]
  if (id !== undefined && otherId !== undefined) return id === otherId
  const name = textOf(one, 'full_name')?.toLowerCase()
  return name !== undefined && name === textOf(other, 'full_name')?.toLowerCase()
}

/** Such as a hosting service; the SHA may be a fork's. */
function isDeployedByApp(payload: unknown): boolean {
  const deployment = fieldOf(payload, 'deployment')
  const ref = textOf(deployment, 'ref') ?? ''
  const app = textOf(deployment, 'performed_via_github_app', 'slug')
  const isBot = textOf(deployment, 'creator', 'type') === 'Bot'
  const isWorkflow =
    app === 'github-actions' || (app === undefined && textOf(deployment, 'creator', 'login') === 'github-actions[bot]')
  return /^[0-9a-f]{7,64}$/i.test(ref) && (app !== undefined || isBot) && !isWorkflow
}

function isOfPullRequest(ref: string): boolean {
  return /^(?:refs\/)?(?:remotes\/)?pull\/\d+\//.test(ref)
}

/** At any depth: a full SHA other than `own`, or the ref of a pull request. */
function namesCommit(value: unknown, own: string | undefined): boolean {
  const left: unknown[] = [value]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'object' && next !== null) {
      const inner: unknown[] = Object.values(next)
      left.push(...inner.filter((one) => one !== null && one !== undefined))
    }
    const sha = readSha(next)?.sha
    if (sha !== undefined ? sha !== own : typeof next === 'string' && isOfPullRequest(next)) return true
  }
  return false
}
