/** Writes configurations in each file format, without the code of the reader that is tested. */
import { stringify } from 'yaml'

import { countedList, type Shape, type StructureShape } from '../../../../src/cloudfront/config-shape.ts'
import { isStructure, type ConfigStructure, type ConfigValue } from '../../../../src/cloudfront/config-value.ts'

export const WRITTEN_FORMS = [
  'json',
  'json with plain lists',
  'yaml',
  'yaml with plain lists',
  'xml',
  'cloudformation',
  'cloudformation yaml',
] as const
export type WrittenForm = (typeof WRITTEN_FORMS)[number]

/** The format of a file of that form. */
export function formatOf(form: WrittenForm): 'json' | 'yaml' | 'xml' {
  if (form === 'xml') return 'xml'
  return form.includes('yaml') ? 'yaml' : 'json'
}

/** A configuration in the API's own form, as the text of a file. */
export function writeAs(form: WrittenForm, config: ConfigStructure, shape: StructureShape): string {
  switch (form) {
    case 'json':
      return JSON.stringify(config, null, 2)
    case 'json with plain lists':
      return JSON.stringify(withPlainLists(config, shape), null, 2)
    case 'yaml':
      return stringify(config)
    case 'yaml with plain lists':
      return stringify(withPlainLists(config, shape))
    case 'xml':
      return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement('DistributionConfig', config, shape, '', NAMESPACE)}`
    case 'cloudformation':
      return JSON.stringify(toTemplate(config, shape), null, 2)
    case 'cloudformation yaml':
      return stringify(toTemplate(config, shape))
  }
}

const NAMESPACE = ' xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"'
/** CloudFormation's names. */
const RENAMED: Readonly<Record<string, string>> = {
  'DistributionConfig.IsIPV6Enabled': 'IPV6Enabled',
  'Origin.CustomHeaders': 'OriginCustomHeaders',
  'CustomOriginConfig.OriginSslProtocols': 'OriginSSLProtocols',
  'ViewerCertificate.ACMCertificateArn': 'AcmCertificateArn',
  'ViewerCertificate.IAMCertificateId': 'IamCertificateId',
  'ViewerCertificate.SSLSupportMethod': 'SslSupportMethod',
  'GeoRestriction.Items': 'Locations',
}

function withPlainLists(value: ConfigValue, shape: Shape): ConfigValue {
  if (Array.isArray(value) && shape.kind === 'list') {
    return value.map((item: ConfigValue) => withPlainLists(item, shape.item))
  }
  if (!isStructure(value) || shape.kind !== 'structure') return value
  const members = mapMembers(value, shape, withPlainLists)
  if (countedList(shape) === undefined) return members
  const { Items: given, Enabled: enabled } = members
  const items: readonly ConfigValue[] = Array.isArray(given) ? given : []
  const isImplied = enabled === undefined || enabled === items.length > 0
  const others = Object.entries(members).filter(([name]) => name !== 'Quantity' && name !== 'Items')
  return isImplied && others.every(([name]) => name === 'Enabled')
    ? items
    : { ...Object.fromEntries(others), Items: items }
}

function mapMembers(
  value: ConfigStructure,
  shape: StructureShape,
  map: (value: ConfigValue, shape: Shape) => ConfigValue,
): ConfigStructure {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, below]) => {
      const member = shape.members.get(name)
      return member ? [[name, map(below, member.shape)]] : []
    }),
  )
}

function toTemplate(config: ConfigStructure, shape: StructureShape): object {
  const DistributionConfig = toCloudFormation(withPlainLists(config, shape), shape)
  const Site = { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } }
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: { Site } }
}

/** Numbers and booleans as text, as the service lets templates write them; names and places of members as it wants them. */
function toCloudFormation(value: ConfigValue, shape: Shape): ConfigValue {
  if (shape.kind === 'structure') return toProperty(value, shape)
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((item: ConfigValue) => toCloudFormation(item, shape.item))
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}

function toProperty(value: ConfigValue, shape: StructureShape): ConfigValue {
  const list = countedList(shape)
  if (list && Array.isArray(value)) return toCloudFormation(value, list)
  if (!isStructure(value)) return value
  const { AllowedMethods: methods, ...members } = mapMembers(value, shape, toCloudFormation)
  const cached = isStructure(methods) ? methods['CachedMethods'] : undefined
  const allowed = isStructure(methods) ? methods['Items'] : methods
  const named = Object.entries(members).map(
    ([name, below]) => [RENAMED[`${shape.name}.${name}`] ?? name, below] as const,
  )
  return {
    ...Object.fromEntries(named),
    ...(allowed !== undefined && { AllowedMethods: allowed }),
    ...(cached !== undefined && { CachedMethods: cached }),
  }
}

function writeElement(name: string, value: ConfigValue, shape: Shape, indent: string, attributes = ''): string {
  const children = childrenOf(value, shape)
  if (children === undefined)
    return `${indent}<${name}${attributes}>${escapeXml(typeof value === 'object' ? '' : String(value))}</${name}>\n`
  const inner = children
    .map(([child, below, belowShape]) => writeElement(child, below, belowShape, `${indent}  `))
    .join('')
  return `${indent}<${name}${attributes}>\n${inner}${indent}</${name}>\n`
}

function childrenOf(value: ConfigValue, shape: Shape): readonly (readonly [string, ConfigValue, Shape])[] | undefined {
  if (Array.isArray(value) && shape.kind === 'list') {
    return value.map((item: ConfigValue) => [shape.itemName, item, shape.item])
  }
  if (!isStructure(value) || shape.kind !== 'structure') return undefined
  return Object.entries(value).flatMap(([name, below]) => {
    const member = shape.members.get(name)
    return member ? [[name, below, member.shape] as const] : []
  })
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
