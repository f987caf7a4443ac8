import type { GitHub } from './github.ts'
import { openCommitCalls } from './octokit-commits.ts'
import { openHistoryCalls } from './octokit-history.ts'
import { openSession, type SessionOptions } from './session.ts'

export function connectToGitHub(given: SessionOptions): GitHub {
  const session = openSession(given)
  return { ...openCommitCalls(session), ...openHistoryCalls(session) }
}
