import { readSha } from '../repository/revision.ts'
import type { Fork, PullRequest } from './event.ts'
import { fieldOf, numberOf, textOf } from './payload.ts'

export function readPullRequest(payload: unknown): PullRequest | undefined {
  const pullRequest = fieldOf(payload, 'pull_request')
  if (pullRequest === undefined) return undefined
  return {
    number: numberOf(pullRequest, 'number'),
    isOpen: textOf(pullRequest, 'state') !== 'closed' && textOf(payload, 'action') !== 'closed',
    headBranch: textOf(pullRequest, 'head', 'ref'),
    head: readSha(fieldOf(pullRequest, 'head', 'sha')),
    base: readSha(fieldOf(pullRequest, 'base', 'sha')),
    baseBranch: textOf(pullRequest, 'base', 'ref'),
    fork: readFork(pullRequest),
    merged: fieldOf(pullRequest, 'merged') === true,
    mergeCommit: readSha(fieldOf(pullRequest, 'merge_commit_sha')),
    commits: numberOf(pullRequest, 'commits'),
  }
}

function readFork(pullRequest: unknown): Fork | undefined {
  const head = fieldOf(pullRequest, 'head')
  const ours = textOf(pullRequest, 'base', 'repo', 'full_name')
  // Null if the repository was deleted.
  const theirs = textOf(head, 'repo', 'full_name')
  if (head === undefined || (theirs !== undefined && theirs === ours)) return undefined
  return { repository: theirs }
}
