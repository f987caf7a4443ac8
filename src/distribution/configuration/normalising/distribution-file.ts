import type { Place } from '../../../faults.ts'
import type { ConfigStructure } from '../../../cloudfront/config-value.ts'

export type DistributionFile = {
  readonly file: string
  /** Without CallerReference, with the required members that the file leaves out. */
  readonly config: ConfigStructure
  readonly callerReference: string | undefined
  /** As `get-distribution` prints it. */
  readonly id: string | undefined
  readonly tags: ReadonlyMap<string, string>
  /** Keys are made by `formatPath`. */
  readonly places: ReadonlyMap<string, Place>
}
