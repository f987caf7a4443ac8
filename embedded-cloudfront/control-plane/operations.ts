/** The operations that the server knows. To add one, name its schema and write what it does. */

import {
  CreateInvalidation$,
  CreateInvalidationForDistributionTenant$,
  GetDistribution$,
  GetDistributionConfig$,
  GetDistributionTenant$,
  GetDistributionTenantByDomain$,
  GetInvalidation$,
  GetInvalidationForDistributionTenant$,
  ListDistributions$,
  ListInvalidations$,
  ListInvalidationsForDistributionTenant$,
  ListTagsForResource$,
  type CreateInvalidationForDistributionTenantRequest,
  type CreateInvalidationRequest,
  type GetDistributionConfigRequest,
  type GetDistributionRequest,
  type GetDistributionTenantByDomainRequest,
  type GetDistributionTenantRequest,
  type GetInvalidationForDistributionTenantRequest,
  type GetInvalidationRequest,
  type InvalidationBatch,
  type ListDistributionsRequest,
  type ListInvalidationsForDistributionTenantRequest,
  type ListInvalidationsRequest,
  type ListTagsForResourceRequest,
} from '@aws-sdk/client-cloudfront'
import { operation, type Call, type Operation, type Validated } from '../protocol/operation.ts'
import { describeDistribution, findDistribution, summarizeDistribution } from './distributions.ts'
import type { Invalidations } from './invalidations.ts'
import { pageOf } from './paging.ts'
import type { Quotas } from './quotas.ts'
import type { Store, Tenant } from './store.ts'
import { describeTags, findTags } from './tags.ts'
import { describeTenant, findTenant, findTenantByDomain, findTenantByIdentifier } from './tenants.ts'

/** What the operations work on. */
export type ControlPlane = { readonly store: Store; readonly invalidations: Invalidations; readonly quotas: Quotas }

export function createOperations(plane: ControlPlane): readonly Operation[] {
  return [...invalidationOperations(plane), ...distributionOperations(plane), ...tenantOperations(plane)]
}

function invalidationOperations({ store, invalidations, quotas }: ControlPlane): readonly Operation[] {
  const create = (target: { readonly id: string }, batch: Validated<InvalidationBatch>, call: Call) => {
    const invalidation = invalidations.create(target.id, batch)
    return { Location: `${call.url}/${String(invalidation.Id)}`, Invalidation: invalidation }
  }
  return [
    operation<CreateInvalidationRequest>(CreateInvalidation$, (input, call) => {
      quotas.admitCall()
      return create(findDistribution(store, input.DistributionId), input.InvalidationBatch, call)
    }),
    operation<CreateInvalidationForDistributionTenantRequest>(
      CreateInvalidationForDistributionTenant$,
      (input, call) => {
        quotas.admitCall()
        return create(findTenant(store, input.Id), input.InvalidationBatch, call)
      },
    ),
    operation<GetInvalidationRequest>(GetInvalidation$, (input) => {
      const { id } = findDistribution(store, input.DistributionId)
      return { Invalidation: invalidations.get(id, input.Id) }
    }),
    operation<GetInvalidationForDistributionTenantRequest>(GetInvalidationForDistributionTenant$, (input) => {
      const { id } = findTenant(store, input.DistributionTenantId)
      return { Invalidation: invalidations.get(id, input.Id) }
    }),
    operation<ListInvalidationsRequest>(ListInvalidations$, (input) => {
      const { id } = findDistribution(store, input.DistributionId)
      return { InvalidationList: invalidations.list(id, input) }
    }),
    operation<ListInvalidationsForDistributionTenantRequest>(ListInvalidationsForDistributionTenant$, (input) => {
      const { id } = findTenant(store, input.Id)
      return { InvalidationList: invalidations.list(id, input) }
    }),
  ]
}

function distributionOperations({ store, invalidations }: ControlPlane): readonly Operation[] {
  return [
    operation<ListDistributionsRequest>(ListDistributions$, (input) => ({
      DistributionList: pageOf([...store.distributions.values()].map(summarizeDistribution), input),
    })),
    operation<GetDistributionRequest>(GetDistribution$, (input) => {
      const distribution = findDistribution(store, input.Id)
      return {
        Distribution: describeDistribution(distribution, invalidations.inProgress(distribution.id)),
        ETag: distribution.etag,
      }
    }),
    operation<GetDistributionConfigRequest>(GetDistributionConfig$, (input) => {
      const { config, etag } = findDistribution(store, input.Id)
      return { DistributionConfig: config, ETag: etag }
    }),
    operation<ListTagsForResourceRequest>(ListTagsForResource$, (input) => ({
      Tags: describeTags(findTags(store, input.Resource)),
    })),
  ]
}

function tenantOperations({ store }: ControlPlane): readonly Operation[] {
  const describe = (tenant: Tenant) => ({ DistributionTenant: describeTenant(tenant), ETag: tenant.etag })
  return [
    operation<GetDistributionTenantRequest>(GetDistributionTenant$, (input) =>
      describe(findTenantByIdentifier(store, input.Identifier)),
    ),
    operation<GetDistributionTenantByDomainRequest>(GetDistributionTenantByDomain$, (input) =>
      describe(findTenantByDomain(store, input.Domain)),
    ),
  ]
}
