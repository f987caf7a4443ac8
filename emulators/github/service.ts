import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery, HttpAnswer, HttpRequest } from '../http-server.ts'
import { COMMIT_ENDPOINTS } from './commit-endpoints.ts'
import type { Answer, Request, Scope } from './endpoint.ts'
import type { Fault, Faults } from './faults.ts'
import type { GitStore } from './git-store.ts'
import { DEPLOYMENT_ENDPOINTS } from './deployment-endpoints.ts'
import { RUN_ENDPOINTS } from './run-endpoints.ts'
import type { RecordStore } from './record-store.ts'
import { PULL_REQUEST_ENDPOINTS } from './pull-request-endpoints.ts'
import { notFound, Refusal } from './refusal.ts'

export type RecordedRequest = {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly headers: HttpRequest['headers']
  /** The request's body. */
  readonly sent: string
  readonly operation?: string
  readonly fault?: Fault['fault']
  readonly status: number
  /** The answer's body. */
  readonly body: string
}

export type ServiceParts = {
  readonly repository: string
  readonly store: GitStore
  readonly records: RecordStore
  readonly faults: Faults
  readonly token: string
  readonly login: string
  readonly now: () => number
  readonly scopes: readonly Scope[]
  readonly treeLimit: number
  readonly record: (request: RecordedRequest) => void
  readonly closing: AbortSignal
}

type Response = { readonly answer: HttpAnswer; readonly delivery: Delivery }
type Findings = { operation?: string; fault?: Fault['fault'] }

const ENDPOINTS = [...COMMIT_ENDPOINTS, ...DEPLOYMENT_ENDPOINTS, ...RUN_ENDPOINTS, ...PULL_REQUEST_ENDPOINTS]
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' }
const DOCUMENTATION = 'https://docs.github.com/rest'

export function createService(parts: ServiceParts): (request: HttpRequest) => Promise<Response> {
  return async (request) => {
    const findings: Findings = {}
    const response = await answerRequest(parts, request, findings).catch((error: unknown) => refuse(error))
    const { method, target, headers } = request
    const { status, body } = response.answer
    const sent = request.body.toString()
    parts.record({ method, target, headers, sent, ...findings, status, body: body.toString() })
    return response
  }
}

async function answerRequest(parts: ServiceParts, request: HttpRequest, findings: Findings): Promise<Response> {
  const url = new URL(request.target, request.origin)
  if (url.pathname === '/graphql') return answerViewer(parts, request)
  const prefix = `/repos/${parts.repository}/`
  if (!url.pathname.startsWith(prefix)) throw notFound()
  const path = url.pathname.slice(prefix.length)
  const endpoint = ENDPOINTS.find(({ pattern, method = 'GET' }) => method === request.method && pattern.test(path))
  if (endpoint === undefined) throw notFound()
  findings.operation = endpoint.operation

  const fault = parts.faults.take(endpoint.operation)
  if (fault !== undefined) findings.fault = fault.fault
  const instead = answerInstead(fault)
  if (instead !== undefined) return instead
  if (fault?.fault === 'slow') await sleep(fault.delayMs, undefined, { signal: parts.closing })

  checkAccess(parts, request, endpoint.scope)
  const parameters = (endpoint.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent)
  const site = { url: request.origin, repository: parts.repository }
  const { searchParams: query } = url
  const body = readBody(request)
  const answer = await endpoint.answer({ ...parts, parameters, query, body, site, now: parts.now() })
  const delivery = fault?.fault === 'cut-answer' ? 'half' : 'whole'
  return { answer: writeAnswer(answer, url), delivery }
}

function checkAccess({ token, scopes }: ServiceParts, { headers }: HttpRequest, scope: Scope | undefined): void {
  const { authorization } = headers
  // A private repository does not exist for strangers.
  if (authorization === undefined) throw notFound()
  if (authorization !== `token ${token}` && authorization !== `Bearer ${token}`)
    throw new Refusal(401, 'Bad credentials')
  if (scope === undefined || scopes.some((given) => given === scope || given === `${scope}: write`)) return
  const [name = '', access = 'read'] = scope.replace('-', '_').split(': ')
  const needed = { 'X-Accepted-GitHub-Permissions': `${name}=${access}` }
  throw new Refusal(403, 'Resource not accessible by integration', needed)
}

/** GraphQL, since REST cannot tell the account of every kind of token. */
function answerViewer(parts: ServiceParts, request: HttpRequest): Response {
  checkAccess(parts, request, undefined)
  const { query } = readBody(request)
  if (typeof query !== 'string' || !/^\s*\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(query)) throw notFound()
  const body = JSON.stringify({ data: { viewer: { login: parts.login } } })
  return { answer: { status: 200, headers: JSON_TYPE, body }, delivery: 'whole' }
}

function readBody({ body }: HttpRequest): Request['body'] {
  try {
    const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString())
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // The following answer fits both cases.
  }
  throw new Refusal(400, 'Problems parsing JSON')
}

function answerInstead(fault: Fault | undefined): Response | undefined {
  switch (fault?.fault) {
    case 'reset':
      return { answer: { status: 502, headers: {}, body: '' }, delivery: 'none' }
    case 'html': {
      const body = '<html><body><h1>This is not what you were looking for</h1></body></html>\n'
      return { answer: { status: fault.status, headers: { 'Content-Type': 'text/html' }, body }, delivery: 'whole' }
    }
    case 'refusal':
      throw new Refusal(fault.status, fault.message)
    case 'secondary-rate-limit':
      throw new Refusal(
        fault.status ?? 403,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) },
      )
    case 'primary-rate-limit':
      throw new Refusal(403, 'API rate limit exceeded for installation ID 1.', {
        'X-RateLimit-Limit': '1000',
        'X-RateLimit-Remaining': '0',
        'X-RateLimit-Reset': String(fault.reset),
      })
    case 'cut-answer':
    case 'slow':
    case undefined:
      return undefined
  }
}

function refuse(error: unknown): Response {
  const { status, message, headers } = error instanceof Refusal ? error : new Refusal(500, String(error))
  const body = JSON.stringify({ message, documentation_url: DOCUMENTATION, status: String(status) })
  const request = { 'X-GitHub-Request-Id': '0A1B:2C3D:4E5F' }
  return { answer: { status, headers: { ...JSON_TYPE, ...request, ...headers }, body }, delivery: 'whole' }
}

function writeAnswer({ status = 200, body, pages }: Answer, url: URL): HttpAnswer {
  if (status === 204) return { status, headers: {}, body: '' }
  const links = pages === undefined ? [] : linksOf(pages, url)
  return {
    status,
    headers: { ...JSON_TYPE, ...(links.length > 0 && { Link: links.join(', ') }) },
    body: JSON.stringify(body),
  }
}

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function linksOf({ page, last }: { readonly page: number; readonly last: number }, url: URL): readonly string[] {
  const link = (to: number, relation: string) => {
    const target = new URL(url)
    target.searchParams.set('page', String(to))
    return `<${target.href}>; rel="${relation}"`
  }
  const before = page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []
  const after = page < last ? [link(page + 1, 'next'), link(last, 'last')] : []
  return [...before, ...after]
}
