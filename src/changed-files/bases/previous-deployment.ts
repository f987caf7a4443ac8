import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import { readSha, type Revision } from '../../repository/revision.ts'
import type { BaseQuery } from '../../event/event.ts'

/** Unknown if a later deployment has succeeded already, as in a re-run of an old run. */
export async function findPreviousDeployment(
  { github }: CommitSources,
  { environment, id }: Extract<BaseQuery, { kind: 'previous-deployment' }>,
): Promise<Revision> {
  const name = JSON.stringify(environment)
  const last = await askInTurn([
    {
      what: `Looking for the deployment to ${name} before this one`,
      ask: async () => {
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
    `A later deployment to ${name}, of ${last.sha}, has succeeded: it is unknown what is served. Give \`base:\`, a ref or SHA.`,
  )
}
