import type { Place, ReportFault } from '../../../faults.ts'
import type { ConfigEntry, ConfigMap, ConfigNode } from '../reading/document.ts'
import { TENANT } from '../reading/foreign-file.ts'
import { DISTRIBUTION_TYPE } from '../reading/variables.ts'
import { listSome, shorten } from '../reading/wording.ts'
import { scalarText } from './call.ts'
import type { DecideCondition } from './resource-condition.ts'

const TENANT_TYPE = 'AWS::CloudFront::DistributionTenant'
const IGNORED_ATTRIBUTES = new Set([
  'Type',
  'Properties',
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'UpdatePolicy',
  'UpdateReplacePolicy',
])

export type Faults = { readonly report: ReportFault; readonly advise: ReportFault }

export function isResource(map: ConfigMap): boolean {
  return typeOf(map)?.includes('::') === true || (has(map, 'Type') && has(map, 'Properties'))
}

export function holdsDistributions(map: ConfigMap): boolean {
  return distributionsOf(map).length > 0
}

type Resources = { readonly faults: Faults; readonly decide: DecideCondition }

export function findInResources(resources: ConfigNode, { faults, decide }: Resources): ConfigMap | undefined {
  if (resources.kind !== 'map') {
    faults.report({ at: resources.at, message: 'Resources: a mapping of resources by their names is expected' })
    return undefined
  }
  const all = distributionsOf(resources)
  const decided = all.map((entry) => ({ entry, isWanted: isWanted(entry, { faults, decide }) }))
  if (decided.some((one) => one.isWanted === undefined)) return undefined
  const found = decided.filter((one) => one.isWanted).map(({ entry }) => entry)
  const [first, ...others] = found
  if (first?.value.kind === 'map' && others.length === 0) return readResource(first.value, faults)
  const isNone = all.length > 0 && found.length === 0
  const message = isNone ? describeLeftOut(all) : describeResources(resources, found)
  faults.report({ at: resources.at, message: `Resources: ${message}` })
  return undefined
}

/** Decides by its `Condition`. Returns undefined, after a report, if that is unknown. */
function isWanted({ key, value }: Pick<ConfigEntry, 'key' | 'value'>, { faults, decide }: Resources) {
  const condition = value.kind === 'map' ? get(value, 'Condition') : undefined
  if (condition === undefined) return true
  const decision = decide(condition)
  if (decision.kind === 'refused') {
    for (const { at, reason } of decision.refusals) faults.report({ at, message: `${shorten(key)}: ${reason}` })
    return undefined
  }
  if (!decision.value) {
    const name = shorten(scalarText(condition) ?? '')
    faults.advise({
      at: condition.at,
      message: `${shorten(key)}: it is left out, since its condition ${name} is false`,
    })
  }
  return decision.value
}

/** Reads a file that is one resource. */
export function readOnlyResource(resource: ConfigMap, given: Resources): ConfigMap | undefined {
  const wanted = isWanted({ key: 'the resource', value: resource }, given)
  if (wanted === true) return readResource(resource, given.faults)
  const message = 'no distribution is left, since the condition of the resource is false; remove the condition'
  if (wanted === false) given.faults.report({ at: resource.at, message })
  return undefined
}

function describeLeftOut(all: readonly ConfigEntry[]): string {
  const names = listSome(all.map(({ key }) => shorten(key)))
  return `no distribution is left, since the conditions of ${names} are false; give other values in the input \`variables\``
}

function readResource(resource: ConfigMap, { report, advise }: Faults): ConfigMap | undefined {
  const type = typeOf(resource)
  if (type !== DISTRIBUTION_TYPE) {
    const stated = type === undefined ? 'there is none' : `it is ${shorten(type)}`
    const message = type === TENANT_TYPE ? TENANT : `${DISTRIBUTION_TYPE} is expected, and ${stated}`
    report({ at: placeOf(resource, 'Type'), message: `Type: ${message}` })
    return undefined
  }
  for (const { key, keyAt } of resource.entries.filter(({ key }) => !IGNORED_ATTRIBUTES.has(key))) {
    advise({ at: keyAt, message: `${shorten(key)}: it is not evaluated; the distribution is as its Properties say` })
  }
  const properties = get(resource, 'Properties')
  if (properties?.kind === 'map') return properties
  report({
    at: properties?.at ?? resource.at,
    message: 'Properties: a mapping with DistributionConfig, and perhaps Tags, is expected',
  })
  return undefined
}

/** What functions can name in a template. */
export type Template = {
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly mappings: ConfigMap | undefined
  readonly conditions: ReadonlyMap<string, ConfigNode>
}

export type Parameter = { readonly preset: string | undefined; readonly isList: boolean }

export const NO_TEMPLATE: Template = { parameters: new Map(), mappings: undefined, conditions: new Map() }

export function readTemplate(template: ConfigMap): Template {
  const mappings = get(template, 'Mappings')
  return {
    parameters: new Map(entriesIn(template, 'Parameters').map(({ key, value }) => [key, readParameter(value)])),
    mappings: mappings?.kind === 'map' ? mappings : undefined,
    conditions: new Map(entriesIn(template, 'Conditions').map(({ key, value }) => [key, value])),
  }
}

/** The Default of a parameter of AWS Systems Manager is not its value, but the name of one. */
function readParameter(parameter: ConfigNode): Parameter {
  if (parameter.kind !== 'map') return { preset: undefined, isList: false }
  const type = typeOf(parameter) ?? ''
  const preset = type.startsWith('AWS::SSM::') ? undefined : get(parameter, 'Default')
  const isGiven = preset?.kind === 'scalar' && preset.value !== null
  return { preset: isGiven ? String(preset.value) : undefined, isList: /^CommaDelimitedList$|List</.test(type) }
}

function entriesIn(template: ConfigMap, section: string): readonly ConfigEntry[] {
  const entries = get(template, section)
  return entries?.kind === 'map' ? entries.entries : []
}

export function get(map: ConfigMap, key: string): ConfigNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.value
}

function has(map: ConfigMap, key: string): boolean {
  return get(map, key) !== undefined
}

function distributionsOf(resources: ConfigMap): readonly ConfigEntry[] {
  return resources.entries.filter(({ value }) => value.kind === 'map' && typeOf(value) === DISTRIBUTION_TYPE)
}

function describeResources(resources: ConfigMap, found: readonly ConfigEntry[]): string {
  if (found.length > 0) {
    const names = listSome(found.map(({ key }) => shorten(key)))
    return `there are ${found.length} of the type ${DISTRIBUTION_TYPE}: ${names}; leave one of them in the file`
  }
  const others = resources.entries.map(({ key, value }) => {
    const type = value.kind === 'map' ? typeOf(value) : undefined
    return type === undefined ? shorten(key) : `${shorten(key)} (${shorten(type)})`
  })
  const instead = others.length === 0 ? 'there are no resources' : `the resources are ${listSome(others)}`
  const isOfTenant = resources.entries.some(({ value }) => value.kind === 'map' && typeOf(value) === TENANT_TYPE)
  return `no resource is of the type ${DISTRIBUTION_TYPE}; ${instead}${isOfTenant ? `; ${TENANT}` : ''}`
}

function typeOf(map: ConfigMap): string | undefined {
  const type = get(map, 'Type')
  return type && scalarText(type)
}

function placeOf(map: ConfigMap, key: string): Place {
  return get(map, key)?.at ?? map.at
}
