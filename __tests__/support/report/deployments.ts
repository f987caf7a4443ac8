/** Results of deployments for tests. */
import type { DeployResult } from '../../../src/distribution/deploy/result.ts'
import type { ConfigChange } from '../../../src/distribution/difference/change.ts'

export const DOMAIN = 'd111111abcdef8.cloudfront.net'

export function changeOf(given: Partial<ConfigChange> & { readonly path: string }): ConfigChange {
  return { before: undefined, after: undefined, isReset: false, isSecret: false, risk: undefined, ...given }
}

export function deploymentOf(given: Partial<DeployResult> = {}): DeployResult {
  return {
    command: 'deploy',
    name: 'production',
    status: 'completed',
    change: 'updated',
    distribution: {
      id: 'E1EXAMPLE',
      arn: 'arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE',
      domainName: DOMAIN,
      status: 'deployed',
    },
    changes: [],
    cause: undefined,
    untaken: [],
    duePurge: [],
    purge: undefined,
    problems: [],
    ...given,
  }
}
