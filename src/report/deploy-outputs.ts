import type { DeployedDistribution, DeployResult } from '../distribution/deploy/result.ts'
import { fillDomain } from '../preview/address.ts'
import { formatSides } from './format-value.ts'
import { describeDistribution } from './purge-outputs.ts'
import { purgedPaths } from './purged-paths.ts'

const STATUS = { 'in-progress': 'InProgress', deployed: 'Deployed', deleted: 'Deleted' } as const

export function formatDistribution(distribution: DeployedDistribution, url: string): Readonly<Record<string, string>> {
  const { id, arn, domainName, status } = distribution
  return {
    'distribution-id': id,
    'distribution-arn': arn,
    'distribution-domain': domainName,
    'distribution-status': STATUS[status],
    url: status === 'deleted' ? '' : fillDomain(url, distribution.domainName),
  }
}

export function formatDeployOutputs(result: DeployResult, url: string): Readonly<Record<string, string>> {
  const { name, status, change, distribution, purge } = result
  const texts = { status, change, ...(distribution && formatDistribution(distribution, url)) }
  const ids = (purge?.invalidations ?? []).map(({ id }) => id)
  const paths = status === 'planned' ? result.duePurge : purge === undefined ? [] : purgedPaths(purge, status)
  const changes = result.changes.map((one) => ({ path: one.path, ...formatSides(one), risk: one.risk }))
  const untaken = result.untaken.map((one) => ({ path: one.path, ...formatSides(one) }))
  const distributions =
    distribution === undefined || purge === undefined
      ? []
      : [
          describeDistribution(
            { ...purge, distribution: { kind: 'distribution', id: distribution.id }, names: [name] },
            status,
          ),
        ]
  return {
    ...texts,
    'invalidation-ids': JSON.stringify(ids),
    'invalidation-id': ids[0] ?? '',
    paths: JSON.stringify(paths),
    'path-count': String(paths.length),
    result: JSON.stringify({ ...texts, 'invalidation-ids': ids, paths, changes, untaken, distributions }),
  }
}
