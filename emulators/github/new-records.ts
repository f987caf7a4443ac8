import type {
  DeploymentState,
  StoredComment,
  StoredDeployment,
  StoredPullRequest,
  StoredRelease,
  StoredRun,
  RecordStore,
} from './record-store.ts'

/** By default, a push to `main` that succeeded. */
export type NewRun = Pick<StoredRun, 'headSha'> & Partial<StoredRun>

/** By default, a successful one to `production`. `states` are oldest first. */
export type NewDeployment = Pick<StoredDeployment, 'sha'> &
  Partial<Omit<StoredDeployment, 'statuses'>> & { readonly states?: readonly DeploymentState[] }

export type NewRelease = Pick<StoredRelease, 'tag'> & Partial<StoredRelease>

export type NewComment = Pick<StoredComment, 'number' | 'login' | 'body'>

const FIRST_DAY = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

export function addRun(records: RecordStore, run: NewRun): StoredRun {
  const number = run.number ?? records.runs.length + 1
  const createdAt = run.createdAt ?? FIRST_DAY + number * HOUR
  const record = {
    id: 10_000_000_000 + records.runs.length,
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
  records.runs.push(record)
  return record
}

export function addRelease(records: RecordStore, release: NewRelease): void {
  const publishedAt = FIRST_DAY + records.releases.length * HOUR
  records.releases.push({ publishedAt, draft: false, prerelease: false, ...release })
}

export function addDeployment(
  records: RecordStore,
  { states = ['success'], ...deployment }: NewDeployment,
): StoredDeployment {
  const index = records.deployments.length
  const record: StoredDeployment = {
    id: 500 + index,
    ref: deployment.sha,
    task: 'deploy',
    environment: 'production',
    isTransient: false,
    createdAt: FIRST_DAY + index * HOUR,
    statuses: states.map((state) => ({ state, description: '', environmentUrl: '', logUrl: '' })),
    ...deployment,
  }
  records.deployments.push(record)
  return record
}

export function changePullRequest(records: RecordStore, number: number, change: Partial<StoredPullRequest>): void {
  const index = records.pullRequests.findIndex((pull) => pull.number === number)
  const pull = records.pullRequests[index]
  if (pull === undefined) throw new Error(`Pull request ${number} does not exist: add it before it is changed.`)
  records.pullRequests.splice(index, 1, { ...pull, ...change })
}

export function addComment(records: RecordStore, comment: NewComment, now: number): StoredComment {
  const record = { id: 9_000 + records.comments.length, createdAt: now, updatedAt: now, ...comment }
  records.comments.push(record)
  return record
}
