/**
 * CloudFront Functions: the code that a distribution runs on its viewers' requests and responses.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */

import { createContext, Script } from 'node:vm'
import type { OriginAnswer } from './origin.ts'

/** A header, a cookie or a parameter of the query string; `multiValue` where it occurs more than once. */
export type EventValue = { readonly value: string; readonly multiValue?: readonly { readonly value: string }[] }
export type EventValues = Readonly<Record<string, EventValue>>

/** A viewer's request as a function sees it: `uri` without the query string, encoded as it came; names in small letters. */
export type EventRequest = {
  readonly method: string
  readonly uri: string
  readonly querystring: EventValues
  readonly headers: EventValues
  readonly cookies: EventValues
}

/** The answer that a function sees; it does not see the body, and may replace it. */
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

/** What the service answers with 503 for: the function threw, took too long, or returned what it may not. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
}

/** Calls the function `handler` of the code and gives what it returned. Rejects with {@link FunctionFailure}. */
export type ViewerFunction = (event: FunctionEvent) => unknown

const MOST_BYTES_OF_CODE = 10_240
/** The service allows about a millisecond of computing; here it only ends what would never end. */
const TIMEOUT_MS = 1_000

/** Calls the handler, which may be asynchronous. Only text goes in and out, so that it reaches nothing of this process. */
const CALL = new Script(`Promise.resolve(JSON.parse(input)).then(handler).then(
  (value) => { output = JSON.stringify(value) },
  (error) => { failure = String(error) },
)`)

/** Reads a function's code. Throws an Error for code that the service would refuse to publish. */
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

/** What a function on viewer requests decided: the request goes on, or it is answered at once. */
export type Decision = { readonly request: EventRequest } | { readonly answer: OriginAnswer }

/** Reads what a function on viewer requests returned: a response has a `statusCode`. Throws {@link FunctionFailure}. */
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

/** Reads the response that a function returned; without a body of its own, `body` stays. Throws {@link FunctionFailure}. */
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
