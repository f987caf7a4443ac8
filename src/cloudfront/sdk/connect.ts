/** CloudFront as the service: this file and its folder are all that knows the AWS SDK. Loaded when there is something to send. */
import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import { fromWebToken } from '@aws-sdk/credential-provider-web-identity'
import { Failure } from '../../failure.ts'
import type { CloudFront } from '../cloudfront.ts'
import type { Distributions } from '../distributions.ts'
import type { Network } from '../../network/network.ts'
import { openDistributions } from './distributions.ts'
import { openCloudFront } from './invalidations.ts'
import { createRequestHandler, type RequestHandler } from './request-handler.ts'

/** A role to assume with a token of the job instead of the SDK's default credentials. */
export type AssumedRole = {
  readonly arn: string
  readonly sessionName: string
  /** A fresh token of the job for `sts.amazonaws.com`; asked for again when the credentials expire. */
  readonly webIdentityToken: () => Promise<string>
}

export type ConnectionOptions = {
  readonly region?: string | undefined
  readonly role?: AssumedRole | undefined
  readonly network: Network
}

/** Both ports of one client, so that its credentials are fetched once. */
export type Connection = { readonly cloudfront: CloudFront; readonly distributions: Distributions }

/** CloudFront is global: the region only tells the partition, so that one is right wherever none is set. */
const DEFAULT_REGION = 'us-east-1'

/**
 * Connects to CloudFront. Credentials and `AWS_ENDPOINT_URL_CLOUDFRONT` are the SDK's own business. Sending starts with the first
 * call; nothing is checked before.
 */
export function connect({ region = DEFAULT_REGION, role, network }: ConnectionOptions): Connection {
  const requestHandler = createRequestHandler(network)
  const client = new CloudFrontClient({
    region,
    ...(role && { credentials: assumeRole(role, region, requestHandler) }),
    customUserAgent: 'cloudfront-action',
    retryMode: 'standard',
    maxAttempts: 4,
    requestHandler,
  })
  return { cloudfront: openCloudFront(client, network), distributions: openDistributions(client, network) }
}

function assumeRole(
  { arn, sessionName, webIdentityToken }: AssumedRole,
  region: string,
  requestHandler: RequestHandler,
) {
  return async () =>
    fromWebToken({
      roleArn: arn,
      roleSessionName: sessionName,
      webIdentityToken: await webIdentityToken().catch(nameTokenError),
      clientConfig: { region, requestHandler },
    })()
}

/** So that the error has its own advice. */
function nameTokenError(cause: unknown): never {
  if (cause instanceof Failure) throw cause
  const error = new Error(cause instanceof Error ? cause.message : String(cause), { cause })
  error.name = 'NoIdentityToken'
  throw error
}
