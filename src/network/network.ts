/** Follows no redirects. */
import { Agent as HttpAgent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Environment } from '../environment.ts'
import { NetworkFailure } from './network-failure.ts'
import { findProxy } from './proxy.ts'

export type Outgoing = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
  /** Ends at the deadline itself, because the step can continue without the answer. */
  readonly isOptional?: boolean
  readonly limits?: RequestLimits
  /** Takes the body instead of the answer, in parts, up to `largest` bytes. */
  readonly receiver?: { readonly begin: (answer: IncomingHead) => (chunk: Buffer) => void; readonly largest: number }
}

/** Header names are in lower case. */
export type IncomingHead = { readonly status: number; readonly headers: Readonly<Record<string, string>> }

export type Incoming = IncomingHead & { readonly body: Buffer }

export type Network = {
  /** Sends once. Rejects with a NetworkFailure without a whole answer. */
  readonly send: (outgoing: Outgoing) => Promise<Incoming>
  /** Throws a Failure that names the variable if the proxy is wrong. */
  readonly checkProxy: (url: URL) => void
  /** Milliseconds since 1970. */
  readonly deadline: number
  readonly isOver: () => boolean
  /** The same, with a deadline that is this many milliseconds later. */
  readonly extend: (milliseconds: number) => Network
}

/** Milliseconds from the beginning of a request. */
export type RequestLimits = { readonly connection: number; readonly headers: number; readonly answer: number }

const LIMITS: RequestLimits = { connection: 10_000, headers: 60_000, answer: 120_000 }
/** Milliseconds that a request may take after the deadline. */
const GRACE = 2_000
const LARGEST_ANSWER = 16 * 1024 * 1024

/**
 * Times are milliseconds since 1970. After the deadline, a request may take 2 s from the last answer on, so that a
 * silent service delays the step only once.
 */
export function openNetwork({
  env,
  now,
  deadline,
  limits = LIMITS,
}: {
  readonly env: Environment
  readonly now: () => number
  readonly deadline: number
  readonly limits?: RequestLimits
}): Network {
  const agentFor = openAgents(env)
  /** Only for requests that are not optional: when the first was made, or the last answered. */
  let answeredAt: number | undefined

  const openUntil = (end: number): Network => ({
    send: async (outgoing) => {
      const { url, isOptional = false } = outgoing
      if (!isOptional) answeredAt ??= now()
      const left = (isOptional ? end : Math.max(end, answeredAt ?? end) + GRACE) - now()
      if (left <= 0)
        throw new NetworkFailure('TimeIsUp', `${url.host} was not asked, since the time of \`wait-timeout\` is up`)
      const answer = await exchange({ outgoing, route: await agentFor(url), limits: outgoing.limits ?? limits, left })
      if (!isOptional) answeredAt = now()
      return answer
    },
    checkProxy: (url) => {
      findProxy(url, env)
    },
    deadline: end,
    isOver: () => now() >= end + GRACE,
    extend: (milliseconds) => openUntil(end + milliseconds),
  })
  return openUntil(deadline)
}

type Route = { readonly agent: HttpAgent; readonly proxy: URL | undefined }

function openAgents(env: Environment): (url: URL) => Promise<Route> {
  const direct = new Map<string, HttpAgent>()
  const proxied = new Map<string, Promise<HttpAgent>>()
  return async (url) => {
    const { protocol } = url
    const proxy = findProxy(url, env)
    if (proxy === undefined) {
      const agent = direct.get(protocol) ?? new (protocol === 'https:' ? HttpsAgent : HttpAgent)({ keepAlive: true })
      direct.set(protocol, agent)
      return { agent, proxy }
    }
    const key = `${protocol} ${proxy.href}`
    const agent =
      proxied.get(key) ?? import('./proxy-agent.ts').then(({ createProxyAgent }) => createProxyAgent(proxy, protocol))
    proxied.set(key, agent)
    return { agent: await agent, proxy }
  }
}

function exchange({
  outgoing: { method, url, headers, body, receiver },
  route: { agent, proxy },
  limits,
  left,
}: {
  readonly outgoing: Outgoing
  readonly route: Route
  readonly limits: RequestLimits
  readonly left: number
}): Promise<Incoming> {
  const { promise, resolve, reject } = Promise.withResolvers<Incoming>()
  const via = proxy === undefined ? '' : ` through the proxy ${proxy.host}`
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method,
    agent,
    headers: { ...headers },
  })
  const fail = (code: string, message: string, options?: ErrorOptions & { readonly status?: number }) => {
    reject(new NetworkFailure(code, message + via, options))
    request.destroy()
  }
  const refuse = (status: number) => {
    const what = status === 407 ? 'the user name and password of the proxy are wrong' : 'the proxy does not connect'
    fail('ProxyRefused', `HTTP ${status} (${what}) instead of an answer of ${url.host}`, { status })
  }
  const limit = (milliseconds: number, code: string, what: string) => {
    const within = Math.max(1, Math.min(milliseconds, left))
    return setTimeout(() => {
      fail(code, `${url.host} ${what} within ${Math.ceil(within / 1000)} s`)
    }, within)
  }

  const timers = {
    connection: limit(limits.connection, 'NoConnection', 'could not be connected to'),
    headers: limit(limits.headers, 'NoAnswer', 'did not answer'),
    answer: limit(limits.answer, 'SlowAnswer', 'did not finish its answer'),
  }
  onceConnected(request, url.protocol, () => {
    clearTimeout(timers.connection)
  })
  request.on('proxyConnect', ({ statusCode = 200 }: { readonly statusCode?: number }) => {
    if (statusCode !== 200) refuse(statusCode)
  })
  request.on('error', (error: NodeJS.ErrnoException) => {
    const { code = error.name, message } = error
    if (code.startsWith('HPE_'))
      fail('NotTheService', `${url.host} did not answer by HTTP: ${message}`, { cause: error })
    else fail(code, message, { cause: error })
  })
  request.on('response', (response) => {
    clearTimeout(timers.headers)
    const status = response.statusCode ?? 0
    if (status === 407 && proxy !== undefined) {
      refuse(status)
      return
    }
    const head = { status, headers: joinHeaders(response) }
    const chunks: Buffer[] = []
    const take = receiver?.begin(head) ?? ((chunk: Buffer) => void chunks.push(chunk))
    readAll(response, {
      take,
      largest: receiver?.largest ?? LARGEST_ANSWER,
      fail: (code, message) => {
        fail(code, `${url.host} ${message}`, { status })
      },
    }).then(() => {
      resolve({ ...head, body: Buffer.concat(chunks) })
    }, reject)
  })
  request.end(body)
  return promise.finally(() => {
    for (const timer of Object.values(timers)) clearTimeout(timer)
  })
}

function onceConnected(request: ClientRequest, protocol: string, connected: () => void): void {
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', connected)
    else connected()
  })
}

/** Calls `fail`, and never settles, if the body is truncated or too large. */
function readAll(
  response: IncomingMessage,
  {
    take,
    largest,
    fail,
  }: {
    readonly take: (chunk: Buffer) => void
    readonly largest: number
    readonly fail: (code: string, message: string) => void
  },
): Promise<undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= largest) take(chunk)
    else fail('TooLargeAnswer', `answered with more than ${largest / 1024 / 1024} MiB`)
  })
  response.on('error', (error: NodeJS.ErrnoException) => {
    fail(error.code ?? error.name, `did not finish its answer: ${error.message}`)
  })
  response.on('end', () => {
    if (response.complete) resolve(undefined)
    else fail('ECONNRESET', 'did not finish its answer')
  })
  return promise
}

function joinHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}
