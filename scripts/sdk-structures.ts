/** Reads the model of a distribution's configuration from the SDK's schemas. */
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
import type { WrittenShape, WrittenStructure } from '../src/cloudfront/distribution-shape.ts'

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

/** The structure of this schema, and those that it is made of, by their names. */
export function readStructures(root = DistributionConfig$): Readonly<Record<string, WrittenStructure>> {
  const found: Record<string, WrittenStructure> = {}
  const schemas = [root]
  for (const schema of schemas) {
    const [, , name, , names, members, requiredCount = 0] = schema
    const shapes = members.map((member, index) => {
      const { shape, below } = readShape(member, names[index] ?? '')
      schemas.push(...below.filter(([, , next]) => !(next in found)))
      return [names[index] ?? '', shape] as const
    })
    found[name] = {
      required: Object.fromEntries(shapes.slice(0, requiredCount)),
      optional: Object.fromEntries(shapes.slice(requiredCount)),
    }
  }
  return found
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

type Read = { readonly shape: WrittenShape; readonly below: readonly StructureSchema[] }

function readShape(reference: SchemaReference, name: string): Read {
  const { schema } = follow(reference)
  if (schema === SIMPLE.boolean) return { shape: 'boolean', below: [] }
  if (schema === SIMPLE.number) return { shape: 'integer', below: [] }
  if (schema === SIMPLE.text) return { shape: textOf(name), below: [] }
  if (isStructureSchema(schema)) return { shape: { structure: schema[2] }, below: [schema] }
  if (isListSchema(schema)) return readList(schema)
  if (isNamedText(schema))
    return { shape: isSensitive(schema) && name !== COMMENT ? 'secret' : textOf(name), below: [] }
  throw new Error(`the SDK's schema of ${name} is of a kind that no configuration has had so far`)
}

function readList([, , , , item]: ListSchema): Read {
  const { traits } = follow(item)
  const itemName = (typeof traits === 'object' ? traits.xmlName : undefined) ?? 'member'
  const { shape, below } = readShape(item, itemName)
  return { shape: { list: shape, itemName }, below }
}

function textOf(name: string): WrittenShape {
  const values = COUNTED_VALUES.get(name)
  return values ? { values: Object.values(values) } : 'text'
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
