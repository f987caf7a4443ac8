import { readSha } from '../repository/revision.ts'
import type { EventReading } from './event.ts'
import { fieldOf, numberOf, textOf, type RawEvent } from './payload.ts'

/**
 * Deploys its commit in place of the environment's previous successful deployment.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status
 */
export function readDeployment({ name, payload }: RawEvent): EventReading {
  const deployment = fieldOf(payload, 'deployment')
  const environment = textOf(deployment, 'environment')
  const id = numberOf(deployment, 'id')
  if (name === 'deployment_status') {
    const state = textOf(payload, 'deployment_status', 'state')
    if (state !== 'success') {
      return {
        kind: 'nothing',
        reason: `This deployment is ${JSON.stringify(state ?? 'in no known state')}, not "success": there is nothing to purge yet.`,
      }
    }
  }
  return {
    kind: 'deployed',
    head: readSha(fieldOf(deployment, 'sha')),
    base:
      environment === undefined || id === undefined
        ? { kind: 'none', reason: 'The deployment does not name its environment. Give `base:`, a ref or SHA.' }
        : { kind: 'previous-deployment', environment, id },
  }
}
