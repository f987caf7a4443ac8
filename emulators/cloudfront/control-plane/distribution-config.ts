/** The configuration of a distribution that is put in by the server's own API. */

import { fillIn } from './configuration/fill-in.ts'
import { fullListOf, listOf } from './configuration/counted-list.ts'
import type { Configuration } from './configuration/configuration.ts'

/**
 * What a caller may say about a distribution's configuration; `cacheTags` is whether it has a `CacheTagConfig`, whose header is
 * `Cache-Tag`; an empty `defaultRootObject` is none, and `index.html` is one by default.
 */
export type DistributionSettings = {
  readonly aliases?: readonly string[]
  readonly cacheTags?: boolean
  readonly comment?: string
  readonly defaultRootObject?: string
  readonly enabled?: boolean
  readonly originDomainName?: string
  readonly originPath?: string
}

/** The id of the managed cache policy "CachingOptimized", the same in every account. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6'

/** A configuration of one S3 origin and one behavior, as the service stores it. */
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
