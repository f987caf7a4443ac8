import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import { readSha, type Revision } from '../../repository/revision.ts'
import type { BaseQuery } from '../../event/event.ts'

/**
 * What the last deployment to the environment put there before the one given. If a later one succeeded already, as when an old run
 * is run again, what is served is not known.
 */
export async function findPreviousDeployment(
  { github }: CommitSources,
  { environment, id }: Extract<BaseQuery, { kind: 'previous-deployment' }>,
): Promise<Revision> {
  const name = JSON.stringify(environment)
  const last = await askInTurn([
    {
      what: `Looking for the deployment to ${name} before this one`,
      ask: async () => {
        // Newest first: the first that is not this one decides.
        for await (const deployment of (await github()).successfulDeployments(environment)) {
          if (deployment.id !== id) return deployment
        }
        return undefined
      },
    },
  ])
  const base = readSha(last?.sha)
  if (last === undefined || base === undefined) {
    throw new Unknowable(`No deployment to ${name} succeeded before this one. Give \`base:\`, a ref or SHA.`)
  }
  if (last.id < id) return base
  throw new Unknowable(
    `A later deployment to ${name}, of ${last.sha}, has succeeded: what is served is not known. Give \`base:\`, a ref or SHA.`,
  )
}
