import { XmlShapeSerializer } from '@aws-sdk/core/protocols'
import { XmlNode } from '@aws-sdk/xml-builder'
import { namespaceOf } from './api-version.ts'
import type { HttpAnswer } from '../../http-server.ts'
import type { Operation } from './operation.ts'
import { outputMembers, successStatus } from './routes.ts'
import type { ServiceError } from './service-error.ts'
import { xmlSettings } from './xml-settings.ts'

const DECLARATION = '<?xml version="1.0"?>\n'

export function writeOutput(operation: Operation, output: object, version: string, requestId: string): HttpAnswer {
  const values = new Map<string, unknown>(Object.entries(output))
  const headers: Record<string, string> = { 'x-amzn-RequestId': requestId }
  let body = ''
  for (const [name, member] of outputMembers(operation)) {
    const value = values.get(name)
    const { httpHeader, httpPayload } = member.getMergedTraits()
    if (httpHeader !== undefined && typeof value === 'string') headers[httpHeader] = value
    if (!httpPayload || value === undefined) continue
    const serializer = new XmlShapeSerializer(xmlSettings(version))
    serializer.write(member, value)
    body = DECLARATION + String(serializer.flush())
    headers['Content-Type'] = 'text/xml'
  }
  return { status: successStatus(operation), headers, body }
}

/** An `<ErrorResponse>` in the namespace of the request's version. */
export function writeError(error: ServiceError, version: string, requestId: string): HttpAnswer {
  const details = XmlNode.of('Error')
    .addChildNode(XmlNode.of('Type', error.status < 500 ? 'Sender' : 'Receiver'))
    .addChildNode(XmlNode.of('Code', error.code))
    .addChildNode(XmlNode.of('Message', error.message))
  const response = XmlNode.of('ErrorResponse')
    .addAttribute('xmlns', namespaceOf(version))
    .addChildNode(details)
    .addChildNode(XmlNode.of('RequestId', requestId))
  return {
    status: error.status,
    headers: { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' },
    body: DECLARATION + response.toString(),
  }
}
