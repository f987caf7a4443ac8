import {
  GetDistributionTenantByDomainCommand,
  paginateListDistributions,
  type CloudFrontClient,
  type DistributionSummary,
  type DistributionTenant,
} from '@aws-sdk/client-cloudfront'
import { isRefusedAs } from '../errors.ts'
import type { Network } from '../../network/network.ts'
import { attempt, attemptPages } from './attempt.ts'

export function listDistributions<Item>(
  client: CloudFrontClient,
  network: Network,
  readItem: (summary: DistributionSummary) => Item,
): AsyncGenerator<Item> {
  return attemptPages({
    ...{ operation: 'ListDistributions', distribution: undefined, network },
    pages: paginateListDistributions({ client }, {}),
    listOf: ({ DistributionList: list }) => list,
    readItems: ({ Items: items = [] }) => items.map(readItem),
  })
}

/** Undefined if no tenant has the domain. */
export async function findTenantByDomain<Tenant>(
  client: CloudFrontClient,
  domain: string,
  read: (tenant: Partial<DistributionTenant>) => Tenant,
): Promise<Tenant | undefined> {
  try {
    return await attempt('GetDistributionTenantByDomain', undefined, async () => {
      const { DistributionTenant } = await client.send(new GetDistributionTenantByDomainCommand({ Domain: domain }))
      return read(DistributionTenant ?? {})
    })
  } catch (error) {
    if (isRefusedAs(error, 'EntityNotFound')) return undefined
    throw error
  }
}
