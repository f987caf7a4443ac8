import { fromWebToken } from '@aws-sdk/credential-provider-web-identity'
import type { AwsCredentialIdentity } from '@smithy/types'
import { Failure } from '../../failure.ts'
import { NetworkFailure } from '../../network/network-failure.ts'
import { findReadingFault } from './answer.ts'
import type { RequestHandler } from './request-handler.ts'

export type AssumedRole = {
  readonly arn: string
  readonly sessionName: string
  /** For `sts.amazonaws.com`. Called again when the credentials expire. */
  readonly webIdentityToken: () => Promise<string>
}

/** In characters. The key ID and the token go into headers of each request. */
const LONGEST = 16 * 1024

export function assumeRole(
  { arn, sessionName, webIdentityToken }: AssumedRole,
  region: string,
  requestHandler: RequestHandler,
) {
  return async (): Promise<AwsCredentialIdentity> => {
    const ask = fromWebToken({
      roleArn: arn,
      roleSessionName: sessionName,
      webIdentityToken: await webIdentityToken().catch(nameTokenError),
      clientConfig: { region, requestHandler },
    })
    const given = await ask().catch((error: unknown) => {
      throw nameAnswerError(error, arn)
    })
    const fault = findFault(given, Date.now())
    if (fault !== undefined) throw notSts(arn, fault)
    return given
  }
}

/** `now` is milliseconds since 1970. */
function findFault(given: AwsCredentialIdentity, now: number): string | undefined {
  const texts = {
    AccessKeyId: given.accessKeyId,
    SecretAccessKey: given.secretAccessKey,
    SessionToken: given.sessionToken ?? '',
  }
  for (const [name, text] of Object.entries(texts)) {
    if (text === '') return `credentials without ${name}`
    if (!/^[!-~]+$/.test(text) || text.length > LONGEST)
      return `credentials whose ${name} is too long or has wrong characters`
  }
  const { expiration } = given
  if (expiration === undefined) return 'credentials without Expiration'
  if (expiration.getTime() > now) return undefined
  return `credentials that expired at ${expiration.toISOString()}; compare this with the clock of the runner`
}

function nameAnswerError(error: unknown, arn: string): unknown {
  const isWithout = error instanceof Error && error.message.startsWith('Invalid response from STS')
  return isWithout || findReadingFault(error) !== undefined
    ? notSts(arn, 'something other than credentials', { cause: error })
    : error
}

function notSts(arn: string, what: string, options?: ErrorOptions): NetworkFailure {
  return new NetworkFailure('NotTheService', `STS, asked for the role ${arn}, answered with ${what}`, options)
}

function nameTokenError(cause: unknown): never {
  // The proxy's variable is wrong.
  if (cause instanceof Failure && cause.advice !== undefined) throw cause
  const error = new Error(cause instanceof Error ? cause.message : String(cause), { cause })
  error.name = 'NoIdentityToken'
  throw error
}
