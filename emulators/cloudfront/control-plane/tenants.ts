import { EntityNotFound$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'
import type { Store, Tenant } from './store.ts'
import { describeTags } from './tags.ts'

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
