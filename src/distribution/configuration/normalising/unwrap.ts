import type { ReportFault } from '../../../faults.ts'
import type { ConfigDocument, ConfigEntry, ConfigMap, ConfigNode } from '../reading/document.ts'
import type { StructureShape } from '../../../cloudfront/config-shape.ts'
import { CLOUDFORMATION_DIALECT } from './cloudformation-dialect.ts'
import { API_DIALECT, XML_DIALECT, type Dialect } from './dialect.ts'
import {
  findInResources,
  get,
  holdsDistributions,
  isResource,
  NO_TEMPLATE,
  readOnlyResource,
  readTemplate,
  type Template,
} from '../template/template.ts'
import { openResourceConditions } from '../template/resource-condition.ts'
import { describeForeign, TENANT } from '../reading/foreign-file.ts'
import { listAll, listChoices, listSome, shorten } from '../reading/wording.ts'

export type Unwrapped = {
  readonly config: ConfigNode
  readonly tags: ConfigNode | undefined
  /** The `Id` of a `get-distribution` answer. */
  readonly id: ConfigNode | undefined
  readonly dialect: Dialect
  readonly template: Template
}

type Unwrapping = {
  readonly shape: StructureShape
  readonly dialect: Dialect
  readonly report: ReportFault
  readonly advise: ReportFault
  readonly strict: boolean
  readonly variables: ReadonlyMap<string, string>
}

export const WRAPPERS = ['DistributionConfig', 'Distribution', 'DistributionConfigWithTags'] as const
/** These are beside the configuration in the API's answers and in the inputs of its calls. */
const IGNORED_SIBLINGS = new Set([
  'ARN',
  'ActiveTrustedKeyGroups',
  'ActiveTrustedSigners',
  'AliasICPRecordals',
  'DomainName',
  'ETag',
  'Id',
  'IfMatch',
  'InProgressInvalidationBatches',
  'LastModifiedTime',
  'Location',
  'ResponseMetadata',
  'Status',
])
const EXPECTED =
  'a configuration of the API with its Origins, DefaultCacheBehavior, …, alone or below DistributionConfig, or a CloudFormation template or resource'

export function unwrap(document: ConfigDocument, options: Omit<Unwrapping, 'dialect'>): Unwrapped | undefined {
  const { root, rootName } = document
  if (rootName !== undefined) return unwrapXml(rootName, root, { ...options, dialect: XML_DIALECT })
  if (root.kind === 'map') return unwrapMap(root, { ...options, dialect: API_DIALECT })
  options.report({ at: root.at, message: `the file does not contain a mapping; expected is ${EXPECTED}` })
  return undefined
}

function unwrapXml(rootName: string, root: ConfigNode, unwrapping: Unwrapping): Unwrapped | undefined {
  if (rootName === 'DistributionConfig') return found(root, {}, unwrapping)
  if (isWrapper(rootName)) return openWrapper(rootName, root, {}, unwrapping)
  const names = listChoices(WRAPPERS.map((name) => `<${name}>`))
  const isTenant = rootName.includes('DistributionTenant')
  const message = isTenant ? TENANT : `the element at the root is <${shorten(rootName)}>; it must be ${names}`
  unwrapping.report({ at: root.at, message })
  return undefined
}

function unwrapMap(map: ConfigMap, unwrapping: Unwrapping): Unwrapped | undefined {
  const foreign = describeForeign(map)
  if (foreign !== undefined) {
    unwrapping.report({ at: map.at, message: foreign })
    return undefined
  }
  const resources = get(map, 'Resources')
  const template = readTemplate(map)
  const decide = openResourceConditions({ variables: unwrapping.variables, template })
  const given = { faults: unwrapping, decide }
  if (resources !== undefined) return unwrapProperties(findInResources(resources, given), template, unwrapping)
  if (isResource(map)) return unwrapProperties(readOnlyResource(map, given), template, unwrapping)
  if (holdsDistributions(map)) return unwrapProperties(findInResources(map, given), template, unwrapping)
  if (map.entries.some(({ key }) => isWrapper(key))) return openMap(map, {}, unwrapping)
  if (map.entries.some(({ key }) => unwrapping.shape.members.has(key))) return found(map, {}, unwrapping)
  const keys = map.entries.map(({ key }) => shorten(key))
  const content = keys.length === 0 ? 'is empty' : `has ${listSome(keys)} at its top`
  unwrapping.report({ at: map.at, message: `the file ${content}; expected is ${EXPECTED}` })
  return undefined
}

function unwrapProperties(
  properties: ConfigMap | undefined,
  template: Template,
  unwrapping: Unwrapping,
): Unwrapped | undefined {
  const unwrapped = properties && openMap(properties, {}, { ...unwrapping, dialect: CLOUDFORMATION_DIALECT })
  return unwrapped && { ...unwrapped, template }
}

function openWrapper(
  name: string,
  node: ConfigNode,
  siblings: Siblings,
  unwrapping: Unwrapping,
): Unwrapped | undefined {
  if (node.kind === 'map') return openMap(node, siblings, unwrapping)
  unwrapping.report({ at: node.at, message: `${name}: a mapping with the key DistributionConfig is expected` })
  return undefined
}

type Siblings = { readonly tags?: ConfigNode | undefined; readonly id?: ConfigNode | undefined }

function openMap(map: ConfigMap, outer: Siblings, unwrapping: Unwrapping): Unwrapped | undefined {
  const [wrapper, ...others] = map.entries.filter(({ key }) => isWrapper(key))
  const siblings = { tags: get(map, 'Tags') ?? outer.tags, id: get(map, 'Id') ?? outer.id }
  if (wrapper === undefined || others.length > 0) {
    const names = [...(wrapper ? [wrapper] : []), ...others].map(({ key }) => key)
    const content = names.length === 0 ? 'there is none' : `there are ${listAll(names)}`
    unwrapping.report({ at: map.at, message: `one key DistributionConfig is expected here, and ${content}` })
    return undefined
  }
  for (const sibling of map.entries) if (sibling !== wrapper) doubtSibling(sibling, wrapper.key, unwrapping)
  if (wrapper.key === 'DistributionConfig') return found(wrapper.value, siblings, unwrapping)
  return openWrapper(wrapper.key, wrapper.value, siblings, unwrapping)
}

function doubtSibling({ key, keyAt }: ConfigEntry, wrapper: string, unwrapping: Unwrapping): void {
  if (key === 'Tags' || IGNORED_SIBLINGS.has(key)) return
  const advice = unwrapping.shape.members.has(key) ? 'it belongs in DistributionConfig' : 'only Tags may be there'
  const message = `${shorten(key)}: unknown member beside ${wrapper}; ${advice}`
  if (unwrapping.strict) unwrapping.report({ at: keyAt, message })
  else unwrapping.advise({ at: keyAt, message: `${message}; it is left out` })
}

function isWrapper(name: string): boolean {
  return WRAPPERS.some((wrapper) => wrapper === name)
}

function found(config: ConfigNode, { tags, id }: Siblings, { dialect }: Unwrapping): Unwrapped {
  return { config, tags, id, dialect, template: NO_TEMPLATE }
}
