import type { WorkflowJob } from '../../github/github.ts'
import type { Run } from '../../event/run.ts'

/**
 * The name by which GitHub shows the job that is running this, with the values of its matrix: the job that is under way on our
 * runner. Where that does not single one out, the one that is called like the job's ID; otherwise `undefined`.
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
 * Whether our job succeeded in a run that is green, which it also is if the job was skipped. Where the job has another name in
 * that run, or none that we know, it did if every job of the run did.
 */
export function hasDeployed(jobs: readonly WorkflowJob[], own: string | undefined): boolean {
  const named = jobs.filter(({ name }) => name === own)
  const decisive = named.length > 0 ? named : jobs
  return decisive.length > 0 && decisive.every(({ conclusion }) => conclusion === 'success')
}
