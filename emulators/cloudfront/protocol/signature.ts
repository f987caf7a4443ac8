import { ServiceError } from './service-error.ts'

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=[^/,\s]+\/\d{8}\/[^/,\s]+\/([^/,\s]+)\/aws4_request, *SignedHeaders=[^,\s]+, *Signature=[0-9a-f]{64}$/
const AMZ_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

/** Does not verify the signature itself. */
export function checkSignature(request: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly now: number
  readonly maxClockSkewMs: number | undefined
}): void {
  const { authorization, 'x-amz-date': date } = request.headers
  if (typeof authorization !== 'string') {
    throw new ServiceError('MissingAuthenticationToken', 'Request is missing Authentication Token')
  }
  const [, service] = AUTHORIZATION.exec(authorization) ?? []
  if (service === undefined) {
    throw new ServiceError(
      'IncompleteSignature',
      'Authorization header requires AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature parameters.',
    )
  }
  if (service !== 'cloudfront') {
    throw new ServiceError('SignatureDoesNotMatch', "Credential should be scoped to correct service: 'cloudfront'.")
  }
  if (request.maxClockSkewMs === undefined) return
  const [, year, month, day, hour, minute, second] = AMZ_DATE.exec(String(date)) ?? []
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(signedAt)) {
    throw new ServiceError(
      'IncompleteSignature',
      'Authorization header requires an X-Amz-Date header, as 20200531T120000Z.',
    )
  }
  if (Math.abs(signedAt - request.now) > request.maxClockSkewMs) {
    throw new ServiceError(
      'SignatureDoesNotMatch',
      `Signature ${signedAt < request.now ? 'expired' : 'not yet current'}: ${String(date)} is more than ${request.maxClockSkewMs / 1000} s away from ${new Date(request.now).toISOString()}.`,
    )
  }
}
