/** Every request of the action goes out here: through the proxy, within limits of time and size, to no other server. */
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
}

/** A whole answer, whatever its status. Header names are in lower case. */
export type Incoming = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export type Network = {
  /** Sends a request once. Rejects with a NetworkFailure if no whole answer comes back. */
  readonly send: (outgoing: Outgoing) => Promise<Incoming>
  /** Whether the deadline has passed for good: nothing new is begun then. */
  readonly isOver: () => boolean
}

const CONNECTION_LIMIT = 10_000
const HEADERS_LIMIT = 60_000
const ANSWER_LIMIT = 120_000
/** How long an answer is waited for past the deadline. */
const GRACE = 3_000
/** The largest honest answers are lists of trees by GitHub, of at most 7 MB of names. */
const LARGEST_ANSWER = 32 * 1024 * 1024

/**
 * `deadline` is when the step's time is up, by the clock `now`, in milliseconds. A request ends at most 3 s after it; one that begins
 * later gets 3 s from the last answer on. So what a service answers at once is still sent, and one that is silent holds up nothing.
 */
export function openNetwork({
  env,
  now,
  deadline,
}: {
  readonly env: Environment
  readonly now: () => number
  readonly deadline: number
}): Network {
  const agentFor = openAgents(env)
  let answeredAt = now()

  return {
    send: async (outgoing) => {
      const { url } = outgoing
      const left = Math.max(deadline, answeredAt) + GRACE - now()
      if (left <= 0)
        throw new NetworkFailure('TimeIsUp', `${url.host} was not asked: the time of \`wait-timeout\` is up`)
      const route = await agentFor(url)
      const answer = await exchange(outgoing, route, left)
      answeredAt = now()
      return answer
    },
    isOver: () => now() >= deadline + GRACE,
  }
}

type Route = { readonly agent: HttpAgent; readonly proxy: URL | undefined }

/** One agent for each protocol and proxy, so that connections are used again. */
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

function exchange({ method, url, headers, body }: Outgoing, { agent, proxy }: Route, left: number): Promise<Incoming> {
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
  const limit = (milliseconds: number, code: string, what: string) => {
    const within = Math.max(1, Math.min(milliseconds, left))
    return setTimeout(() => {
      fail(code, `${url.host} ${what} within ${Math.ceil(within / 1000)} s`)
    }, within)
  }

  const timers = {
    connection: limit(CONNECTION_LIMIT, 'NoConnection', 'could not be connected to'),
    headers: limit(HEADERS_LIMIT, 'NoAnswer', 'did not answer'),
    answer: limit(ANSWER_LIMIT, 'SlowAnswer', 'did not end its answer'),
  }
  onceConnected(request, url.protocol, () => {
    clearTimeout(timers.connection)
  })
  request.on('proxyConnect', ({ statusCode = 200 }: { readonly statusCode?: number }) => {
    if (statusCode !== 200) fail('ProxyRefused', describeProxyRefusal(url, statusCode), { status: statusCode })
  })
  request.on('error', (error: NodeJS.ErrnoException) => {
    fail(error.code ?? error.name, error.message, { cause: error })
  })
  request.on('response', (response) => {
    clearTimeout(timers.headers)
    const status = response.statusCode ?? 0
    if (status === 407 && proxy !== undefined) {
      fail('ProxyRefused', describeProxyRefusal(url, status), { status })
      return
    }
    collect(response, (code, message) => {
      fail(code, `${url.host} ${message}`, { status })
    }).then((whole) => {
      resolve({ status, headers: joinHeaders(response), body: whole })
    }, reject)
  })
  request.end(body)
  return promise.finally(() => {
    for (const timer of Object.values(timers)) clearTimeout(timer)
  })
}

/** Once a new connection is made, or at once on one that is used again. */
function onceConnected(request: ClientRequest, protocol: string, connected: () => void): void {
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', connected)
    else connected()
  })
}

/** The whole body. What is wrong with it is told by `fail`; the promise is then left open. */
function collect(response: IncomingMessage, fail: (code: string, message: string) => void): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= LARGEST_ANSWER) chunks.push(chunk)
    else {
      chunks.length = 0
      fail('TooLargeAnswer', `answered with more than ${LARGEST_ANSWER / 1024 / 1024} MiB`)
    }
  })
  response.on('error', (error: NodeJS.ErrnoException) => {
    fail(error.code ?? error.name, `broke its answer off: ${error.message}`)
  })
  response.on('end', () => {
    if (response.complete) resolve(Buffer.concat(chunks))
    else fail('ECONNRESET', 'broke its answer off')
  })
  return promise
}

function joinHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}

function describeProxyRefusal(url: URL, status: number): string {
  return `HTTP ${status} came back instead of a connection to ${url.host}`
}
