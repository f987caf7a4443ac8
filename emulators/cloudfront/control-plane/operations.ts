import {
  CreateInvalidation$,
  CreateInvalidationForDistributionTenant$,
  GetDistributionTenant$,
  GetDistributionTenantByDomain$,
  GetInvalidation$,
  GetInvalidationForDistributionTenant$,
  ListInvalidations$,
  ListInvalidationsForDistributionTenant$,
  type CreateInvalidationForDistributionTenantRequest,
  type CreateInvalidationRequest,
  type GetDistributionTenantByDomainRequest,
  type GetDistributionTenantRequest,
  type GetInvalidationForDistributionTenantRequest,
  type GetInvalidationRequest,
  type InvalidationBatch,
  type ListInvalidationsForDistributionTenantRequest,
  type ListInvalidationsRequest,
} from '@aws-sdk/client-cloudfront'
import { operation, type Call, type Operation, type Validated } from '../protocol/operation.ts'
import { distributionOperations, tagOperations, type DistributionPlane } from './distribution-operations.ts'
import { findDistribution } from './distributions.ts'
import type { Quotas } from './quotas.ts'
import type { Tenant } from './store.ts'
import { describeTenant, findTenant, findTenantByDomain, findTenantByIdentifier } from './tenants.ts'

export type ControlPlane = DistributionPlane & { readonly quotas: Quotas }

export function createOperations(plane: ControlPlane): readonly Operation[] {
  return [
    ...invalidationOperations(plane),
    ...distributionOperations(plane),
    ...tagOperations(plane.store),
    ...tenantOperations(plane),
  ]
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
