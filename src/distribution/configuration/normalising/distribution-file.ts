import type { Place } from '../../../faults.ts'
import type { ConfigStructure } from '../../../cloudfront/config-value.ts'

export type DistributionFile = {
  readonly file: string
  /** Without CallerReference. Has the required members, even if the file leaves them out. */
  readonly config: ConfigStructure
  readonly callerReference: string | undefined
  /** The `Id` in the output of `get-distribution`. */
  readonly id: string | undefined
  readonly tags: ReadonlyMap<string, string>
  /** Keys are made by `formatPath`. */
  readonly places: ReadonlyMap<string, Place>
}
