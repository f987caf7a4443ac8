/** The run that this is, as the runner tells it. */
import type { Environment } from '../repository/git-environment.ts'

export type CurrentRun = {
  /** `undefined` outside of GitHub Actions. */
  readonly id: number | undefined
  /** From 1; every re-run counts one more. */
  readonly attempt: number
  /** The name of the workflow's file: that of the caller where one workflow calls another. */
  readonly workflow: string | undefined
  /** What the run is for: a branch; a tag; for pull requests the branch that they bring. */
  readonly line: RunLine | undefined
  /** The job's ID in the workflow's file, which the API does not know; it knows names, and on which runner a job is. */
  readonly job: string
  readonly runnerName: string
}

export type RunLine = { readonly kind: 'branch' | 'tag' | 'pull-request'; readonly name: string }

/**
 * Reads the runner's variables GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_WORKFLOW_REF, GITHUB_REF, GITHUB_HEAD_REF, GITHUB_JOB and
 * RUNNER_NAME.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export function readCurrentRun(env: Environment): CurrentRun {
  return {
    id: readNumber(env['GITHUB_RUN_ID']),
    attempt: readNumber(env['GITHUB_RUN_ATTEMPT']) ?? 1,
    workflow: /^[^/]+\/[^/]+\/(?:.*\/)?([^/@]+\.ya?ml)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1],
    line: readLine(env['GITHUB_REF'] ?? '', env['GITHUB_HEAD_REF'] ?? ''),
    job: env['GITHUB_JOB'] ?? '',
    runnerName: env['RUNNER_NAME'] ?? '',
  }
}

function readLine(ref: string, headRef: string): RunLine | undefined {
  if (headRef !== '') return { kind: 'pull-request', name: headRef }
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? []
  return name === undefined ? undefined : { kind: kind === 'heads' ? 'branch' : 'tag', name }
}

function readNumber(text: string | undefined): number | undefined {
  return /^\d+$/.test(text ?? '') ? Number(text) : undefined
}
