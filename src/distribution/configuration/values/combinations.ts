/** What is wrong with a combination of members. */
import { listAll } from '../reading/wording.ts'

export const SUPPORT_MISSING = 'it is required with a certificate of your own; write sni-only'
export const SSL_WITH_SNI = 'SSLv3 does not go with sni-only; write TLSv1.2_2021 or a newer one'
export const STORE_MISSING =
  'Mode is required, but the trust store is missing; write TrustStoreConfig with its TrustStoreId'
export const TTL_BESIDE_POLICY =
  'CloudFront refuses it beside a CachePolicyId; remove it, because the cache policy has the TTLs'
export const VALUES_BESIDE_POLICY = 'it cannot be combined with a CachePolicyId; remove one of the two'
export const FUNCTION_EVENT =
  'CloudFront functions run on viewer events only; write viewer-request or viewer-response, or use Lambda@Edge'
export const MIXED_FUNCTIONS =
  'a behavior cannot mix CloudFront functions and Lambda@Edge functions on viewer events; move one of them to an origin event'
export const GRPC_METHODS =
  'gRPC needs the method POST; write AllowedMethods GET HEAD OPTIONS PUT PATCH POST DELETE, or Enabled: false'

/** `given` are names of members. */
export function faultOfCertificates(given: readonly string[]): string {
  return `it has ${listAll(given)}; keep one of them`
}
