import {
  CreateDistributionWithTagsCommand,
  DeleteDistributionCommand,
  GetDistributionCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDistributionCommand,
  type CloudFrontClient,
  type Distribution as ServiceDistribution,
} from '@aws-sdk/client-cloudfront'
import type { Distribution } from '../cloudfront.ts'
import type { Distributions, StoredDistribution, Tags } from '../distributions.ts'
import type { Network } from '../../network/network.ts'
import { refuseAnswer, requireArn, requireDomain, requireId } from './answer.ts'
import { attempt } from './attempt.ts'
import { fromServiceConfig, toServiceConfig } from './configuration.ts'
import { findTenantByDomain, listDistributions } from './lookups.ts'

export function openDistributions(client: CloudFrontClient, network: Network): Distributions {
  return {
    create: ({ config, callerReference, tags }) =>
      attempt('CreateDistributionWithTags', undefined, async () => {
        const named = toServiceConfig({ ...config, CallerReference: callerReference })
        const wanted = { DistributionConfig: named, Tags: { Items: toServiceTags(tags) } }
        return readDistribution(
          await client.send(new CreateDistributionWithTagsCommand({ DistributionConfigWithTags: wanted })),
        )
      }),

    get: (id) =>
      attempt('GetDistribution', byId(id), async () =>
        readDistribution(await client.send(new GetDistributionCommand({ Id: id })), id),
      ),

    update: (id, etag, config) =>
      attempt('UpdateDistribution', byId(id), async () => {
        const command = { Id: id, IfMatch: etag, DistributionConfig: toServiceConfig(config) }
        return readDistribution(await client.send(new UpdateDistributionCommand(command)), id)
      }),

    delete: (id, etag) =>
      attempt('DeleteDistribution', byId(id), async () => {
        await client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }))
      }),

    list: () =>
      listDistributions(client, network, ({ Id, ARN, Aliases, ConnectionMode, LastModifiedTime: time }) => ({
        id: requireId('distribution', Id),
        arn: requireArn(ARN),
        aliases: Aliases?.Items ?? [],
        lastModified: time?.getTime(),
        isMultiTenant: ConnectionMode === 'tenant-only',
      })),

    findTenant: (domain) =>
      findTenantByDomain(client, domain, ({ Id, DistributionId }) => ({
        id: requireId('tenant', Id),
        distributionId: requireId('distribution', DistributionId),
      })),

    getTags: (arn) =>
      attempt('ListTagsForResource', byArn(arn), async () => {
        const { Tags: tags } = await client.send(new ListTagsForResourceCommand({ Resource: arn }))
        return new Map((tags?.Items ?? []).map(({ Key, Value = '' }) => [requireKey(Key), Value]))
      }),

    setTags: (arn, tags) =>
      attempt('TagResource', byArn(arn), async () => {
        await client.send(new TagResourceCommand({ Resource: arn, Tags: { Items: toServiceTags(tags) } }))
      }),

    removeTags: (arn, keys) =>
      attempt('UntagResource', byArn(arn), async () => {
        await client.send(new UntagResourceCommand({ Resource: arn, TagKeys: { Items: [...keys] } }))
      }),
  }
}

/** `Location` is not read, because emulators do not set it reliably. */
function readDistribution(
  answer: { readonly Distribution?: ServiceDistribution | undefined; readonly ETag?: string | undefined },
  wanted?: string,
): StoredDistribution {
  const { Id, ARN, DomainName, Status, DistributionConfig } = answer.Distribution ?? {}
  const id = requireId('distribution', Id, wanted)
  if (DistributionConfig?.Enabled === undefined) throw refuseAnswer(`no configuration of ${id}`)
  if (Status === undefined) throw refuseAnswer(`no Status of ${id}`)
  if (!answer.ETag) throw refuseAnswer(`no ETag of ${id}`)
  return {
    id,
    arn: requireArn(ARN),
    domainName: requireDomain(DomainName),
    // Emulators differ in the status's case.
    status: Status.toLowerCase() === 'deployed' ? 'deployed' : 'in-progress',
    config: fromServiceConfig(DistributionConfig),
    etag: answer.ETag,
  }
}

function requireKey(key: string | undefined): string {
  if (key === undefined || key === '') throw refuseAnswer('a tag without a key')
  return key
}

function toServiceTags(tags: Tags): { Key: string; Value: string }[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }))
}

function byId(id: string): Distribution {
  return { kind: 'distribution', id }
}

function byArn(arn: string): Distribution {
  return byId(arn.slice(arn.lastIndexOf('/') + 1))
}
