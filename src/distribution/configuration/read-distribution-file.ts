import type { ReportFault } from '../../faults.ts'
import { checkConfiguration } from './checks/check-configuration.ts'
import type { DistributionFile } from './normalising/distribution-file.ts'
import { normalise, type Normalised } from './normalising/normalise.ts'
import { limitFaults } from './reading/limits.ts'
import { readDocument } from './reading/read-document.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'

export type DistributionFileOptions = {
  readonly file: string
  readonly bytes: Uint8Array
  /** Values for `${NAME}` and for CloudFormation's `!Ref NAME`. */
  readonly variables: ReadonlyMap<string, string>
  readonly shape: StructureShape
  /** Whether unknown names are errors instead of warnings. */
  readonly strict: boolean
  readonly report: ReportFault
  readonly advise: ReportFault
}

/** Returns undefined if the file has an error. Checks CloudFront's rules only for a file that fits the schemas. */
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

/** An empty CallerReference, as in the AWS CLI's skeletons, counts as absent. */
function toDistributionFile(file: string, { config: complete, tags, id, places }: Normalised): DistributionFile {
  const { CallerReference: reference, ...config } = complete
  const callerReference = typeof reference === 'string' && reference !== '' ? reference : undefined
  return { file, config, callerReference, id, tags, places }
}
