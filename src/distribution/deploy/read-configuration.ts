import { readDistributionFile } from '../configuration/read-distribution-file.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import { InvalidInput, type Fault, type Place } from '../../faults.ts'
import { findConfigFile, type ConfigSources } from './find-config-file.ts'

/**
 * Finds, reads and checks the configuration. `warn` gets what only CloudFront can decide. Rejects with an InvalidInput
 * that names every error.
 */
export async function readConfiguration(
  wanted: {
    readonly configFile: string | undefined
    readonly configRef: string
    readonly variables: ReadonlyMap<string, string>
    readonly strict: boolean
  },
  given: ConfigSources & {
    readonly shape: StructureShape
    readonly warn: (text: string, at: Place) => void
  },
): Promise<DistributionFile> {
  const { file, bytes } = await findConfigFile({ file: wanted.configFile, ref: wanted.configRef }, given)
  const faults: Fault[] = []
  const read = readDistributionFile({
    file,
    bytes,
    variables: wanted.variables,
    shape: given.shape,
    strict: wanted.strict,
    report: (fault) => void faults.push(fault),
    advise: ({ at, message }) => {
      given.warn(message, at)
    },
  })
  if (read === undefined || faults.length > 0) throw new InvalidInput(faults)
  return read
}
