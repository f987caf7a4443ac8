import type { WorkflowJob } from '../../github/github.ts'
import type { Run } from '../../event/run.ts'

/** The job in progress on our runner, with its matrix values. If there are several, the one named like our job's ID. */
export function findOwnJob(
  jobs: readonly WorkflowJob[],
  { job, runnerName }: Pick<Run, 'job' | 'runnerName'>,
): string | undefined {
  const ours = jobs.filter((one) => one.status === 'in_progress' && one.runnerName === runnerName)
  const [only, ...others] = ours.length > 0 ? ours : jobs.filter(({ name }) => name === job)
  return others.length === 0 ? only?.name : undefined
}

/** A successful run may have skipped our job. Without our job's name, all jobs must have succeeded. */
export function hasDeployed(jobs: readonly WorkflowJob[], own: string | undefined): boolean {
  const named = jobs.filter(({ name }) => name === own)
  const decisive = named.length > 0 ? named : jobs
  return decisive.length > 0 && decisive.every(({ conclusion }) => conclusion === 'success')
}
