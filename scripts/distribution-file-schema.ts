import { DISTRIBUTION_STRUCTURES } from '../src/cloudfront/distribution-structures.ts'
import type { WrittenShape, WrittenStructure } from '../src/cloudfront/distribution-shape.ts'
import { nameInCloudFormation } from '../src/distribution/configuration/normalising/cloudformation-dialect.ts'

/** Names as the API has them, or as CloudFormation has them, which also accepts those of the API. */
type Names = 'api' | 'cloudformation'

type Schema = Readonly<Record<string, unknown>>

/** CloudFormation's functions, whose value the schema does not know. */
const FUNCTION: Schema = {
  description: 'A function of CloudFormation.',
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  patternProperties: { '^(?:Ref|Condition|Fn::[A-Za-z]+)$': {} },
  additionalProperties: false,
}
/** A text with `${NAME}`, or with white space around it, which the reader leaves out. */
const OTHER_TEXT: Schema = { type: 'string', pattern: String.raw`\$\{|^\s|\s$` }
const SCALAR: Schema = { type: ['string', 'number', 'boolean', 'null'] }

const TAGS: Schema = {
  description: 'Tags of the distribution, as a list or as a mapping.',
  type: ['array', 'object', 'null'],
}
const CONFIGURATION = refer('cloudformation.DistributionConfig')
const RESOURCE: Schema = {
  type: 'object',
  properties: {
    Type: { const: 'AWS::CloudFront::Distribution' },
    Properties: {
      type: 'object',
      properties: { DistributionConfig: CONFIGURATION, Tags: TAGS },
      required: ['DistributionConfig'],
    },
  },
  required: ['Type', 'Properties'],
}
const IS_DISTRIBUTION: Schema = {
  properties: { Type: { const: 'AWS::CloudFront::Distribution' } },
  required: ['Type'],
}
const RESOURCES: Schema = {
  type: 'object',
  additionalProperties: { if: IS_DISTRIBUTION, then: RESOURCE },
}

/**
 * A JSON Schema (draft-07) of the configuration file, for editors. It knows the members and the types that the SDK's schemas have, and
 * refuses nothing that `deploy` takes. Rules between members, and the service's own, are the business of `deploy` with `dry-run`.
 */
export function distributionFileSchema(): Schema {
  const api = refer('api.DistributionConfig')
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Distribution file of cloudfront-action',
    description: 'A CloudFront distribution as the API, the AWS CLI or a CloudFormation template writes it.',
    type: 'object',
    if: { anyOf: [has('Origins'), has('DefaultCacheBehavior')] },
    then: api,
    else: { if: IS_DISTRIBUTION, then: RESOURCE },
    properties: {
      DistributionConfig: api,
      DistributionConfigWithTags: { type: 'object', properties: { DistributionConfig: api, Tags: TAGS } },
      Distribution: { type: 'object', properties: { DistributionConfig: api } },
      Tags: TAGS,
      Resources: RESOURCES,
    },
    definitions: {
      function: FUNCTION,
      ...definitions('api'),
      ...definitions('cloudformation'),
    },
  }
}

/** The same for CloudFormation only: a template with a distribution, or its resource alone. */
export function distributionTemplateSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Distribution of a CloudFormation template, for cloudfront-action',
    description: 'A CloudFormation template with a CloudFront distribution, or the resource alone.',
    type: 'object',
    if: has('Resources'),
    then: { properties: { Resources: RESOURCES } },
    else: RESOURCE,
    definitions: { function: FUNCTION, ...definitions('cloudformation') },
  }
}

function refer(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` }
}

function has(name: string): Schema {
  return { required: [name] }
}

function definitions(names: Names): Schema {
  const entries = Object.entries(DISTRIBUTION_STRUCTURES).map(([name, structure]) => [
    `${names}.${name}`,
    structureSchema(name, structure, names),
  ])
  return Object.fromEntries(entries) as Schema
}

function structureSchema(name: string, { required, optional }: WrittenStructure, names: Names): Schema {
  const members = Object.entries({ ...required, ...optional })
  const properties = members.flatMap(([member, shape]) => {
    const schema = shapeSchema(shape, names)
    const other = names === 'cloudformation' ? nameInCloudFormation(name, member) : member
    return other === member
      ? [[member, schema]]
      : [
          [member, schema],
          [other, schema],
        ]
  })
  const mapping = {
    type: 'object',
    properties: { ...(Object.fromEntries(properties) as Schema), ...more(name, names) },
    additionalProperties: false,
  }
  const items = members.find(([member]) => member === 'Items')?.[1]
  const forms = items === undefined ? [mapping] : [mapping, shapeSchema(items, names)]
  return {
    anyOf: [...forms, ...(names === 'cloudformation' ? [refer('function')] : []), { type: 'null' }],
  }
}

/** Members that the reader moves, or leaves out, because CloudFront and CloudFormation write them elsewhere. */
function more(name: string, names: Names): Schema {
  if (name === 'ViewerCertificate') return { Certificate: {}, CertificateSource: {} }
  if (names === 'api') return {}
  if (name === 'DistributionConfig') return { CNAMEs: {} }
  return name === 'DefaultCacheBehavior' || name === 'CacheBehavior' ? { CachedMethods: { type: 'array' } } : {}
}

function shapeSchema(shape: WrittenShape, names: Names): Schema {
  if (typeof shape === 'object' && 'structure' in shape) return refer(`${names}.${shape.structure}`)
  if (typeof shape === 'object' && 'list' in shape)
    return orFunction({ type: ['array', 'null'], items: shapeSchema(shape.list, names) }, names)
  if (typeof shape === 'object') return orFunction({ anyOf: [{ enum: [...shape.values, null] }, OTHER_TEXT] }, names)
  if (names === 'cloudformation') return orFunction(SCALAR, names)
  if (shape === 'integer' || shape === 'boolean') return { anyOf: [{ type: [shape, 'null'] }, OTHER_TEXT] }
  return { type: ['string', 'integer', 'null'] }
}

function orFunction(schema: Schema, names: Names): Schema {
  return names === 'api' ? schema : { anyOf: [schema, refer('function')] }
}
