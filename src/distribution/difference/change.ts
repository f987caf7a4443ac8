/** One thing in which a distribution differs from its file. */
import type { ConfigStructure, ConfigValue } from '../../cloudfront/config-value.ts'

export type ConfigChange = {
  /**
   * What differs, as a reader finds it again: `DefaultCacheBehavior.Compress`, and in a list by what names its item:
   * `Origins[assets].OriginPath`, `CacheBehaviors[/api/*].TargetOriginId`. An item of an ordered list that comes earlier or later than
   * before is `CacheBehaviors[/api/*] precedence`, its values the two places, counted from 0.
   */
  readonly path: string
  /** What CloudFront has; undefined if nothing. */
  readonly before: ConfigValue | undefined
  /** What it is to have; undefined if nothing. */
  readonly after: ConfigValue | undefined
  /** Whether the file says nothing of it, so that it goes back to CloudFront's default. */
  readonly isReset: boolean
  /** Whether the values must not be shown. */
  readonly isSecret: boolean
  /** What viewers may notice, in one sentence; undefined for a harmless change. */
  readonly risk: string | undefined
}

export type Difference = {
  /** Empty if the distribution matches the file. */
  readonly changes: readonly ConfigChange[]
  /** The whole configuration to send in an update: what CloudFront has, with the changes made. */
  readonly update: ConfigStructure
}
