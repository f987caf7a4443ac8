/** A correct configuration, changes that make it wrong, and the results of the checks. */
import { checkConfiguration } from '../../../../src/distribution/configuration/checks/check-configuration.ts'
import { distributionShape } from '../../../../src/cloudfront/distribution-shape.ts'
import type { ConfigStructure, ConfigValue } from '../../../../src/cloudfront/config-value.ts'
import type { Place, ReportFault } from '../../../../src/faults.ts'

export const FILE = '.github/cloudfront-distribution.yml'

export function counted(...items: readonly ConfigValue[]): ConfigStructure {
  return items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items }
}

/** Quantity and items of no particular meaning, to exceed quotas with. */
export function many(count: number, item: (index: number) => ConfigValue): ConfigStructure {
  return counted(...Array.from({ length: count }, (_, index) => item(index)))
}

export const ORIGIN = {
  Id: 'site',
  DomainName: 'site.s3.eu-central-1.amazonaws.com',
  S3OriginConfig: { OriginAccessIdentity: '' },
} satisfies ConfigStructure

export const SERVER = {
  Id: 'api',
  DomainName: 'api.example.com',
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
} satisfies ConfigStructure

export const BEHAVIOR = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'redirect-to-https',
  CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
} satisfies ConfigStructure

export const CERTIFICATE = {
  ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
  SSLSupportMethod: 'sni-only',
  MinimumProtocolVersion: 'TLSv1.2_2021',
} satisfies ConfigStructure

/** A behavior as they were before there were cache policies. */
export const LEGACY = {
  TargetOriginId: 'site',
  ViewerProtocolPolicy: 'redirect-to-https',
  ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
} satisfies ConfigStructure

export const CONFIG = {
  Comment: '',
  Enabled: true,
  Origins: counted(ORIGIN, SERVER),
  DefaultCacheBehavior: BEHAVIOR,
} satisfies ConfigStructure

/** A default behavior with a cache policy. */
export const behavior = (members: ConfigStructure): ConfigStructure => ({
  DefaultCacheBehavior: { ...BEHAVIOR, ...members },
})
export const certificate = (members: ConfigStructure): ConfigStructure => ({
  ViewerCertificate: { ...CERTIFICATE, ...members },
})
export const origin = (members: ConfigStructure): ConfigStructure => ({
  Origins: counted({ ...ORIGIN, ...members }, SERVER),
})
export const server = (members: ConfigStructure): ConfigStructure => ({
  Origins: counted(ORIGIN, { ...SERVER, ...members }),
})

export type Given = {
  /** Members in addition to those of `CONFIG`, or instead of them. */
  readonly config?: ConfigStructure
  readonly tags?: Readonly<Record<string, string>>
  readonly places?: ReadonlyMap<string, Place>
}

/** The messages of all errors and of all advice. */
export function check({ config = {}, tags = {} }: Given): {
  readonly errors: readonly string[]
  readonly advice: readonly string[]
} {
  const errors: string[] = []
  const advice: string[] = []
  const into =
    (messages: string[]): ReportFault =>
    ({ message }) =>
      void messages.push(message)
  checkConfiguration(fileOf({ config, tags }), {
    shape: distributionShape(),
    report: into(errors),
    advise: into(advice),
  })
  return { errors, advice }
}

export function fileOf({
  config = {},
  tags = {},
  places = new Map(),
}: Given): Parameters<typeof checkConfiguration>[0] {
  return {
    file: FILE,
    config: { ...CONFIG, ...config },
    callerReference: undefined,
    id: undefined,
    tags: new Map(Object.entries(tags)),
    places,
  }
}
