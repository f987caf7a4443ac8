/** The certificate of a distribution in one form, of the several that the API reads and answers with. */
import { isStructure, type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'

/** What `Certificate` repeats, by the `CertificateSource` beside it. */
const ECHOED: ReadonlyMap<ConfigValue | undefined, string> = new Map([
  ['acm', 'ACMCertificateArn'],
  ['iam', 'IAMCertificateId'],
])
const OTHER_NAMES: ReadonlySet<string> = new Set(['Certificate', 'CertificateSource', 'CloudFrontDefaultCertificate'])

/** A configuration whose certificate, if it gives one, is in the one form that can be compared. */
export function withOneCertificate(config: ConfigStructure): ConfigStructure {
  const certificate = config['ViewerCertificate']
  return isStructure(certificate) ? { ...config, ViewerCertificate: resolveCertificate(certificate) } : config
}

/**
 * A ViewerCertificate that names its certificate once. `Certificate` and `CertificateSource` repeat its ARN or ID, or in an
 * older file stand for it, and CloudFront's own certificate is there if there is no other.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
 */
function resolveCertificate(certificate: ConfigStructure): ConfigStructure {
  const given = new Map(Object.entries(certificate).filter(([, value]) => !isEmpty(value)))
  const others = [...given].filter(([member]) => !OTHER_NAMES.has(member))
  return Object.fromEntries([nameCertificate(given) ?? ['CloudFrontDefaultCertificate', true], ...others])
}

/** The member that names the certificate, and its name; undefined for CloudFront's own. */
function nameCertificate(given: ReadonlyMap<string, ConfigValue>): readonly [string, ConfigValue] | undefined {
  for (const member of ECHOED.values()) {
    const name = given.get(member)
    if (name !== undefined) return [member, name]
  }
  const echo = given.get('Certificate')
  const member = ECHOED.get(given.get('CertificateSource'))
  return echo === undefined || member === undefined ? undefined : [member, echo]
}
