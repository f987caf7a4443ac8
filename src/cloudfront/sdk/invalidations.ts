import {
  CreateInvalidationCommand,
  CreateInvalidationForDistributionTenantCommand,
  GetDistributionConfigCommand,
  GetInvalidationCommand,
  GetInvalidationForDistributionTenantCommand,
  ListInvalidationsCommand,
  ListInvalidationsForDistributionTenantCommand,
  paginateListInvalidations,
  paginateListInvalidationsForDistributionTenant,
  type CloudFrontClient,
  type Invalidation as ServiceInvalidation,
} from '@aws-sdk/client-cloudfront'
import type { CloudFront, Distribution, Invalidation } from '../cloudfront.ts'
import type { Network } from '../../network/network.ts'
import { refuseAnswer, requireDomain, requireId, requireList } from './answer.ts'
import { attempt, attemptPages } from './attempt.ts'
import { findTenantByDomain, listDistributions } from './lookups.ts'

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
      attempt('GetInvalidation', distribution, async () => readInvalidation(await get(distribution, id), id)),

    getCallerReference: (distribution, id) =>
      attempt('GetInvalidation', distribution, async () => readReference(await get(distribution, id))),

    getBatch: (distribution, id) =>
      attempt('GetInvalidation', distribution, async () => {
        const found = await get(distribution, id)
        const paths = found?.InvalidationBatch?.Paths?.Items
        if (paths === undefined) throw refuseAnswer('no Paths')
        return { callerReference: readReference(found), paths }
      }),

    listInvalidations: (distribution) =>
      attempt('ListInvalidations', distribution, async () => {
        const { InvalidationList: list } =
          distribution.kind === 'tenant'
            ? await client.send(
                new ListInvalidationsForDistributionTenantCommand({ Id: distribution.id, MaxItems: 100 }),
              )
            : await client.send(new ListInvalidationsCommand({ DistributionId: distribution.id, MaxItems: 100 }))
        return (requireList(list).Items ?? []).map((item) => readInvalidation(item))
      }),

    listInvalidationIds: async function* (distribution): AsyncGenerator<string> {
      const pages =
        distribution.kind === 'tenant'
          ? paginateListInvalidationsForDistributionTenant({ client, pageSize: 100 }, { Id: distribution.id })
          : paginateListInvalidations({ client, pageSize: 100 }, { DistributionId: distribution.id })
      yield* attemptPages({
        ...{ operation: 'ListInvalidations', distribution, pages, network },
        listOf: ({ InvalidationList: list }) => list,
        readItems: ({ Items: items = [] }) => items.flatMap(({ Id }) => Id ?? []),
      })
    },

    listDistributions: () =>
      listDistributions(client, network, ({ Id, DomainName, Aliases, Origins }) => ({
        id: requireId('distribution', Id),
        domainName: requireDomain(DomainName),
        aliases: Aliases?.Items ?? [],
        originPaths: Origins?.Items?.map(({ OriginPath }) => OriginPath ?? '') ?? [],
      })),

    findTenant: (domain) => findTenantByDomain(client, domain, ({ Id }) => requireId('tenant', Id)),

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

function readReference(answer: ServiceInvalidation | undefined): string {
  const reference = answer?.InvalidationBatch?.CallerReference
  if (reference === undefined) throw refuseAnswer('no CallerReference')
  return reference
}

type AnsweredInvalidation = { readonly Id?: string | undefined; readonly Status?: string | undefined }

function readInvalidation(answer: AnsweredInvalidation | undefined, wanted?: string): Invalidation {
  const status = answer?.Status?.toLowerCase()
  const id = requireId('invalidation', answer?.Id, wanted)
  // Without it, we would wait until the deadline.
  if (status === undefined && wanted !== undefined) throw refuseAnswer(`no Status of ${id}`)
  return { id, status: status === 'completed' ? 'completed' : 'in-progress' }
}
