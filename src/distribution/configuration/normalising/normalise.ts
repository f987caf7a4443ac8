import type { Place, ReportFault } from '../../../faults.ts'
import type { ConfigDocument, ConfigNode } from '../reading/document.ts'
import type { StructureShape } from '../../../cloudfront/config-shape.ts'
import { formatPath, isStructure, type ConfigStructure } from '../../../cloudfront/config-value.ts'
import { openResolver } from '../template/intrinsic-function.ts'
import { normaliseTags, TAGS_SHAPE } from './normalise-tags.ts'
import { readValue } from './read-value.ts'
import { refuseUnresolved, type Reading } from './reading.ts'
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
  const setPlace: Reading['setPlace'] = (path, at) => {
    places.set(formatPath(path), at)
  }
  const shared = { ...createReading(unwrapped, options), setPlace }
  const config = readConfig(options.shape, unwrapped.config, {
    ...shared,
    pathsByMember: findHomes(options.shape),
    rootName: 'DistributionConfig',
  })
  const tags = normaliseTags(unwrapped.tags, { ...shared, pathsByMember: findHomes(TAGS_SHAPE), rootName: 'Tags' })
  return config && { config, tags, id: readId(unwrapped.id), places }
}

function readId(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '' ? node.value : undefined
}

function createReading(
  { dialect, template }: Unwrapped,
  { variables, strict, report, advise }: NormalisingOptions,
): Pick<Reading, 'dialect' | 'resolve' | 'refused' | 'strict' | 'report' | 'advise'> {
  return { dialect, resolve: openResolver({ variables, template }).resolve, refused: new Set(), strict, report, advise }
}

function readConfig(shape: StructureShape, node: ConfigNode, reading: Reading): ConfigStructure | undefined {
  const resolved = reading.resolve(node)
  if (resolved.kind !== 'node') {
    refuseUnresolved(reading, [], node.at, resolved, 'it is empty')
    return undefined
  }
  const config = readValue(shape, resolved.node, [], reading)
  return isStructure(config) ? config : undefined
}
