/** Random configurations in the API's form that its schema and its references allow. */
import fc from 'fast-check'

import {
  countedList,
  type ListShape,
  type Shape,
  type StructureShape,
} from '../../../../src/cloudfront/config-shape.ts'
import { isStructure, type ConfigStructure, type ConfigValue } from '../../../../src/cloudfront/config-value.ts'

/** Members that a file never has: the action's reference, and what only the service says about a certificate. */
const LEFT_OUT = new Set([
  'DistributionConfig.CallerReference',
  'ViewerCertificate.Certificate',
  'ViewerCertificate.CertificateSource',
])
/** Empty in the skeletons of the AWS CLI, where that means nothing. */
const ABSENT_IF_EMPTY = new Set(['ACMCertificateArn', 'IAMCertificateId'])
const MAX_ITEMS = 3
const MAX_NUMBER = 31_536_000
const ORIGIN_CONFIGS = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig']

/** Texts that formats must escape or may read as something else, such as booleans and functions. */
const CHARACTERS = Array.from('abcXYZ0189-_./*:@ <>&"\'`#!%{}[]\\|,;=?~äß日😀')
const WORDS = ['true', 'No', 'null', '~', '007', '1e3', '0x1F', '12.50', '!Ref Name', '<!-- -->', ']]>', '- a', 'a: b']
const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 12 }).map((value) => value.trim()),
  },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
)
const domainName = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), fc.constantFrom('example.com', 's3.amazonaws.com', 'internal'))
  .map((labels) => labels.join('.'))

/**
 * Any configuration of a shape: required members, any of the others, known values of what the API counts, Quantities that are right.
 * Origins have IDs of their own and one kind of configuration, targets exist, TTLs are in order.
 */
export function arbitraryConfiguration(shape: StructureShape): fc.Arbitrary<ConfigStructure> {
  return arbitraryStructure(shape).map(connect)
}

function arbitraryValue(shape: Shape, name: string): fc.Arbitrary<ConfigValue> {
  switch (shape.kind) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.oneof(fc.nat(MAX_NUMBER), fc.constantFrom(0, 1, 80, 443))
    case 'text':
      if (shape.values) return fc.constantFrom(...shape.values)
      if (name === 'DomainName') return domainName
      return ABSENT_IF_EMPTY.has(name) ? text.filter((value) => value !== '') : text
    case 'list':
      return arbitraryList(shape, 0)
    case 'structure':
      return arbitraryStructure(shape)
  }
}

/** Items that are single values differ, as the API wants it. */
function arbitraryList({ item, itemName }: ListShape, minLength: number): fc.Arbitrary<readonly ConfigValue[]> {
  const items = arbitraryValue(item, itemName)
  const limits = { minLength, maxLength: MAX_ITEMS }
  return item.kind === 'structure' ? fc.array(items, limits) : fc.uniqueArray(items, limits)
}

function arbitraryStructure(shape: StructureShape): fc.Arbitrary<ConfigStructure> {
  const items = countedList(shape)
  const members = [...shape.members].filter(
    ([name]) => !LEFT_OUT.has(`${shape.name}.${name}`) && !(items && (name === 'Items' || name === 'Quantity')),
  )
  const others = fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, arbitraryValue(member.shape, name)])),
    // CloudFormation completes Logging; the API requires all members.
    {
      requiredKeys: members
        .filter(([, { isRequired }]) => isRequired || shape.name === 'LoggingConfig')
        .map(([name]) => name),
    },
  )
  if (items === undefined) return others
  const list = arbitraryList(items, shape.members.get('Items')?.isRequired === true ? 1 : 0)
  return fc.tuple(others, list).map(([given, values]) => ({ ...given, ...countValues(values) }))
}

/** A list as the API counts it. */
export function countValues(values: readonly ConfigValue[]): ConfigStructure {
  return values.length === 0 ? { Quantity: 0 } : { Quantity: values.length, Items: values }
}

/** Makes independent parts fit together. */
function connect(config: ConfigStructure): ConfigStructure {
  const origins = itemsOf(config['Origins']).map((origin, index) => connectOrigin(origin, index))
  const ids = origins.map((_origin, index) => originId(index))
  const behaviors = itemsOf(config['CacheBehaviors']).map((behavior, index) => ({
    ...connectBehavior(behavior, ids, index),
    PathPattern: `/${index}/*`,
  }))
  const groups = itemsOf(config['OriginGroups']).map((group, index) => ({
    ...group,
    Id: `group-${index}`,
    Members: countValues([ids[0], ids.at(-1)].map((id) => ({ OriginId: id ?? '' }))),
  }))
  const { DefaultCacheBehavior: behavior } = config
  return {
    ...config,
    Origins: countValues(origins),
    ...(isStructure(behavior) && { DefaultCacheBehavior: connectBehavior(behavior, ids, 0) }),
    ...(config['CacheBehaviors'] !== undefined && { CacheBehaviors: countValues(behaviors) }),
    ...(config['OriginGroups'] !== undefined && { OriginGroups: countValues(groups) }),
  }
}

function originId(index: number): string {
  return `origin-${index}`
}

/** With exactly one kind of configuration: the first of those that there are, or an empty one of S3. */
function connectOrigin(origin: ConfigStructure, index: number): ConfigStructure {
  const [kind, ...others] = ORIGIN_CONFIGS.filter((name) => origin[name] !== undefined)
  const kept = Object.entries(origin).filter(([name]) => !others.includes(name))
  const added = kind === undefined ? { S3OriginConfig: { OriginAccessIdentity: '' } } : {}
  return { ...Object.fromEntries(kept), ...added, Id: originId(index) }
}

/** With a target that exists, either a policy or forwarded values and their MinTTL, and TTLs in order. */
function connectBehavior(behavior: ConfigStructure, ids: readonly string[], index: number): ConfigStructure {
  const { ForwardedValues: forwarded, CachePolicyId: policy = 'policy', ...others } = behavior
  const ttls = ['MinTTL', 'DefaultTTL', 'MaxTTL'].filter((name) => others[name] !== undefined)
  const numbers = ttls.map((name) => Number(others[name])).toSorted((a, b) => a - b)
  const ordered = Object.fromEntries(ttls.map((name, position) => [name, numbers[position] ?? 0]))
  const caching = forwarded === undefined ? { CachePolicyId: policy } : { MinTTL: 0, ForwardedValues: forwarded }
  return { ...others, ...caching, ...ordered, TargetOriginId: ids[index % ids.length] ?? '' }
}

function itemsOf(value: ConfigValue | undefined): readonly ConfigStructure[] {
  const items = isStructure(value) ? value['Items'] : undefined
  return Array.isArray(items) ? items.filter((item: ConfigValue) => isStructure(item)) : []
}
