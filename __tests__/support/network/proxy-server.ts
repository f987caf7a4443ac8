/** An HTTP proxy on 127.0.0.1. The hosts under `example.test` can be reached only through it. */
import { readFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createServer as createTlsServer } from 'node:tls'

export type ProxyServer = {
  /** `http://127.0.0.1:PORT`, or with the credentials that it asks for. */
  readonly url: string
  /** What it was asked for: `POST cloudfront.example.test` or, for a tunnel, `CONNECT cloudfront.example.test:443`. */
  readonly requests: readonly string[]
  readonly close: () => Promise<void>
}

/** The certificate of all hosts under `example.test`, for `NODE_EXTRA_CA_CERTS` and `GIT_SSL_CAINFO`. */
export const CERTIFICATE = fileURLToPath(new URL('../../fixtures/tls/server.crt', import.meta.url))
const KEY = fileURLToPath(new URL('../../fixtures/tls/server.key', import.meta.url))

/**
 * `hosts` are names and the ports of 127.0.0.1 on which plain HTTP servers listen. To port 443 of a host it speaks TLS. With
 * `credentials`, which are `user:password`, it answers everybody else with 407 and repeats what it was given.
 */
export async function startProxy({
  hosts,
  tunnels = {},
  credentials,
}: {
  readonly hosts: Readonly<Record<string, number>>
  /** Hosts and the ports of 127.0.0.1 on which servers speak TLS themselves; each connection gets the next port. */
  readonly tunnels?: Readonly<Record<string, readonly number[]>>
  readonly credentials?: string
}): Promise<ProxyServer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const tlsServers = await Promise.all(Object.entries(hosts).map(([host, port]) => startTls(host, port, sockets)))
  const tlsPorts = new Map(tlsServers)
  const wanted = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`
  const isAllowed = ({ headers }: IncomingMessage) => wanted === undefined || headers['proxy-authorization'] === wanted

  const opened = new Map<string, number>()
  const nextTunnel = (host: string): number | undefined => {
    const ports = tunnels[host] ?? []
    const before = opened.get(host) ?? 0
    opened.set(host, before + 1)
    return ports[before % ports.length]
  }
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '', 'http://no-host')
    requests.push(`${incoming.method ?? ''} ${url.host}`)
    if (isAllowed(incoming)) forward(incoming, url, hosts[url.hostname], response)
    else response.writeHead(407).end(`No: ${incoming.headers['proxy-authorization'] ?? 'nothing'}`)
  })
  server.on('connect', (incoming: IncomingMessage, client: Socket) => {
    sockets.add(client)
    requests.push(`CONNECT ${incoming.url ?? ''}`)
    const [host = '', wantedPort] = (incoming.url ?? '').split(':')
    const port = wantedPort === '443' ? (nextTunnel(host) ?? tlsPorts.get(host)?.port) : hosts[host]
    if (!isAllowed(incoming) || port === undefined) {
      const status = isAllowed(incoming) ? '502 Bad Gateway' : '407 Proxy Authentication Required'
      client.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(upstream).pipe(client)
    })
    for (const [one, other] of [[client, upstream] as const, [upstream, client] as const])
      one.on('error', () => other.destroy())
  })
  const port = await listen(server)
  return {
    url: `http://${credentials === undefined ? '' : `${credentials.split(':').map(encodeURIComponent).join(':')}@`}127.0.0.1:${port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await Promise.all(
        [server, ...tlsServers.map(([, each]) => each.server)].map((each) => new Promise((end) => each.close(end))),
      )
    },
  }
}

function forward(incoming: IncomingMessage, url: URL, port: number | undefined, response: ServerResponse): void {
  if (port === undefined) {
    response.writeHead(502).end()
    return
  }
  const { method, headers } = incoming
  const outgoing = request({ host: '127.0.0.1', port, path: url.pathname + url.search, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.on('error', () => response.destroy())
  incoming.pipe(outgoing)
}

/** TLS in front of a plain HTTP server. */
async function startTls(host: string, port: number, sockets: Set<Socket>) {
  const server = createTlsServer({ cert: readFileSync(CERTIFICATE), key: readFileSync(KEY) }, (client) => {
    const upstream = connect(port, '127.0.0.1')
    sockets.add(client).add(upstream)
    client.pipe(upstream).pipe(client)
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
  })
  return [host, { server, port: await listen(server) }] as const
}

async function listen(server: ReturnType<typeof createServer> | ReturnType<typeof createTlsServer>): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // The address of a TCP server has a port; only that of a pipe is a string.
  return (server.address() as AddressInfo).port
}
