import type { ChangeCause } from '../ownership/state.ts'
import type { ConfigStructure, ConfigValue } from '../../cloudfront/config-value.ts'

export type ConfigChange = {
  /**
   * Such as `DefaultCacheBehavior.Compress`, `Origins[assets].OriginPath` or `CacheBehaviors[/api/*].TargetOriginId`.
   * If an item of an ordered list moves, `CacheBehaviors[/api/*] precedence`; the values are then its places, counted
   * from 0.
   */
  readonly path: string
  readonly before: ConfigValue | undefined
  readonly after: ConfigValue | undefined
  /** Whether the file does not give the value, so that it returns to CloudFront's default. */
  readonly isReset: boolean
  readonly isSecret: boolean
  readonly cause?: ChangeCause | undefined
  /** A sentence about what viewers may notice. */
  readonly risk: string | undefined
}

export type Difference = {
  readonly changes: readonly ConfigChange[]
  readonly update: ConfigStructure
}
