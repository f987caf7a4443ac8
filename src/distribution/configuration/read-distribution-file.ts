/** A configuration file, from its bytes to what is sent. */
import type { ReportFault } from '../../faults.ts'
import { checkConfiguration } from './checks/check-configuration.ts'
import type { DistributionFile } from './normalising/distribution-file.ts'
import { normalise, type Normalised } from './normalising/normalise.ts'
import { limitFaults } from './reading/limits.ts'
import { readDocument } from './reading/read-document.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'

export type DistributionFileOptions = {
  /** The file's path in the repository. */
  readonly file: string
  readonly bytes: Uint8Array
  /** What `${NAME}` in the file stands for, and CloudFormation's `!Ref NAME`. */
  readonly variables: ReadonlyMap<string, string>
  /** The shape of the API's DistributionConfig. */
  readonly shape: StructureShape
  /** Whether what the SDK's schemas do not know is an error; otherwise it is a warning. */
  readonly strict: boolean
  /** Takes what is wrong, all of it. */
  readonly report: ReportFault
  /** Takes what does not hinder. */
  readonly advise: ReportFault
}

/**
 * Reads a configuration in any of its formats and forms and checks it; undefined if anything is wrong. What the service enforces
 * beyond its schemas is checked only of a configuration that is right by them.
 */
export function readDistributionFile(options: DistributionFileOptions): DistributionFile | undefined {
  const { file, bytes, variables } = options
  let isSound = true
  const fail: ReportFault = (fault) => {
    isSound = false
    options.report(fault)
  }
  const ifSound = <Value>(value: Value): Value | undefined => (isSound ? value : undefined)
  const document = readDocument({ file, bytes, variables, report: fail })
  if (document === undefined) return undefined

  const errors = limitFaults(file, fail)
  const warnings = limitFaults(file, options.advise)
  const [report, advise] = [errors.report, warnings.report]
  const normalised = ifSound(normalise(document, { ...options, report, advise }))
  const read = normalised && toDistributionFile(file, normalised)
  if (read) checkConfiguration(read, { shape: options.shape, report, advise })
  errors.end()
  warnings.end()
  return ifSound(read)
}

/** The CallerReference by itself; an empty one, as the command line's skeletons have it, is none. */
function toDistributionFile(file: string, { config: whole, tags, places }: Normalised): DistributionFile {
  const { CallerReference: reference, ...config } = whole
  const callerReference = typeof reference === 'string' && reference !== '' ? reference : undefined
  return { file, config, callerReference, tags, places }
}
