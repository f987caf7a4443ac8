import { buildQueryString } from '@smithy/core/protocols'
import type { HttpRequest, HttpResponse } from '@smithy/types'
import { NetworkFailure, failOnRedirect } from '../../network/network-failure.ts'
import type { Incoming, Network } from '../../network/network.ts'

export type RequestHandler = {
  readonly metadata: { readonly handlerProtocol: string }
  readonly handle: (request: HttpRequest) => Promise<{ readonly response: HttpResponse }>
}

/** CloudFront and STS never redirect or send web pages. Then something in between has answered. */
export function createRequestHandler(network: Network): RequestHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request) => {
      const url = urlOf(request)
      const { method, headers } = request
      const answer = await network.send({ method, url, headers, body: bodyOf(request) })
      requireService(url, answer)
      const { status: statusCode, body } = answer
      return { response: { statusCode, headers: { ...answer.headers }, body } }
    },
  }
}

function urlOf({ protocol, hostname, port, path, query = {} }: HttpRequest): URL {
  const search = buildQueryString(query)
  const host = port === undefined ? hostname : `${hostname}:${port}`
  return new URL(`${protocol}//${host}${path}${search === '' ? '' : `?${search}`}`)
}

function bodyOf(request: HttpRequest): string | Uint8Array | undefined {
  const body: unknown = request.body
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body
  throw new Error('The SDK sends a stream, which no operation here does.')
}

function requireService(url: URL, { status, headers, body }: Incoming): void {
  if (status >= 300 && status < 400) throw failOnRedirect(url, status, headers['location'])
  if (status < 200 || status >= 300) return
  const text = body.toString('latin1')
  const fault = /^\s*<(?:!doctype )?html\b/i.test(text) ? 'answered with a web page' : findLostAnswer(url, text)
  if (fault !== undefined) throw new NetworkFailure('NotTheService', `${url.host} ${fault}`, { status })
}

/** What the SDK would read as `false`, or as a distribution without tags. */
function findLostAnswer(url: URL, text: string): string | undefined {
  const [, member] = /<(IsTruncated|Enabled)>(?!\s*(?:true|false)\s*<)/.exec(text) ?? []
  if (member !== undefined) return `answered with ${member} that is neither true nor false`
  const isOfTags = url.pathname.endsWith('/tagging') && !url.searchParams.has('Operation')
  return isOfTags && !/<Tags\b/.test(text) ? 'answered without Tags' : undefined
}
