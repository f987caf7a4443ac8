import { XmlShapeDeserializer } from '@aws-sdk/core/protocols'
import { NormalizedSchema } from '@smithy/core/schema'
import { InvalidArgument$, MissingBody$ } from '@aws-sdk/client-cloudfront'
import { namespaceOf } from './api-version.ts'
import { inputMembers, type Routed } from './routes.ts'
import { ServiceError } from './service-error.ts'
import { checkShape, decapitalize, describeMissing, requiredMembers, valueProblem } from './shape-check.ts'
import { parseDocument, type XmlNode } from './xml-document.ts'
import { xmlSettings } from './xml-settings.ts'

export type RequestParts = {
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** Throws the service's errors. */
export function readInput(routed: Routed, request: RequestParts): object {
  const input: Record<string, unknown> = {}
  for (const [name, member] of inputMembers(routed.operation)) {
    const { httpPayload } = member.getMergedTraits()
    const value = httpPayload
      ? readPayload(member, routed, request)
      : readText(member, name, parameterOf(member, name, routed, request))
    if (value !== undefined) input[name] = value
  }
  const missing = requiredMembers(NormalizedSchema.of(routed.operation.schema[4])).filter(
    (name) => input[name] === undefined,
  )
  if (missing.length > 0) throw new ServiceError(InvalidArgument$, describeMissing(missing.map(decapitalize)))
  return input
}

function parameterOf(
  member: NormalizedSchema,
  name: string,
  routed: Routed,
  request: RequestParts,
): string | undefined {
  const { httpLabel, httpQuery, httpHeader } = member.getMergedTraits()
  if (httpLabel) return routed.labels.get(name)
  if (httpQuery !== undefined) return request.query.get(httpQuery) ?? undefined
  const header = httpHeader === undefined ? undefined : request.headers[httpHeader.toLowerCase()]
  return typeof header === 'string' ? header : undefined
}

function readText(member: NormalizedSchema, name: string, text: string | undefined): unknown {
  if (text === undefined) return undefined
  const problem = valueProblem(member, text)
  if (problem !== undefined) throw new ServiceError(InvalidArgument$, `The parameter ${name} is "${text}", ${problem}.`)
  if (member.isNumericSchema()) return Number(text)
  return member.isBooleanSchema() ? text === 'true' : text
}

function readPayload(member: NormalizedSchema, routed: Routed, request: RequestParts): unknown {
  // The service accepts bodies without a Content-Type, as Python's SDK sends them.
  if (request.body.length === 0) {
    throw new ServiceError(
      MissingBody$,
      'This operation requires a body. Ensure that the body is present and the Content-Type header is set.',
    )
  }
  const expected = member.getMergedTraits().xmlName ?? member.getName() ?? ''
  const { root, content } = parseDocument(request.body)
  if (root !== expected)
    throw new ServiceError('MalformedXML', `The root element is <${root}> and must be <${expected}>.`)
  const element = withoutNamespace(content, root, namespaceOf(routed.version))
  checkShape(member, element, expected)
  const value: unknown = new XmlShapeDeserializer(xmlSettings(routed.version)).readSchema(member, element)
  return value
}

function withoutNamespace(content: XmlNode, root: string, expected: string): XmlNode {
  const { xmlns, ...element } = typeof content === 'string' ? { xmlns: undefined, '#text': content } : content
  if (xmlns === expected) return element
  throw new ServiceError(
    'MalformedXML',
    `The namespace of <${root}> must be that of the request's version, xmlns="${expected}".`,
  )
}
