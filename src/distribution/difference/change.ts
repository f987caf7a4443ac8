import type { ConfigStructure, ConfigValue } from '../../cloudfront/config-value.ts'

export type ConfigChange = {
  /**
   * Such as `DefaultCacheBehavior.Compress`, `Origins[assets].OriginPath` or `CacheBehaviors[/api/*].TargetOriginId`.
   * If an item of an ordered list moves, `CacheBehaviors[/api/*] precedence`; the values are then its places, counted
   * from 0.
   */
  readonly path: string
  /** CloudFront's value. */
  readonly before: ConfigValue | undefined
  /** The value that CloudFront will have. */
  readonly after: ConfigValue | undefined
  /** Whether the file does not give the value, so that it returns to CloudFront's default. */
  readonly isReset: boolean
  /** Whether the values must not be shown. */
  readonly isSecret: boolean
  /** One sentence on what viewers may notice; undefined for a harmless change. */
  readonly risk: string | undefined
}

export type Difference = {
  readonly changes: readonly ConfigChange[]
  /** The whole configuration to send in an update. */
  readonly update: ConfigStructure
}
