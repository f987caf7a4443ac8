/** What is known of a run so far: when something fails, all of this is still told. */
import type { HeldDistribution } from '../../cloudfront/distributions.ts'
import { toProblem, type Problem } from '../../failure.ts'
import type { DeployedDistribution, DeployResult } from './result.ts'

export type Known = Pick<DeployResult, 'change' | 'distribution' | 'changes' | 'cause' | 'purge' | 'problems'>

export type Progress = {
  readonly known: () => Known
  /** Takes what is new; everything else stays known. */
  readonly learn: (news: Partial<Omit<Known, 'problems'>>) => void
  readonly report: (problem: Problem) => void
  /**
   * Takes a step. What CloudFront refused becomes a problem, and undefined the answer, so that the next step can be taken in spite
   * of it; only a fault of the program rejects.
   */
  readonly attempt: <Answer>(step: () => Promise<Answer>) => Promise<Answer | undefined>
}

export function beginProgress(): Progress {
  let known: Known = {
    change: 'none',
    distribution: undefined,
    changes: [],
    cause: undefined,
    purge: undefined,
    problems: [],
  }
  const report = (problem: Problem) => {
    known = { ...known, problems: [...known.problems, problem] }
  }
  return {
    known: () => known,
    learn: (news) => {
      known = { ...known, ...news }
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

/** A distribution as results tell it. */
export function describeHeld({ id, arn, domainName, status }: HeldDistribution): DeployedDistribution {
  return { id, arn, domainName, status }
}
