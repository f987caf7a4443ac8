/** Distributions as the service describes them. */

import { NoSuchDistribution$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'
import type { Distribution, Store } from './store.ts'

export function findDistribution(store: Store, id: string): Distribution {
  const distribution = store.distributions.get(id)
  if (distribution === undefined)
    throw new ServiceError(NoSuchDistribution$, 'The specified distribution does not exist.')
  return distribution
}

/** The members of CloudFront's `Distribution`. */
export function describeDistribution(distribution: Distribution, inProgressInvalidations: number): object {
  return {
    ...describeState(distribution),
    InProgressInvalidationBatches: inProgressInvalidations,
    ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
    ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
    DistributionConfig: distribution.config,
  }
}

/** The members of CloudFront's `DistributionSummary`; those of the configuration have the same names. */
export function summarizeDistribution(distribution: Distribution) {
  return { ...distribution.config, ...describeState(distribution), ETag: distribution.etag }
}

function describeState(distribution: Distribution) {
  return {
    Id: distribution.id,
    ARN: distribution.arn,
    Status: distribution.status,
    LastModifiedTime: new Date(distribution.lastModified),
    DomainName: distribution.domainName,
  }
}
