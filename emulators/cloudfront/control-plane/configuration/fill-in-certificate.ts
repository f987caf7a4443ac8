import type { ConfiguredCertificate } from './configuration.ts'

export function fillInCertificate(certificate: ConfiguredCertificate | undefined): ConfiguredCertificate {
  const { ACMCertificateArn, IAMCertificateId } = certificateOf(certificate)
  const { SSLSupportMethod } = certificate ?? {}
  const given = {
    CloudFrontDefaultCertificate: false,
    ...(SSLSupportMethod === undefined ? {} : { SSLSupportMethod }),
    MinimumProtocolVersion: certificate?.MinimumProtocolVersion ?? 'TLSv1',
  } as const
  if (ACMCertificateArn !== undefined) {
    return { ...given, ACMCertificateArn, Certificate: ACMCertificateArn, CertificateSource: 'acm' }
  }
  if (IAMCertificateId !== undefined) {
    return { ...given, IAMCertificateId, Certificate: IAMCertificateId, CertificateSource: 'iam' }
  }
  // With its own certificate, the service ignores the other members.
  return {
    CloudFrontDefaultCertificate: true,
    SSLSupportMethod: 'vip',
    MinimumProtocolVersion: 'TLSv1',
    CertificateSource: 'cloudfront',
  }
}

/** Reads today's members, or the older ones that are now echoes. */
function certificateOf(certificate: ConfiguredCertificate | undefined): ConfiguredCertificate {
  const { ACMCertificateArn, IAMCertificateId, Certificate: id, CertificateSource: source } = certificate ?? {}
  if (ACMCertificateArn !== undefined || IAMCertificateId !== undefined || id === undefined) return certificate ?? {}
  if (source === 'acm') return { ACMCertificateArn: id }
  return source === 'iam' ? { IAMCertificateId: id } : {}
}
