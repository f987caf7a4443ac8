/** Reads configurations from text, and collects the messages. */
import { distributionShape } from '../../../../src/cloudfront/distribution-shape.ts'
import type { DistributionFile } from '../../../../src/distribution/configuration/normalising/distribution-file.ts'
import type { ConfigFormat } from '../../../../src/distribution/configuration/reading/document.ts'
import { normalise } from '../../../../src/distribution/configuration/normalising/normalise.ts'
import { readDistributionFile } from '../../../../src/distribution/configuration/read-distribution-file.ts'
import { readDocument } from '../../../../src/distribution/configuration/reading/read-document.ts'
import type { ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import type { Fault, Place } from '../../../../src/faults.ts'

export const SHAPE = distributionShape()

type Options = { readonly strict?: boolean; readonly variables?: Readonly<Record<string, string>> }
type Findings = { readonly errors: readonly Fault[]; readonly warnings: readonly Fault[] }

/** A configuration with all required members. */
export function readText(
  format: ConfigFormat,
  text: string,
  options: Options = {},
): Findings & { readonly file: DistributionFile | undefined } {
  const given = collect(format, text, options)
  return { file: readDistributionFile(given), errors: given.errors, warnings: given.warnings }
}

/** A configuration in the API's form, even if the service refuses it. */
export function normaliseText(
  format: ConfigFormat,
  text: string,
  options: Options = {},
): Findings & {
  readonly config: ConfigStructure | undefined
  readonly tags: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, Place>
} {
  const given = collect(format, text, options)
  const document = readDocument(given)
  const { config, tags, places } = (document && normalise(document, given)) ?? {
    config: undefined,
    tags: new Map<string, string>(),
    places: new Map<string, Place>(),
  }
  return { config, tags, places, errors: given.errors, warnings: given.warnings }
}

function collect(format: ConfigFormat, text: string, { strict = true, variables = {} }: Options) {
  const errors: Fault[] = []
  const warnings: Fault[] = []
  return {
    file: `distribution.${format}`,
    bytes: new TextEncoder().encode(text),
    variables: new Map(Object.entries(variables)),
    shape: SHAPE,
    strict,
    report: (fault: Fault) => void errors.push(fault),
    advise: (fault: Fault) => void warnings.push(fault),
    errors,
    warnings,
  }
}

/** The messages of faults, each after the line on which it stands. */
export function linesOf(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ at, message }) => `${at.line ?? '?'}: ${message}`)
}
