/** Any configuration that the service accepts, and any single change of it. */

import fc from 'fast-check'
import { countedList, type Member, type Shape, type StructureShape } from '../../../../src/cloudfront/config-shape.ts'
import {
  isStructure,
  type ConfigPath,
  type ConfigStructure,
  type ConfigValue,
} from '../../../../src/cloudfront/config-value.ts'
import { arbitraryConfiguration } from '../configuration/arbitrary-configuration.ts'
import { change } from './configurations.ts'

/** The keys of items. */
const NAMES = ['Id', 'PathPattern', 'HeaderName', 'ErrorCode', 'EventType', 'OriginId', 'Name']
const TTLS = ['MinTTL', 'DefaultTTL', 'MaxTTL']
/** Members that decide which other members are allowed. Adding or removing one is more than one change. */
const CHOOSING = new Set([
  'ACMCertificateArn',
  'CachePolicyId',
  'CloudFrontDefaultCertificate',
  'CustomOriginConfig',
  'ForwardedValues',
  'IAMCertificateId',
  'S3OriginConfig',
  'SSLSupportMethod',
  'VpcOriginConfig',
])
/** Members without a documented default, so their removal is not reported. */
const UNSETTLED = new Set([
  // Of Logging, beside a bucket.
  'Enabled',
  'ErrorCachingMinTTL',
  'MinimumProtocolVersion',
  'Mode',
  'OriginSslProtocols',
  'OwnerAccountId',
  'ResponseCompletionTimeout',
])

/** Members that decide whether others count, or what their defaults are. */
export const SWITCHES = /(?:\.Enabled|\.Forward|\.RestrictionType|\.SSLSupportMethod|TTL)$/

export type Mutation = {
  readonly from: ConfigStructure
  readonly to: ConfigStructure
  /** What was changed, as a plan names it. */
  readonly path: string
  readonly kind: 'changed' | 'added' | 'removed' | 'left out'
}

export function arbitraryValidConfiguration(shape: StructureShape): fc.Arbitrary<ConfigStructure> {
  return arbitraryConfiguration(shape).map(settle)
}

export function arbitraryMutation(shape: StructureShape): fc.Arbitrary<Mutation> {
  return arbitraryValidConfiguration(shape)
    .chain((from) => fc.tuple(fc.constant(from), fc.constantFrom(...listMutations(from, shape))))
    .map(([from, mutation]) => ({ from, ...mutation, to: change(from, mutation.at, mutation.value) }))
}

/** Removes what no service accepts: equal names, members that exclude each other, certificates without a name. */
function settle(config: ConfigStructure): ConfigStructure {
  const { ViewerCertificate: certificate, OriginGroups: groups, ...others } = settleStructure(config)
  const origins = others['Origins']
  return {
    ...others,
    ...(isStructure(certificate) && { ViewerCertificate: settleCertificate(certificate) }),
    ...(groups !== undefined && isStructure(origins) && origins['Quantity'] !== 1 && { OriginGroups: groups }),
  }
}

function settleStructure(structure: ConfigStructure): ConfigStructure {
  const hasPolicy = structure['CachePolicyId'] !== undefined
  const settled = Object.entries(structure)
    // `None` is what distributions with tenants have, whatever a file says.
    .filter(([member, value]) => !(hasPolicy && TTLS.includes(member)) && value !== 'None')
    .map(
      ([member, value]) =>
        [member, member === 'CachePolicyId' && value === '' ? 'policy' : settleValue(value)] as const,
    )
  const members = Object.fromEntries(settled)
  const items = members['Items']
  return Array.isArray(items) ? { ...members, Quantity: items.length } : members
}

function settleValue(value: ConfigValue): ConfigValue {
  if (isStructure(value)) return settleStructure(value)
  if (!isList(value)) return value
  const named = new Map(value.map((item) => [nameOf(item).toLowerCase(), settleValue(item)]))
  return [...named.values()]
}

function settleCertificate(certificate: ConfigStructure): ConfigStructure {
  const { ACMCertificateArn: acm, IAMCertificateId: iam, MinimumProtocolVersion: minimum = 'TLSv1_2016' } = certificate
  const { SSLSupportMethod: method = 'sni-only' } = certificate
  const version = { MinimumProtocolVersion: minimum }
  if (acm) return { ACMCertificateArn: acm, SSLSupportMethod: method, ...version }
  if (iam) return { IAMCertificateId: iam, SSLSupportMethod: method, ...version }
  return { CloudFrontDefaultCertificate: true, ...version }
}

type Step = Pick<Mutation, 'path' | 'kind'> & { readonly at: ConfigPath; readonly value: ConfigValue | undefined }
type Location = { readonly at: ConfigPath; readonly path: string }

function listMutations(
  structure: ConfigStructure,
  shape: StructureShape,
  location: Location = { at: [], path: '' },
): readonly Step[] {
  const isCounted = countedList(shape) !== undefined
  return Object.entries(structure).flatMap(([name, value]) => {
    const member = shape.members.get(name)
    if (member === undefined || NAMES.includes(name) || (isCounted && name === 'Quantity')) return []
    const at = [...location.at, name]
    const path = isCounted && name === 'Items' ? location.path : [location.path, name].filter(Boolean).join('.')
    const isKept = member.isRequired || CHOOSING.has(name) || UNSETTLED.has(name) || name === 'Items'
    const leftOut = { at, path, kind: 'left out', value: undefined } as const
    return [...(isKept ? [] : [leftOut]), ...listInside(value, member, { at, path })]
  })
}

function listInside(value: ConfigValue, { shape, isRequired }: Member, location: Location): readonly Step[] {
  if (shape.kind === 'structure' && isStructure(value)) return listMutations(value, shape, location)
  if (shape.kind === 'list' && isList(value)) {
    const items = value.map((item, index) => ({
      item,
      place: { at: [...location.at, index], path: `${location.path}[${nameOf(item)}]` },
    }))
    // A list that the API requires must not be empty.
    const isLast = isRequired && items.length === 1
    const removed = items.map(({ place }) => ({ ...place, kind: 'removed', value: undefined }) as const)
    const inside = items.flatMap(({ item, place }) => listMembers(item, shape.item, place))
    return [...(isLast ? [] : removed), ...inside, ...listAdditions(value, shape.item, location)]
  }
  const member = location.at.at(-1)
  if (member === 'CloudFrontDefaultCertificate' || member === 'ConnectionMode') return []
  const other = changeScalar(value, shape)
  return other === undefined ? [] : [{ ...location, kind: 'changed', value: other }]
}

function listMembers(item: ConfigValue, shape: Shape, location: Location): readonly Step[] {
  return shape.kind === 'structure' && isStructure(item) ? listMutations(item, shape, location) : []
}

/** One more item, like the first with another name. */
function listAdditions(items: readonly ConfigValue[], shape: Shape, location: Location): readonly Step[] {
  const [first] = items
  const name = isStructure(first) ? NAMES.find((member) => first[member] !== undefined) : undefined
  const named =
    isStructure(first) && name !== undefined && shape.kind === 'structure'
      ? { ...first, [name]: rename(first[name], shape.members.get(name)?.shape, items) }
      : undefined
  const added = named ?? (first === undefined || shape.kind === 'structure' ? undefined : rename(first, shape, items))
  if (added === undefined || Object.values(named ?? {}).includes('')) return []
  const at = [...location.at, items.length]
  return [{ at, path: `${location.path}[${nameOf(added)}]`, kind: 'added', value: added }]
}

/** A name that no item has; empty if all are used. */
function rename(name: ConfigValue | undefined, shape: Shape | undefined, items: readonly ConfigValue[]): ConfigValue {
  const taken = new Set(items.map((item) => nameOf(item).toLowerCase()))
  if (shape?.kind === 'text' && shape.values !== undefined)
    return shape.values.find((value) => !taken.has(value.toLowerCase())) ?? ''
  if (typeof name === 'number') return Math.max(...items.map((item) => Number(nameOf(item)))) + 1
  return `${[...taken].join('')}+`
}

function changeScalar(value: ConfigValue, shape: Shape): ConfigValue | undefined {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (shape.kind === 'text' && shape.values !== undefined) return shape.values.find((other) => other !== value)
  return typeof value === 'string' ? `${value}+` : undefined
}

export function nameOf(item: ConfigValue): string {
  const name = isStructure(item) ? NAMES.map((member) => item[member]).find((value) => value !== undefined) : item
  return typeof name === 'object' || name === undefined ? JSON.stringify(item) : String(name)
}

export function isList(value: ConfigValue | undefined): value is readonly ConfigValue[] {
  return Array.isArray(value)
}
