/** A run reports what it knows even if it fails. */
import type { StoredDistribution } from '../../cloudfront/distributions.ts'
import { toProblem, type Problem } from '../../failure.ts'
import type { DeployedDistribution, DeployResult } from './result.ts'

export type Known = Omit<DeployResult, 'command' | 'name' | 'status'>

export type Progress = {
  readonly known: () => Known
  readonly learn: (learned: Partial<Omit<Known, 'problems'>>) => void
  readonly report: (problem: Problem) => void
  /** Turns refusals into problems, so that later steps still run. Faults of the program reject. */
  readonly attempt: <Answer>(step: () => Promise<Answer>) => Promise<Answer | undefined>
}

export function beginProgress(): Progress {
  let known: Known = {
    change: 'none',
    distribution: undefined,
    changes: [],
    cause: undefined,
    untaken: [],
    duePurge: [],
    purge: undefined,
    problems: [],
  }
  const report = (problem: Problem) => {
    known = { ...known, problems: [...known.problems, problem] }
  }
  return {
    known: () => known,
    learn: (learned) => {
      known = { ...known, ...learned }
    },
    report,
    attempt: async (step) => {
      try {
        return await step()
      } catch (error) {
        report(toProblem(error))
        return undefined
      }
    },
  }
}

export function describeStored({ id, arn, domainName, status }: StoredDistribution): DeployedDistribution {
  return { id, arn, domainName, status }
}
