import type { WorkflowJob } from '../../github/github.ts'
import type { Run } from '../../event/run.ts'

/**
 * The name of this job at GitHub, with its matrix values: the job in progress on our runner. If that is ambiguous, the
 * job with our job's ID as its name; otherwise undefined.
 */
export function findOwnJob(
  jobs: readonly WorkflowJob[],
  { job, runnerName }: Pick<Run, 'job' | 'runnerName'>,
): string | undefined {
  const ours = jobs.filter((one) => one.status === 'in_progress' && one.runnerName === runnerName)
  const [only, ...others] = ours.length > 0 ? ours : jobs.filter(({ name }) => name === job)
  return others.length === 0 ? only?.name : undefined
}

/**
 * Whether our job succeeded. A successful run may have skipped it. If our job has another name in that run, or an
 * unknown one, all its jobs must have succeeded.
 */
export function hasDeployed(jobs: readonly WorkflowJob[], own: string | undefined): boolean {
  const named = jobs.filter(({ name }) => name === own)
  const decisive = named.length > 0 ? named : jobs
  return decisive.length > 0 && decisive.every(({ conclusion }) => conclusion === 'success')
}
