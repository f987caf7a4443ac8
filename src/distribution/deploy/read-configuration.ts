import { readDistributionFile } from '../configuration/read-distribution-file.ts'
import type { DistributionFile } from '../configuration/normalising/distribution-file.ts'
import type { StructureShape } from '../../cloudfront/config-shape.ts'
import { describePlace, InvalidInput, type Fault, type Place } from '../../faults.ts'
import { listFirst } from '../../list-first.ts'
import { findConfigFile, type ConfigSources } from './find-config-file.ts'

/** Rejects with an InvalidInput that names every mistake. Calls `warn` for what only CloudFront can judge. */
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
  const advice: Fault[] = []
  const read = readDistributionFile({
    file,
    bytes,
    variables: wanted.variables,
    shape: given.shape,
    strict: wanted.strict,
    report: (fault) => void faults.push(fault),
    advise: (fault) => void advice.push(fault),
  })
  for (const { at, message } of groupByKind(advice)) given.warn(message, at)
  if (read === undefined || faults.length > 0) throw new InvalidInput(faults)
  return read
}

const PLACES_SHOWN = 5

/** One warning for each kind, at its first place. */
export function groupByKind(advice: readonly Fault[]): readonly Fault[] {
  const kinds = new Map<string, Fault[]>()
  for (const fault of advice) {
    // Messages are such as `DefaultCacheBehavior.ForwardedValues: TEXT`.
    const kind = fault.message.replace(/^[^: ]+: /, '')
    kinds.set(kind, [...(kinds.get(kind) ?? []), fault])
  }
  return [...kinds.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? []
    return { at: first.at, message: `${first.message} (also ${listFirst(others, PLACES_SHOWN, namePlace)})` }
  })
}

function namePlace({ at, message }: Fault): string {
  const path = /^[^: ]+(?=: )/.exec(message)?.[0] ?? describePlace(at)
  return 'line' in at ? `${path} (line ${at.line})` : path
}
