import { isStructure, type ConfigStructure, type ConfigValue, isEmpty } from '../../cloudfront/config-value.ts'

const ECHOED: ReadonlyMap<ConfigValue | undefined, string> = new Map([
  ['acm', 'ACMCertificateArn'],
  ['iam', 'IAMCertificateId'],
])
const OTHER_NAMES: ReadonlySet<string> = new Set(['Certificate', 'CertificateSource', 'CloudFrontDefaultCertificate'])

export function withOneCertificate(config: ConfigStructure): ConfigStructure {
  const certificate = config['ViewerCertificate']
  return isStructure(certificate) ? { ...config, ViewerCertificate: resolveCertificate(certificate) } : config
}

/**
 * `Certificate` and `CertificateSource` repeat the ARN or ID, or replace it in an old file.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html
 */
function resolveCertificate(certificate: ConfigStructure): ConfigStructure {
  const given = new Map(Object.entries(certificate).filter(([, value]) => !isEmpty(value)))
  const others = [...given].filter(([member]) => !OTHER_NAMES.has(member))
  return Object.fromEntries([nameCertificate(given) ?? ['CloudFrontDefaultCertificate', true], ...others])
}

function nameCertificate(given: ReadonlyMap<string, ConfigValue>): readonly [string, ConfigValue] | undefined {
  for (const member of ECHOED.values()) {
    const name = given.get(member)
    if (name !== undefined) return [member, name]
  }
  const echo = given.get('Certificate')
  const member = ECHOED.get(given.get('CertificateSource'))
  return echo === undefined || member === undefined ? undefined : [member, echo]
}
