/** GitHub's refusals do not stop a preview: comments and deployments only tell about it. */
import { GitHubFailure } from '../github/github.ts'
import type { Log } from '../log.ts'

export type Tolerate = (step: () => Promise<void>) => Promise<void>

/** Makes a function that takes a step and logs a GitHubFailure as a warning, the same one once. */
export function tolerateRefusals(log: Log): Tolerate {
  const told = new Set<string>()
  return async (step) => {
    try {
      await step()
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error
      if (!told.has(error.message)) log.warning(error.message)
      told.add(error.message)
    }
  }
}
