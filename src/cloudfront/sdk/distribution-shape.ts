import {
  CertificateSource,
  ConnectionMode,
  DistributionConfig$,
  EventType,
  GeoRestrictionType,
  HttpVersion,
  IpAddressType,
  ItemSelection,
  Method,
  MinimumProtocolVersion,
  OriginGroupSelectionCriteria,
  OriginProtocolPolicy,
  PriceClass,
  SSLSupportMethod,
  SslProtocol,
  ViewerMtlsMode,
  ViewerProtocolPolicy,
} from '@aws-sdk/client-cloudfront'
import type { ListShape, Member, Shape, StructureShape } from '../config-shape.ts'

/** The SDK has these values only in its types; a test compares them. */
const COUNTED_VALUES = new Map<string, Readonly<Record<string, string>>>(
  Object.entries({
    CertificateSource,
    ConnectionMode,
    EventType,
    Forward: ItemSelection,
    HttpVersion,
    IpAddressType,
    Method,
    MinimumProtocolVersion,
    Mode: ViewerMtlsMode,
    OriginProtocolPolicy,
    PriceClass,
    RestrictionType: GeoRestrictionType,
    SSLSupportMethod,
    SelectionCriteria: OriginGroupSelectionCriteria,
    SslProtocol,
    ViewerProtocolPolicy,
  }),
)

export function distributionShape(): StructureShape {
  return readStructure(DistributionConfig$)
}

type StructureSchema = typeof DistributionConfig$
type SchemaReference = StructureSchema[5][number]
type Schema = Exclude<SchemaReference, () => unknown>
type ListSchema = Extract<Schema, readonly [1, ...unknown[]]>
type SimpleSchema = Extract<Schema, readonly [0, ...unknown[]]>

const SIMPLE = { text: 0, number: 1, boolean: 2 } as const
const KIND = { simple: 0, list: 1, structure: 3 } as const
const SENSITIVE = 8
/** Sensitive in the API, but visible in the console and useful in a plan. */
const COMMENT = 'Comment'

function readStructure([, , name, , names, schemas, requiredCount = 0]: StructureSchema): StructureShape {
  const members = schemas.map((schema, index): readonly [string, Member] => {
    const member = names[index] ?? ''
    return [member, { shape: readShape(schema, member), isRequired: index < requiredCount }]
  })
  return { kind: 'structure', name, members: new Map(members) }
}

function readShape(reference: SchemaReference, name: string): Shape {
  const { schema } = follow(reference)
  if (schema === SIMPLE.boolean) return { kind: 'boolean' }
  if (schema === SIMPLE.number) return { kind: 'integer' }
  if (schema === SIMPLE.text) return { kind: 'text', values: valuesOf(name), isSecret: false }
  if (isStructureSchema(schema)) return readStructure(schema)
  if (isListSchema(schema)) return readList(schema)
  if (isNamedText(schema)) {
    return { kind: 'text', values: valuesOf(name), isSecret: isSensitive(schema) && name !== COMMENT }
  }
  throw new Error(`the SDK's schema of ${name} is of a kind that no configuration has had so far`)
}

function readList([, , , , item]: ListSchema): ListShape {
  const { traits } = follow(item)
  const itemName = (typeof traits === 'object' ? traits.xmlName : undefined) ?? 'member'
  return { kind: 'list', item: readShape(item, itemName), itemName }
}

function follow(reference: SchemaReference) {
  const [target, traits] = isPair(reference) ? reference : [reference, 0]
  return { schema: typeof target === 'function' ? target() : target, traits }
}

function isPair(reference: SchemaReference): reference is Extract<Schema, readonly [unknown, unknown]> {
  return Array.isArray(reference) && reference.length === 2
}

function isStructureSchema(schema: Schema): schema is StructureSchema {
  return Array.isArray(schema) && schema[0] === KIND.structure
}

function isListSchema(schema: Schema): schema is ListSchema {
  return Array.isArray(schema) && schema.length === 5 && schema[0] === KIND.list
}

function isNamedText(schema: Schema): schema is SimpleSchema {
  return Array.isArray(schema) && schema.length === 5 && schema[0] === KIND.simple && schema[4] === SIMPLE.text
}

function isSensitive([, , , traits]: SimpleSchema): boolean {
  return typeof traits === 'number' ? (traits & SENSITIVE) !== 0 : traits.sensitive === 1
}

function valuesOf(name: string): readonly string[] | undefined {
  const values = COUNTED_VALUES.get(name)
  return values && Object.values(values)
}
