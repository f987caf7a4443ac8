import type { NormalizedSchema } from '@smithy/core/schema'
import { InconsistentQuantities$ } from '@aws-sdk/client-cloudfront'
import { enumeratedValues } from './enumerations.ts'
import { ServiceError } from './service-error.ts'
import { isBlank, isRepeated, type XmlElement, type XmlNode } from './xml-document.ts'

type Content = XmlNode | readonly XmlNode[]
type Findings = { readonly violations: string[]; readonly quantities: string[] }

type Place = { readonly schema: NormalizedSchema; readonly name: string; readonly path: string }

/** Throws `MalformedInput`, `MalformedXML` and `InconsistentQuantities`. */
export function checkShape(schema: NormalizedSchema, content: XmlNode, name: string): void {
  const findings: Findings = { violations: [], quantities: [] }
  checkContent({ schema, name, path: decapitalize(name) }, content, findings)
  if (findings.violations.length > 0) {
    throw new ServiceError('MalformedXML', describeViolations(findings.violations))
  }
  if (findings.quantities.length > 0) {
    throw new ServiceError(
      InconsistentQuantities$,
      `The value of Quantity and the size of Items don't match: ${findings.quantities.join('; ')}.`,
    )
  }
}

/** The service's words, with the path of each missing member. */
export function describeMissing(paths: readonly string[]): string {
  return describeViolations(paths.map(missing))
}

function describeViolations(violations: readonly string[]): string {
  return `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: ${violations.join('; ')}`
}

function missing(path: string): string {
  return `Value null at '${path}' failed to satisfy constraint: Member must not be null`
}

/** Required members come first in a schema, and their number last. */
export function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const raw = schema.getSchema()
  if (!Array.isArray(raw)) return []
  const [, , , , names, , count] = raw as readonly unknown[]
  return Array.isArray(names) && typeof count === 'number' ? names.slice(0, count).map(String) : []
}

export function decapitalize(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1)
}

function checkContent(place: Place, content: Content, findings: Findings): void {
  const { schema, path } = place
  if (isRepeated(content)) throw unexpected(`the element of ${path} stands there ${content.length} times`)
  if (schema.isStructSchema()) checkStructure(schema, elementOf(content, path), path, findings)
  else if (schema.isListSchema()) checkList(schema, elementOf(content, path), path, findings)
  else checkValue(place, content, findings)
}

function checkStructure(schema: NormalizedSchema, element: XmlElement, path: string, findings: Findings): void {
  const members = new Map<string, readonly [string, NormalizedSchema]>()
  for (const [name, member] of schema.structIterator()) {
    members.set(member.getMemberTraits().xmlName ?? name, [name, member])
  }
  for (const [elementName, content] of Object.entries(element)) {
    const [name, member] = members.get(elementName) ?? []
    if (name === undefined || member === undefined) throw unexpected(`unexpected element ${elementName} in ${path}`)
    checkContent({ schema: member, name, path: `${path}.${decapitalize(name)}` }, content, findings)
  }
  for (const name of requiredMembers(schema)) {
    const elementName = schema.getMemberSchema(name).getMemberTraits().xmlName ?? name
    if (element[elementName] === undefined) findings.violations.push(missing(`${path}.${decapitalize(name)}`))
  }
  checkQuantity(schema, element, path, findings)
}

function checkList(schema: NormalizedSchema, element: XmlElement, path: string, findings: Findings): void {
  const name = itemNameOf(schema)
  for (const [elementName, content] of Object.entries(element)) {
    if (elementName !== name) throw unexpected('Unexpected list element termination')
    for (const [index, item] of itemsOf(content).entries()) {
      checkContent({ schema: schema.getValueSchema(), name, path: `${path}.${index + 1}.member` }, item, findings)
    }
  }
}

function checkQuantity(schema: NormalizedSchema, element: XmlElement, path: string, findings: Findings): void {
  const items = new Map(schema.structIterator()).get('Items')
  const stated = element['Quantity']
  if (items === undefined || typeof stated !== 'string') return
  const listed = element['Items']
  const content = typeof listed === 'object' && !isRepeated(listed) ? listed[itemNameOf(items)] : undefined
  const count = content === undefined ? 0 : itemsOf(content).length
  if (Number(stated) !== count) findings.quantities.push(`${path} has Quantity ${stated.trim()} and ${count} Items`)
}

function checkValue({ schema, name, path }: Place, content: XmlNode, findings: Findings): void {
  if (typeof content !== 'string') throw unexpected(`${path} is a value and has elements or attributes`)
  const problem = valueProblem(schema, content)
  if (problem !== undefined) throw unexpected(`${path} is "${content}", ${problem}`)
  const known = enumeratedValues(name)
  if (known === undefined || known.includes(content)) return
  // The service's words (aws/aws-cli#6275).
  const constraint = `Member must satisfy enum value set: [${known.join(', ')}]`
  findings.violations.push(`Value '${content}' at '${path}' failed to satisfy constraint: ${constraint}`)
}

export function valueProblem(schema: NormalizedSchema, text: string): string | undefined {
  if (schema.isNumericSchema() && !/^-?\d+(\.\d+)?$/.test(text)) return 'which is not a number'
  if (schema.isBooleanSchema() && !/^(true|false)$/.test(text)) return 'which is neither true nor false'
  if (schema.isTimestampSchema() && Number.isNaN(Date.parse(text))) return 'which is not a date'
  return undefined
}

function elementOf(content: XmlNode, path: string): XmlElement {
  const children = typeof content === 'string' ? { '#text': content } : content
  const { '#text': text, ...element } = children
  if (text !== undefined && !isBlank(text)) throw unexpected(`text in ${path}, which has elements only`)
  return element
}

function itemNameOf(list: NormalizedSchema): string {
  return list.getValueSchema().getMergedTraits().xmlName ?? 'member'
}

function itemsOf(content: Content): readonly XmlNode[] {
  return isRepeated(content) ? content : [content]
}

function unexpected(message: string): ServiceError {
  return new ServiceError('MalformedInput', message)
}
