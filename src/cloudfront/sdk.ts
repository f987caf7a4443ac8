/** CloudFront as the service: the only file that knows the AWS SDK. Loaded when there is something to send. */
import {
  CloudFrontClient,
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
} from '@aws-sdk/client-cloudfront'
import { fromWebToken } from '@aws-sdk/credential-provider-web-identity'
import type { CloudFront, Distribution, DistributionSummary, Invalidation } from './cloudfront.ts'
import { CloudFrontError } from './errors.ts'

/** A role to assume with a token of the job instead of the SDK's default credentials. */
export type AssumedRole = {
  readonly arn: string
  readonly sessionName: string
  /** A fresh token of the job for `sts.amazonaws.com`; asked for again when the credentials expire. */
  readonly webIdentityToken: () => Promise<string>
}

/** CloudFront is global: the region only tells the partition, so that one is right wherever none is set. */
const DEFAULT_REGION = 'us-east-1'

/**
 * Connects to CloudFront. Credentials, proxies and `AWS_ENDPOINT_URL_CLOUDFRONT` are the SDK's own business. Sending starts with
 * the first call; nothing is checked before.
 */
export function connectToCloudFront(options: {
  readonly region?: string | undefined
  readonly role?: AssumedRole | undefined
}): CloudFront {
  const region = options.region ?? DEFAULT_REGION
  const client = new CloudFrontClient({
    region,
    ...(options.role && { credentials: assumeRole(options.role, region) }),
    customUserAgent: 'cloudfront-action',
    retryMode: 'standard',
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
  })

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
        if (reference === undefined) throw new Error('the answer holds no CallerReference')
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
        return (list?.Items ?? []).map(readInvalidation)
      }),

    listInvalidationIds: async function* (distribution): AsyncGenerator<string> {
      const pages =
        distribution.kind === 'tenant'
          ? paginateListInvalidationsForDistributionTenant({ client, pageSize: 100 }, { Id: distribution.id })
          : paginateListInvalidations({ client, pageSize: 100 }, { DistributionId: distribution.id })
      for await (const { InvalidationList: list } of attemptPages('ListInvalidations', distribution, pages)) {
        yield* (list?.Items ?? []).flatMap(({ Id }) => Id ?? [])
      }
    },

    listDistributions: async function* (): AsyncGenerator<DistributionSummary> {
      const pages = paginateListDistributions({ client }, {})
      for await (const { DistributionList: list } of attemptPages('ListDistributions', undefined, pages)) {
        for (const { Id, DomainName, Aliases } of list?.Items ?? []) {
          if (Id && DomainName) yield { id: Id, domainName: DomainName, aliases: Aliases?.Items ?? [] }
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
        if (error instanceof CloudFrontError && error.refusal.code === 'EntityNotFound') return undefined
        throw error
      }
    },

    servesCacheTags: async (distribution) => {
      if (distribution.kind === 'tenant') return undefined
      try {
        const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: distribution.id }))
        return DistributionConfig?.CacheTagConfig !== undefined
      } catch {
        // It only serves a warning: whoever may not read the configuration goes without.
        return undefined
      }
    },
  }
}

function assumeRole({ arn, sessionName, webIdentityToken }: AssumedRole, region: string) {
  return async () =>
    fromWebToken({
      roleArn: arn,
      roleSessionName: sessionName,
      webIdentityToken: await webIdentityToken().catch(nameTokenError),
      clientConfig: { region },
    })()
}

/** What the runner says about a token that it could not get has no name of its own. */
function nameTokenError(cause: unknown): never {
  const error = new Error(cause instanceof Error ? cause.message : String(cause), { cause })
  error.name = 'NoIdentityToken'
  throw error
}

/** Emulators write the status in other cases than the service does. */
function readInvalidation(answer: { Id?: string | undefined; Status?: string | undefined } | undefined): Invalidation {
  if (!answer?.Id) throw new Error('the answer holds no invalidation')
  return { id: answer.Id, status: answer.Status?.toLowerCase() === 'completed' ? 'completed' : 'in-progress' }
}

async function attempt<Answer>(
  operation: string,
  distribution: Distribution | undefined,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    throw toCloudFrontError(operation, distribution, error)
  }
}

/** Pages of a list, each of them a call. */
async function* attemptPages<Page>(
  operation: string,
  distribution: Distribution | undefined,
  pages: AsyncIterable<Page>,
): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]()
  for (;;) {
    const page = await attempt(operation, distribution, () => iterator.next())
    if (page.done) return
    yield page.value
  }
}

/** The SDK's errors carry the service's code as their name; the network's carry it as `code`. */
function toCloudFrontError(operation: string, distribution: Distribution | undefined, error: unknown): CloudFrontError {
  const { name, code, message, $metadata } = error as {
    readonly name?: string
    readonly code?: string
    readonly message?: string
    readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  }
  const known = name !== undefined && name !== 'Error' ? name : undefined
  return new CloudFrontError(
    {
      operation: distribution?.kind === 'tenant' ? `${operation}ForDistributionTenant` : operation,
      code: known ?? code ?? 'Unknown',
      text: message === undefined || message === '' || message === 'UnknownError' ? 'no text came back' : message,
      httpStatus: $metadata?.httpStatusCode,
      requestId: $metadata?.requestId,
      distribution,
    },
    { cause: error },
  )
}
