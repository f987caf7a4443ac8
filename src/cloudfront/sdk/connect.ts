import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import type { AwsCredentialIdentity } from '@smithy/types'
import type { CloudFront } from '../cloudfront.ts'
import type { Distributions } from '../distributions.ts'
import { NetworkFailure } from '../../network/network-failure.ts'
import type { Network } from '../../network/network.ts'
import { assumeRole, type AssumedRole } from './assume-role.ts'
import { openDistributions } from './distributions.ts'
import { openCloudFront } from './invalidations.ts'
import { createRequestHandler } from './request-handler.ts'

export type ConnectionOptions = {
  readonly region?: string | undefined
  /** Instead of the SDK's default credentials. */
  readonly keys?: AwsCredentialIdentity | undefined
  readonly role?: AssumedRole | undefined
  readonly explainMissingCredentials?: () => Error | undefined
  readonly network: Network
}

/** Both use one client, so credentials are fetched once. */
export type Connection = { readonly cloudfront: CloudFront; readonly distributions: Distributions }

/** CloudFront is global; the region only decides the partition. */
const DEFAULT_REGION = 'us-east-1'

/** The SDK reads credentials and `AWS_ENDPOINT_URL_CLOUDFRONT` itself. Nothing is sent before the first call. */
export function connect(options: ConnectionOptions): Connection {
  const { region = DEFAULT_REGION, keys, role, network, explainMissingCredentials } = options
  const requestHandler = createRequestHandler(network)
  const client = new CloudFrontClient({
    region,
    ...(keys && { credentials: keys }),
    ...(role && { credentials: assumeRole(role, region, requestHandler) }),
    customUserAgent: 'cloudfront-action',
    retryMode: 'standard',
    maxAttempts: 4,
    requestHandler,
  })
  if (keys === undefined && role === undefined) {
    const findCredentials = client.config.credentials
    client.config.credentials = () =>
      endInTime(findCredentials(), network).catch((error: unknown) => {
        const isMissing = error instanceof Error && error.name === 'CredentialsProviderError'
        throw (isMissing ? explainMissingCredentials?.() : undefined) ?? error
      })
  }
  return { cloudfront: openCloudFront(client, network), distributions: openDistributions(client, network) }
}

/** Both are milliseconds. */
const LONGEST_SEARCH = 60_000
/** Our own requests end first, because their errors say more. */
const SEARCH_GRACE = 3_000

/** The SDK asks services of containers and machines itself, and waits for some of them without end. */
async function endInTime<Credentials>(search: Promise<Credentials>, { deadline }: Network): Promise<Credentials> {
  const { promise, reject } = Promise.withResolvers<never>()
  const limit = Math.min(LONGEST_SEARCH, Math.max(deadline - Date.now(), 0) + SEARCH_GRACE)
  const timer = setTimeout(() => {
    const seconds = Math.ceil(limit / 1000)
    reject(new NetworkFailure('NoAnswer', `AWS credentials could not be found within ${seconds} s`))
  }, limit)
  try {
    return await Promise.race([search, promise])
  } finally {
    clearTimeout(timer)
  }
}
