/** What `purge: auto` purges after a deployment. */
import type { DeployResult } from './result.ts'

/** Members whose change leaves what is cached as it is. */
const NOT_CACHED = [
  'Aliases',
  'AnycastIpListId',
  'CallerReference',
  'Comment',
  'ContinuousDeploymentPolicyId',
  'Enabled',
  'HttpVersion',
  'IsIPV6Enabled',
  'Logging',
  'PriceClass',
  'Restrictions',
  'Staging',
  'Tags',
  'ViewerCertificate',
  'ViewerMtlsConfig',
  'WebACLId',
]

/** Everything if an update changed what is cached, otherwise nothing. */
export function choosePurge({ change, changes }: Pick<DeployResult, 'change' | 'changes'>): readonly string[] {
  const isStale = changes.some(({ path }) => !NOT_CACHED.includes(/^\w+/.exec(path)?.[0] ?? ''))
  return change === 'updated' && isStale ? ['/*'] : []
}
