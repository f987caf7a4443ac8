import type { Bases } from './bases.ts'
import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import type { GitHub, WorkflowRun } from '../../github/github.ts'
import type { Run, RunRef } from '../../event/run.ts'
import { readSha } from '../../repository/revision.ts'
import { kindOf } from './tag-order.ts'
import { findOwnJob, hasDeployed } from './own-job.ts'

/** So that a long history does not use up the token's hourly requests. */
const MOST_RUNS = 500
const MOST_JOBS = 30
const MOST_BASES = 20

/** Events that deploy the commit of the run's branch. */
const BRANCH_EVENTS: readonly string[] = ['push', 'workflow_dispatch', 'schedule', 'repository_dispatch']

/**
 * The commits of the last run of this workflow and branch in which this job succeeded. After a re-run, that may be the
 * run with the greatest number or the one that ended last, so both count. So do later runs without success, which may
 * have deployed something. Rejects with an `Unknowable` if no run succeeded.
 */
export async function findLastSuccess({ github, run }: CommitSources & { readonly run: Run }): Promise<Bases> {
  const { id, workflow, ref } = run
  if (id === undefined || workflow === undefined || ref === undefined) {
    throw new Unknowable(
      '`base: last-success` needs a run of GitHub Actions on a branch, a tag or a pull request: ' +
        'GITHUB_RUN_ID, GITHUB_WORKFLOW_REF or GITHUB_REF does not name one. Give `base:`, a ref or SHA.',
    )
  }
  return askInTurn([
    {
      what: `Looking for the last successful run of ${workflow} on ${JSON.stringify(ref.name)}`,
      ask: async () => chooseBases(await github(), { ...run, id, workflow, ref }),
    },
  ])
}

type RunOnRef = { readonly id: number; readonly workflow: string; readonly ref: RunRef }

async function chooseBases(github: GitHub, run: Run & RunOnRef): Promise<Bases> {
  const branch = run.ref.kind === 'tag' ? undefined : run.ref.name
  const succeeded = await collect(github.successfulRuns(run.workflow, branch), run)
  const deployed = await deploymentsAmong(github, succeeded, run)
  const since = {
    number: Math.min(...deployed.map(({ number }) => number)),
    updatedAt: Math.min(...deployed.map(({ updatedAt }) => updatedAt)),
  }
  const known = new Set(succeeded.map(({ id }) => id))
  const others = (await collect(github.runs(run.workflow, branch), run)).filter(
    ({ id, number, updatedAt, conclusion }) =>
      !known.has(id) && conclusion !== 'skipped' && (number > since.number || updatedAt > since.updatedAt),
  )
  const shas = new Set([...deployed, ...others].map(({ headSha }) => headSha))
  if (shas.size > MOST_BASES) {
    throw new Unknowable(
      `Since run ${since.number}, the last that succeeded, runs for ${shas.size} commits did not: it is unknown what they deployed.`,
    )
  }
  const [base, ...rest] = Array.from(shas, readSha).filter((revision) => revision !== undefined)
  if (base === undefined || rest.length + 1 < shas.size) throw new Unknowable('GitHub named a run without a full SHA.')
  return [base, ...rest]
}

async function collect(runs: AsyncIterable<WorkflowRun>, own: RunOnRef): Promise<readonly WorkflowRun[]> {
  const found: WorkflowRun[] = []
  let seen = 0
  for await (const run of runs) {
    if (run.id !== own.id && isOnRef(run, own.ref)) found.push(run)
    if (++seen === MOST_RUNS) break
  }
  return found
}

function isOnRef({ event, headBranch }: WorkflowRun, { kind, name }: RunRef): boolean {
  switch (kind) {
    case 'branch':
      // Pull requests also have a branch name, which a fork may share.
      return headBranch === name && BRANCH_EVENTS.includes(event)
    case 'tag':
      return kindOf(headBranch) === kindOf(name) && BRANCH_EVENTS.includes(event)
    case 'pull-request':
      return headBranch === name && event === 'pull_request'
  }
}

async function deploymentsAmong(
  github: GitHub,
  runs: readonly WorkflowRun[],
  own: Run & RunOnRef,
): Promise<readonly WorkflowRun[]> {
  const job = runs.length === 0 ? undefined : findOwnJob(await github.jobs(own.id), own)
  const answers = new Map<number, boolean>()
  const isDeployment = async ({ id }: WorkflowRun): Promise<boolean> => {
    const known = answers.get(id)
    if (known !== undefined) return known
    if (answers.size === MOST_JOBS) {
      throw new Unknowable(`In none of the last ${MOST_JOBS} successful runs this job was run and succeeded.`)
    }
    const answer = hasDeployed(await github.jobs(id), job)
    answers.set(id, answer)
    return answer
  }
  const first = async (ordered: readonly WorkflowRun[]): Promise<WorkflowRun> => {
    for (const run of ordered) if (await isDeployment(run)) return run
    throw new Unknowable(
      `No run of ${own.workflow} on ${JSON.stringify(own.ref.name)} in which this job was run has succeeded yet.`,
    )
  }
  const newest = await first(runs.toSorted((one, other) => other.number - one.number))
  const latest = await first(runs.toSorted((one, other) => other.updatedAt - one.updatedAt))
  return newest === latest ? [newest] : [newest, latest]
}
