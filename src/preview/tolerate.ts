/** Comments and deployments must not fail a preview. */
import { GitHubFailure } from '../github/github.ts'
import type { Log } from '../log.ts'

export type Tolerate = (step: () => Promise<void>) => Promise<void>

/** Logs a GitHubFailure as a warning. */
export function tolerateRefusals(log: Log): Tolerate {
  const reported = new Set<string>()
  return async (step) => {
    try {
      await step()
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error
      if (!reported.has(error.message)) log.warning(error.message)
      reported.add(error.message)
    }
  }
}
