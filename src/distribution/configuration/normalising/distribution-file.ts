/** What a configuration file says, read, checked and in the API's own form. */
import type { Place } from '../../../faults.ts'
import type { ConfigStructure } from '../../../cloudfront/config-value.ts'

export type DistributionFile = {
  /** The file's path in the repository. */
  readonly file: string
  /** The members of the API's DistributionConfig that the file gives, without its CallerReference; what the API needs besides is there. */
  readonly config: ConfigStructure
  readonly callerReference: string | undefined
  readonly tags: ReadonlyMap<string, string>
  /** Where the values of `config` stand in the file, by `formatPath` of their paths. */
  readonly places: ReadonlyMap<string, Place>
}
