import {
  CreateInvalidationCommand,
  CreateInvalidationForDistributionTenantCommand,
  GetDistributionConfigCommand,
  GetDistributionTenantByDomainCommand,
  GetInvalidationCommand,
  GetInvalidationForDistributionTenantCommand,
  ListInvalidationsCommand,
  ListInvalidationsForDistributionTenantCommand,
  paginateListDistributions,
  paginateListInvalidations,
  paginateListInvalidationsForDistributionTenant,
  type CloudFrontClient,
} from '@aws-sdk/client-cloudfront'
import type { CloudFront, Distribution, DistributionSummary, Invalidation } from '../cloudfront.ts'
import { isRefusedAs } from '../errors.ts'
import { NetworkFailure } from '../../network/network-failure.ts'
import type { Network } from '../../network/network.ts'
import { attempt, attemptPages, requireList } from './attempt.ts'

export function openCloudFront(client: CloudFrontClient, network: Network): CloudFront {
  const get = async (distribution: Distribution, id: string) => {
    const { Invalidation: found } =
      distribution.kind === 'tenant'
        ? await client.send(
            new GetInvalidationForDistributionTenantCommand({ DistributionTenantId: distribution.id, Id: id }),
          )
        : await client.send(new GetInvalidationCommand({ DistributionId: distribution.id, Id: id }))
    return found
  }

  return {
    createInvalidation: (distribution, paths, callerReference) =>
      attempt('CreateInvalidation', distribution, async () => {
        const batch = { Paths: { Quantity: paths.length, Items: [...paths] }, CallerReference: callerReference }
        const { Invalidation: created } =
          distribution.kind === 'tenant'
            ? await client.send(
                new CreateInvalidationForDistributionTenantCommand({ Id: distribution.id, InvalidationBatch: batch }),
              )
            : await client.send(
                new CreateInvalidationCommand({ DistributionId: distribution.id, InvalidationBatch: batch }),
              )
        return readInvalidation(created)
      }),

    getInvalidation: (distribution, id) =>
      attempt('GetInvalidation', distribution, async () => readInvalidation(await get(distribution, id))),

    getCallerReference: (distribution, id) =>
      attempt('GetInvalidation', distribution, async () => {
        const reference = (await get(distribution, id))?.InvalidationBatch?.CallerReference
        if (reference === undefined) throw new NetworkFailure('NotTheService', 'the answer has no CallerReference')
        return reference
      }),

    listInvalidations: (distribution) =>
      attempt('ListInvalidations', distribution, async () => {
        const { InvalidationList: list } =
          distribution.kind === 'tenant'
            ? await client.send(
                new ListInvalidationsForDistributionTenantCommand({ Id: distribution.id, MaxItems: 100 }),
              )
            : await client.send(new ListInvalidationsCommand({ DistributionId: distribution.id, MaxItems: 100 }))
        return (requireList(list).Items ?? []).map(readInvalidation)
      }),

    listInvalidationIds: async function* (distribution): AsyncGenerator<string> {
      const pages =
        distribution.kind === 'tenant'
          ? paginateListInvalidationsForDistributionTenant({ client, pageSize: 100 }, { Id: distribution.id })
          : paginateListInvalidations({ client, pageSize: 100 }, { DistributionId: distribution.id })
      const question = { operation: 'ListInvalidations', distribution, pages, network }
      for await (const { Items } of attemptPages({ ...question, listOf: (page) => page.InvalidationList })) {
        yield* (Items ?? []).flatMap(({ Id }) => Id ?? [])
      }
    },

    listDistributions: async function* (): AsyncGenerator<DistributionSummary> {
      const pages = paginateListDistributions({ client }, {})
      const question = { operation: 'ListDistributions', distribution: undefined, pages, network }
      for await (const { Items } of attemptPages({ ...question, listOf: (page) => page.DistributionList })) {
        for (const { Id, DomainName, Aliases, Origins } of Items ?? []) {
          const originPaths = Origins?.Items?.map(({ OriginPath }) => OriginPath ?? '') ?? []
          if (Id && DomainName) yield { id: Id, domainName: DomainName, aliases: Aliases?.Items ?? [], originPaths }
        }
      }
    },

    findTenant: async (domain) => {
      try {
        return await attempt('GetDistributionTenantByDomain', undefined, async () => {
          const { DistributionTenant } = await client.send(new GetDistributionTenantByDomainCommand({ Domain: domain }))
          return DistributionTenant?.Id
        })
      } catch (error) {
        if (isRefusedAs(error, 'EntityNotFound')) return undefined
        throw error
      }
    },

    servesCacheTags: async (distribution) => {
      if (distribution.kind === 'tenant') return undefined
      try {
        const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: distribution.id }))
        return DistributionConfig?.CacheTagConfig !== undefined
      } catch {
        // Only a warning needs it.
        return undefined
      }
    },
  }
}

/** Emulators differ in the status's case. */
function readInvalidation(answer: { Id?: string | undefined; Status?: string | undefined } | undefined): Invalidation {
  if (!answer?.Id) throw new NetworkFailure('NotTheService', 'the answer has no invalidation')
  return { id: answer.Id, status: answer.Status?.toLowerCase() === 'completed' ? 'completed' : 'in-progress' }
}
