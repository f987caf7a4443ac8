import { fillIn } from './configuration/fill-in.ts'
import { fullListOf, listOf } from './configuration/counted-list.ts'
import type { Configuration } from './configuration/configuration.ts'

/** `cacheTags` adds a `CacheTagConfig` with the header `Cache-Tag`. `defaultRootObject`: `index.html` by default. */
export type DistributionSettings = {
  readonly aliases?: readonly string[]
  readonly cacheTags?: boolean
  readonly comment?: string
  readonly defaultRootObject?: string
  readonly enabled?: boolean
  readonly originDomainName?: string
  readonly originPath?: string
}

const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6'

export function makeDistributionConfig(callerReference: string, settings: DistributionSettings): Configuration {
  const { aliases = [], cacheTags = false, comment = '', enabled = true } = settings
  const { defaultRootObject = 'index.html', originPath = '' } = settings
  const { originDomainName = 'example-bucket.s3.us-east-1.amazonaws.com' } = settings
  return fillIn({
    CallerReference: callerReference,
    Aliases: listOf(aliases),
    DefaultRootObject: defaultRootObject,
    Origins: fullListOf([
      {
        Id: originDomainName,
        DomainName: originDomainName,
        OriginPath: originPath,
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ]),
    DefaultCacheBehavior: {
      TargetOriginId: originDomainName,
      ViewerProtocolPolicy: 'redirect-to-https',
      Compress: true,
      CachePolicyId: CACHING_OPTIMIZED,
    },
    Comment: comment,
    Enabled: enabled,
    ...(cacheTags ? { CacheTagConfig: { HeaderName: 'Cache-Tag' } } : {}),
  })
}
