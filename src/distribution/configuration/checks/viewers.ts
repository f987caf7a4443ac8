import { show } from '../reading/wording.ts'
import { type Check, partAt, textAt, textsAt, behaviorsOf } from './check.ts'

const ALIAS =
  /^(?=.{1,253}$)(?:\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)+$/i

export const checkAliases: Check = (config, { refuse, advise }) => {
  const aliases = textsAt(config, 'Aliases')
  const certificate = partAt(config, 'ViewerCertificate')
  const hasCertificate =
    certificate !== undefined &&
    ['ACMCertificateArn', 'IAMCertificateId'].some((member) => textAt(certificate, member) !== undefined)
  if (aliases.length > 0 && !hasCertificate)
    advise(
      ['Aliases'],
      'aliases need a certificate that covers them; give ViewerCertificate.ACMCertificateArn, or remove them',
    )
  for (const [index, alias] of aliases.entries())
    if (!ALIAS.test(alias))
      refuse(
        ['Aliases', 'Items', index],
        `${show(alias)} is not a domain name; write it without a protocol, port or path, such as www.example.com or *.example.com`,
      )
}

/** TLS 1.1 or older, retired by RFC 8996. */
const OLD_PROTOCOLS = new Set(['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'])

const CERTIFICATE_ARN = /^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/

export const checkCertificate: Check = (config, { refuse, advise }) => {
  const certificate = partAt(config, 'ViewerCertificate')
  if (certificate === undefined) return
  const at = (member: string) => [...certificate.path, member]
  const arn = textAt(certificate, 'ACMCertificateArn')
  // Partitions other than `aws` use other regions.
  const region = /^arn:aws:acm:(?<region>[\w-]*):/.exec(arn ?? '')?.groups?.['region']
  if (region !== undefined && region !== 'us-east-1')
    refuse(
      at('ACMCertificateArn'),
      `the certificate is in ${region}, but CloudFront needs it in us-east-1; request or import it there`,
    )
  else if (arn !== undefined && !CERTIFICATE_ARN.test(arn))
    refuse(
      at('ACMCertificateArn'),
      `${show(arn)} is not the ARN of a certificate; write arn:aws:acm:us-east-1:ACCOUNT:certificate/ID with its own account and ID`,
    )
  if (arn === undefined && textAt(certificate, 'IAMCertificateId') === undefined) return
  const support = textAt(certificate, 'SSLSupportMethod')
  if (support === undefined)
    refuse(at('SSLSupportMethod'), 'it is required with a certificate of your own; write sni-only')
  if (support === 'vip')
    advise(
      at('SSLSupportMethod'),
      'vip costs about USD 600 a month for each certificate; write sni-only, unless very old viewers matter',
    )
  const protocol = textAt(certificate, 'MinimumProtocolVersion')
  if (protocol !== undefined && OLD_PROTOCOLS.has(protocol))
    advise(
      at('MinimumProtocolVersion'),
      `${protocol} lets viewers use TLS 1.1 or older, which is not secure; write TLSv1.2_2021 or a newer one`,
    )
}

/**
 * Advises once.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 */
export const checkTrustedSigners: Check = (config, { advise }) => {
  const first = behaviorsOf(config).find((behavior) => textsAt(behavior, 'TrustedSigners').length > 0)
  const signers = first && partAt(first, 'TrustedSigners')
  if (signers === undefined) return
  advise(
    signers.path,
    'it works only as long as the root users of these accounts keep their CloudFront key pairs; name a key group in TrustedKeyGroups instead',
  )
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerMtlsConfig.html */
export const checkViewerMtls: Check = (config, { refuse }) => {
  const mtls = partAt(config, 'ViewerMtlsConfig')
  const store = mtls && partAt(mtls, 'TrustStoreConfig')
  if (mtls === undefined || textAt(mtls, 'Mode') !== 'required') return
  if (store === undefined || textAt(store, 'TrustStoreId') === undefined)
    refuse(mtls.path, 'Mode is required, but the trust store is missing; write TrustStoreConfig with its TrustStoreId')
}
