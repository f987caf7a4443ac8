/** CloudFormation's names for members of the API, where they differ: by the API's structure, CloudFormation's name first. */
const NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['DistributionConfig', new Map([['IPV6Enabled', 'IsIPV6Enabled']])],
  ['Origin', new Map([['OriginCustomHeaders', 'CustomHeaders']])],
  ['CustomOriginConfig', new Map([['OriginSSLProtocols', 'OriginSslProtocols']])],
  [
    'ViewerCertificate',
    new Map([
      ['AcmCertificateArn', 'ACMCertificateArn'],
      ['IamCertificateId', 'IAMCertificateId'],
      ['SslSupportMethod', 'SSLSupportMethod'],
    ]),
  ],
  ['GeoRestriction', new Map([['Locations', 'Items']])],
])

/** A name from before the API had its own, still taken. */
const LEGACY_NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['DistributionConfig', new Map([['CNAMEs', 'Aliases']])],
])

/** Members from before that are none of the API: nobody documents which Id such an origin has. */
const LEGACY_ORIGINS = new Set(['S3Origin', 'CustomOrigin'])

/** Whether a name is one of a single origin, from before there were Origins. */
export function isLegacyOrigin(structure: string, name: string): boolean {
  return structure === 'DistributionConfig' && LEGACY_ORIGINS.has(name)
}

/** The API's name for a member that CloudFormation calls otherwise; undefined if it does not. */
export function nameInApi(structure: string, name: string): string | undefined {
  return NAMES.get(structure)?.get(name) ?? LEGACY_NAMES.get(structure)?.get(name)
}

/** CloudFormation's name for a member. */
export function nameInCloudFormation(structure: string, member: string): string {
  const [name] = [...(NAMES.get(structure) ?? [])].find(([, api]) => api === member) ?? [member]
  return name
}
