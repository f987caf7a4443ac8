/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */

import { createContext, Script } from 'node:vm'
import type { OriginAnswer } from './origin.ts'

export type EventValue = { readonly value: string; readonly multiValue?: readonly { readonly value: string }[] }
export type EventValues = Readonly<Record<string, EventValue>>

/** `uri` has no query string; names are in lower case. */
export type EventRequest = {
  readonly method: string
  readonly uri: string
  readonly querystring: EventValues
  readonly headers: EventValues
  readonly cookies: EventValues
}

/** A function does not see the body, but may replace it. */
export type EventResponse = {
  readonly statusCode: number
  readonly statusDescription?: string
  readonly headers?: EventValues
  readonly cookies?: EventValues
  readonly body?: string | { readonly encoding: 'text' | 'base64'; readonly data: string }
}

export type FunctionEvent = {
  readonly version: '1.0'
  readonly context: {
    readonly distributionDomainName: string
    readonly distributionId: string
    readonly eventType: 'viewer-request' | 'viewer-response'
    readonly requestId: string
  }
  readonly viewer: { readonly ip: string }
  readonly request: EventRequest
  readonly response?: EventResponse
}

/** The service answers 503. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
}

export type ViewerFunction = (event: FunctionEvent) => unknown

const MOST_BYTES_OF_CODE = 10_240
/** Only to end infinite loops. */
const TIMEOUT_MS = 1_000

/** Passes only text, so the function cannot reach this process. */
const CALL = new Script(`Promise.resolve(JSON.parse(input)).then(handler).then(
  (value) => { output = JSON.stringify(value) },
  (error) => { failure = String(error) },
)`)

/** Throws for code that the service refuses to publish. */
export function loadViewerFunction(code: string): ViewerFunction {
  const size = Buffer.byteLength(code)
  if (size > MOST_BYTES_OF_CODE) {
    throw new Error(`The function has ${size} bytes; CloudFront takes at most ${MOST_BYTES_OF_CODE}.`)
  }
  const script = new Script(code)
  return (event) => {
    const sandbox: { input: string; output?: string; failure?: string } = { input: JSON.stringify(event) }
    const context = createContext(sandbox, {
      codeGeneration: { strings: false, wasm: false },
      microtaskMode: 'afterEvaluate',
    })
    try {
      script.runInContext(context, { timeout: TIMEOUT_MS })
      CALL.runInContext(context, { timeout: TIMEOUT_MS })
    } catch (cause) {
      throw new FunctionFailure(`The function failed: ${String(cause)}`, { cause })
    }
    if (sandbox.failure !== undefined) throw new FunctionFailure(`The function failed: ${sandbox.failure}`)
    if (sandbox.output === undefined) throw new FunctionFailure('The function returned nothing.')
    return JSON.parse(sandbox.output) as unknown
  }
}

export type Decision = { readonly request: EventRequest } | { readonly answer: OriginAnswer }

/** Throws a FunctionFailure. */
export function readDecision(returned: unknown): Decision {
  if (isObject(returned) && 'statusCode' in returned) return { answer: readAnswer(returned) }
  if (!isObject(returned) || typeof returned['uri'] !== 'string' || !returned['uri'].startsWith('/')) {
    throw new FunctionFailure(
      `The function returned ${JSON.stringify(returned)}: a request has a uri that begins with a slash.`,
    )
  }
  const { method, uri, querystring, headers, cookies } = returned
  return {
    request: {
      method: String(method),
      uri,
      querystring: readValues(querystring),
      headers: readValues(headers),
      cookies: readValues(cookies),
    },
  }
}

/** Throws a FunctionFailure. */
export function readAnswer(returned: unknown, body: Buffer = Buffer.alloc(0)): OriginAnswer {
  const status = isObject(returned) ? returned['statusCode'] : undefined
  if (!isObject(returned) || typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) {
    throw new FunctionFailure(
      `The function returned ${JSON.stringify(returned)}: a response has a statusCode of 200 to 599.`,
    )
  }
  const headers = Object.entries(readValues(returned['headers'])).map(([name, { value }]) => [name, value] as const)
  return { status, headers: Object.fromEntries(headers), body: readBody(returned['body']) ?? body }
}

function readBody(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined
  if (typeof body === 'string') return Buffer.from(body)
  if (
    isObject(body) &&
    typeof body['data'] === 'string' &&
    (body['encoding'] === 'text' || body['encoding'] === 'base64')
  ) {
    return Buffer.from(body['data'], body['encoding'] === 'text' ? 'utf8' : 'base64')
  }
  throw new FunctionFailure('The function returned a body that is neither text nor an object with encoding and data.')
}

function readValues(values: unknown = {}): EventValues {
  if (!isObject(values)) throw new FunctionFailure('The function returned headers that are not an object.')
  const read: Record<string, EventValue> = {}
  for (const [name, value] of Object.entries(values)) {
    if (name !== name.toLowerCase() || !isObject(value) || typeof value['value'] !== 'string') {
      throw new FunctionFailure(
        `The function returned ${JSON.stringify({ [name]: value })}: a name in small letters has an object with its value.`,
      )
    }
    const all: unknown = value['multiValue']
    read[name] = { value: value['value'], ...(Array.isArray(all) && { multiValue: all.map(readValue) }) }
  }
  return read
}

function readValue(value: unknown): { readonly value: string } {
  if (isObject(value) && typeof value['value'] === 'string') return { value: value['value'] }
  throw new FunctionFailure(`The function returned ${JSON.stringify(value)} in a multiValue, whose items have a value.`)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
