import { EntityNotFound$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'
import { makeDistributionId, makeTenantId } from './ids.ts'
import type { Store, Tags, Tenant } from './store.ts'
import { describeTags } from './tags.ts'

export type NewTenant = {
  readonly id?: string
  readonly name?: string
  readonly distributionId: string
  readonly domains: readonly string[]
  readonly tags?: Tags
}

export function addTenant(
  store: Store,
  { id = makeTenantId(), name = id, distributionId, domains, tags = {} }: NewTenant,
  { accountId, created }: { readonly accountId: string; readonly created: number },
): Tenant {
  if (store.tenants.has(id)) throw new Error(`There is a tenant ${id} already: give each another id.`)
  if (!store.distributions.has(distributionId)) {
    throw new Error(
      `The distribution ${distributionId} of the tenant ${id} does not exist: add the distribution first.`,
    )
  }
  const arn = `arn:aws:cloudfront::${accountId}:distribution-tenant/${id}`
  const lowerCase = domains.map((domain) => domain.toLowerCase())
  const tenant = { id, arn, name, distributionId, domains: lowerCase, etag: makeDistributionId(), created, tags }
  store.tenants.set(id, tenant)
  return tenant
}

export function findTenant(store: Store, id: string): Tenant {
  return found(store.tenants.get(id))
}

/** By ID, ARN or name. */
export function findTenantByIdentifier(store: Store, identifier: string): Tenant {
  return found([...store.tenants.values()].find(({ id, arn, name }) => [id, arn, name].includes(identifier)))
}

export function findTenantByDomain(store: Store, domain: string): Tenant {
  return found([...store.tenants.values()].find(({ domains }) => domains.includes(domain.toLowerCase())))
}

export function describeTenant(tenant: Tenant): object {
  return {
    Id: tenant.id,
    DistributionId: tenant.distributionId,
    Name: tenant.name,
    Arn: tenant.arn,
    Domains: tenant.domains.map((domain) => ({ Domain: domain, Status: 'active' })),
    Tags: describeTags(tenant.tags),
    CreatedTime: new Date(tenant.created),
    LastModifiedTime: new Date(tenant.created),
    Enabled: true,
    Status: 'Deployed',
  }
}

function found(tenant: Tenant | undefined): Tenant {
  if (tenant === undefined) throw new ServiceError(EntityNotFound$, 'The entity was not found.')
  return tenant
}
