import { faultOfCertificate } from '../values/arns.ts'
import { faultOfCertificates, SSL_WITH_SNI, STORE_MISSING, SUPPORT_MISSING } from '../values/combinations.ts'
import { faultOfAlias } from '../values/host-names.ts'
import { type Check, type Part, partAt, textAt, textsAt, behaviorsOf, refuseFault } from './check.ts'

export const checkAliases: Check = (config, { refuse, advise }) => {
  const aliases = textsAt(config, 'Aliases')
  const certificate = partAt(config, 'ViewerCertificate')
  const hasCertificate = certificate !== undefined && ownCertificates(certificate).length > 0
  if (aliases.length > 0 && !hasCertificate)
    advise(
      ['Aliases'],
      'aliases need a certificate that covers them; give ViewerCertificate.ACMCertificateArn, or remove them',
    )
  for (const [index, alias] of aliases.entries()) {
    refuseFault(refuse, ['Aliases', 'Items', index], faultOfAlias(alias))
  }
}

function ownCertificates(certificate: Part): readonly string[] {
  return ['ACMCertificateArn', 'IAMCertificateId'].filter((member) => textAt(certificate, member) !== undefined)
}

/** They allow TLS 1.1 or older, which RFC 8996 deprecates. */
const OLD_PROTOCOLS = new Set(['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'])

export const checkCertificate: Check = (config, { refuse, advise }) => {
  const certificate = partAt(config, 'ViewerCertificate')
  if (certificate === undefined) return
  const at = (member: string) => [...certificate.path, member]
  const arn = textAt(certificate, 'ACMCertificateArn')
  refuseFault(refuse, at('ACMCertificateArn'), arn === undefined ? undefined : faultOfCertificate(arn))
  const own = ownCertificates(certificate)
  const given = [
    ...own,
    ...(certificate.members['CloudFrontDefaultCertificate'] === true ? ['CloudFrontDefaultCertificate'] : []),
  ]
  if (given.length > 1) refuse(certificate.path, faultOfCertificates(given))
  if (own.length === 0) return
  const support = textAt(certificate, 'SSLSupportMethod')
  if (support === undefined) refuse(at('SSLSupportMethod'), SUPPORT_MISSING)
  if (support === 'vip')
    advise(
      at('SSLSupportMethod'),
      'vip costs about USD 600 a month for each certificate; write sni-only, unless very old viewers matter',
    )
  const protocol = textAt(certificate, 'MinimumProtocolVersion')
  if (protocol === 'SSLv3' && support === 'sni-only') refuse(at('MinimumProtocolVersion'), SSL_WITH_SNI)
  else if (protocol !== undefined && OLD_PROTOCOLS.has(protocol))
    advise(
      at('MinimumProtocolVersion'),
      `${protocol} lets viewers use TLS 1.1 or older, which is not secure; write TLSv1.2_2021 or a newer one`,
    )
}

/**
 * Advises once for all behaviors.
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
  if (store === undefined || textAt(store, 'TrustStoreId') === undefined) refuse(mtls.path, STORE_MISSING)
}
