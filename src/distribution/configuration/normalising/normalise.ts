import type { Place, ReportFault } from '../../../faults.ts'
import type { ConfigDocument, ConfigNode } from '../reading/document.ts'
import type { StructureShape } from '../../../cloudfront/config-shape.ts'
import { formatPath, isStructure, type ConfigStructure } from '../../../cloudfront/config-value.ts'
import { resolveNode, type ResolvedNode } from './intrinsic-function.ts'
import { normaliseTags, TAGS_SHAPE } from './normalise-tags.ts'
import { readValue } from './read-value.ts'
import { refuse, type Reading } from './reading.ts'
import { findHomes } from './unknown-member.ts'
import { unwrap, type Unwrapped } from './unwrap.ts'

export type Normalised = {
  readonly config: ConfigStructure
  readonly tags: ReadonlyMap<string, string>
  readonly id: string | undefined
  readonly places: ReadonlyMap<string, Place>
}

export type NormalisingOptions = {
  readonly variables: ReadonlyMap<string, string>
  readonly shape: StructureShape
  readonly strict: boolean
  readonly report: ReportFault
  readonly advise: ReportFault
}

/** Do not use the result after a report. */
export function normalise(document: ConfigDocument, options: NormalisingOptions): Normalised | undefined {
  const unwrapped = unwrap(document, options)
  if (unwrapped === undefined) return undefined
  const places = new Map<string, Place>()
  const settle: Reading['settle'] = (path, at) => {
    places.set(formatPath(path), at)
  }
  const shared = { ...createReading(unwrapped, options), settle }
  const config = readConfig(options.shape, unwrapped.config, {
    ...shared,
    homes: findHomes(options.shape),
    rootName: 'DistributionConfig',
  })
  const tags = normaliseTags(unwrapped.tags, { ...shared, homes: findHomes(TAGS_SHAPE), rootName: 'Tags' })
  return config && { config, tags, id: readId(unwrapped.id), places }
}

function readId(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '' ? node.value : undefined
}

function createReading(
  { dialect, parameters }: Unwrapped,
  { variables, strict, report, advise }: NormalisingOptions,
): Pick<Reading, 'dialect' | 'resolve' | 'strict' | 'report' | 'advise'> {
  // Aliases share one node.
  const resolved = new Map<ConfigNode, ResolvedNode>()
  const resolve = (node: ConfigNode): ResolvedNode => {
    const known = resolved.get(node) ?? resolveNode(node, { variables, parameters })
    resolved.set(node, known)
    return known
  }
  return { dialect, resolve, strict, report, advise }
}

function readConfig(shape: StructureShape, node: ConfigNode, reading: Reading): ConfigStructure | undefined {
  const resolved = reading.resolve(node)
  if (resolved.kind !== 'node') {
    refuse(reading, [], node.at, resolved.kind === 'refused' ? resolved.reason : 'it is empty')
    return undefined
  }
  const config = readValue(shape, resolved.node, [], reading)
  return isStructure(config) ? config : undefined
}
