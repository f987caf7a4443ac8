import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Tags } from './control-plane/store.ts'
import { refusalOf, type Faults, type StaleEtag } from './faults.ts'
import { actionsOf, checkAccess, checkPolicy, resourceArn, type PolicyDocument } from './permissions.ts'
import { writeError, writeOutput } from './protocol/answer.ts'
import { splitVersion } from './protocol/api-version.ts'
import type { Delivery, HttpAnswer, HttpRequest } from '../http-server.ts'
import type { Operation } from './protocol/operation.ts'
import { readInput } from './protocol/request-input.ts'
import { createRouter, type Routed } from './protocol/routes.ts'
import { ServiceError } from './protocol/service-error.ts'
import { checkSignature } from './protocol/signature.ts'

/** `error` is undefined after success, `status` if no answer was sent. */
export type RecordedRequest = {
  readonly time: number
  readonly method: string
  readonly path: string
  readonly body: string
  readonly operation?: string
  readonly input?: object
  readonly fault?: string
  readonly error?: string
  readonly status?: number
}

export type ServiceParts = {
  readonly operations: readonly Operation[]
  readonly faults: Faults
  readonly overtake: (input: object, fault: StaleEtag) => void
  readonly accountId: string
  readonly allow: readonly string[] | undefined
  readonly policy: () => PolicyDocument | undefined
  readonly tagsOf: (arn: string) => Tags
  readonly maxClockSkewMs: number | undefined
  readonly now: () => number
  readonly record: (request: RecordedRequest) => void
  readonly closing: AbortSignal
}

type Response = { readonly answer: HttpAnswer; readonly delivery: Delivery }
type Findings = { operation?: string; input?: object; fault?: string; error?: string }

const NEWEST_VERSION = '2020-05-31'

const UNAVAILABLE: HttpAnswer = {
  status: 503,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><body><h1>503 Service Unavailable</h1>\n<p>No server can take this request at present.</p>\n</body></html>\n',
}

export function createService(parts: ServiceParts): (request: HttpRequest) => Promise<Response> {
  const route = createRouter(parts.operations)

  return async (request) => {
    const time = parts.now()
    const findings: Findings = {}
    const response = await respond(request, findings)
    parts.record({
      time,
      method: request.method,
      path: request.target,
      body: request.body.toString(),
      ...findings,
      ...(response.delivery === 'none' ? {} : { status: response.answer.status }),
    })
    return response
  }

  async function respond(request: HttpRequest, findings: Findings): Promise<Response> {
    const requestId = randomUUID()
    const url = URL.parse(request.target, request.origin)
    try {
      const routed = url === null ? undefined : route(request.method, url)
      if (url === null || routed === undefined) {
        throw new ServiceError('UnknownOperationException', `No operation is ${request.method} ${request.target}.`)
      }
      findings.operation = routed.operation.name
      return await answerRouted({ request, url, routed, requestId, findings })
    } catch (error) {
      const refusal = error instanceof ServiceError ? error : new ServiceError('InternalError', String(error))
      findings.error = refusal.code
      const version = splitVersion(url?.pathname ?? '')?.version ?? NEWEST_VERSION
      return { answer: writeError(refusal, version, requestId), delivery: 'whole' }
    }
  }

  async function answerRouted(on: {
    readonly request: HttpRequest
    readonly url: URL
    readonly routed: Routed
    readonly requestId: string
    readonly findings: Findings
  }): Promise<Response> {
    const { request, url, routed, requestId, findings } = on
    const { accountId } = parts
    const { operation, version } = routed
    const [action, ...furtherActions] = actionsOf(operation.name)
    const access = { action, resource: resourceArn(request.method, url, accountId), accountId }
    checkSignature({ headers: request.headers, now: parts.now(), maxClockSkewMs: parts.maxClockSkewMs })
    for (const each of [action, ...furtherActions]) checkAccess({ ...access, action: each }, parts.allow)
    const input = readInput(routed, { query: url.searchParams, headers: request.headers, body: request.body })
    findings.input = input
    const tags = { request: requestTags(input), resource: parts.tagsOf(access.resource) }
    for (const each of [action, ...furtherActions]) checkPolicy({ ...access, action: each }, tags, parts.policy())

    const fault = parts.faults.take(operation.name, input)
    if (fault !== undefined) findings.fault = fault.fault
    const refusal = fault === undefined ? undefined : refusalOf(fault, access)
    if (refusal !== undefined) throw refusal
    if (fault?.fault === 'reset') return { answer: UNAVAILABLE, delivery: 'none' }
    if (fault?.fault === 'http-503-html') return { answer: UNAVAILABLE, delivery: 'whole' }
    if (fault?.fault === 'slow') await sleep(fault.delayMs, undefined, { signal: parts.closing })
    if (fault?.fault === 'stale-etag') parts.overtake(input, fault)

    const output = operation.execute(input, { url: `${url.origin}${url.pathname}` })
    return { answer: writeOutput(operation, output, version, requestId), delivery: deliveryAfter(fault?.fault) }
  }
}

function requestTags(input: object): Tags {
  const { DistributionConfigWithTags, Tags } = input as {
    readonly DistributionConfigWithTags?: { readonly Tags: TagItems }
    readonly Tags?: TagItems
  }
  const items = (DistributionConfigWithTags?.Tags ?? Tags)?.Items ?? []
  return Object.fromEntries(items.map(({ Key, Value = '' }) => [Key, Value]))
}

type TagItems = { readonly Items?: readonly { readonly Key: string; readonly Value?: string }[] }

function deliveryAfter(fault: string | undefined): Delivery {
  if (fault === 'lost-answer') return 'none'
  return fault === 'cut-answer' ? 'half' : 'whole'
}
