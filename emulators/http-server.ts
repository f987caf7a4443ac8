/** HTTP on 127.0.0.1: whole requests in, answers out, and the ways in which a connection can fail. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that has arrived in full, at `origin`. `target` is path and query; header names are lower case. */
export type HttpRequest = {
  readonly origin: string
  readonly method: string
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** An answer; the server adds `Content-Length`, but to 204, which may not have it. */
export type HttpAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** How an answer reaches the caller: as it should, not at all, or its head and half its body before the connection ends. */
export type Delivery = 'whole' | 'none' | 'half'

/** A listening server. `close` ends every connection and resolves once nothing listens any more. */
export type HttpServer = { readonly port: number; readonly close: () => Promise<void> }

/** Listens on `port` of 127.0.0.1, 0 for any that is free. `respond` must not reject. */
export async function listen(
  port: number,
  respond: (request: HttpRequest) => Promise<{ readonly answer: HttpAnswer; readonly delivery: Delivery }>,
): Promise<HttpServer> {
  const server = createServer((incoming, response) => {
    readRequest(incoming)
      .then(respond)
      .then(({ answer, delivery }) => {
        deliver(response, answer, delivery)
      })
      // Only a caller that goes away before its request is complete gets here: there is nobody to answer.
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const where = `port ${port} of 127.0.0.1 (${cause.message})`
      reject(new Error(`The server cannot listen on ${where}: choose another, or 0 for any that is free.`, { cause }))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  // A TCP server's address is no string, that would be a pipe's.
  const address = server.address() as AddressInfo
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array))
  const { method = '', url = '', headers, socket } = incoming
  return {
    origin: `http://127.0.0.1:${socket.localPort ?? 0}`,
    method,
    target: url,
    headers,
    body: Buffer.concat(chunks),
  }
}

function deliver(response: ServerResponse, answer: HttpAnswer, delivery: Delivery): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
  // Of an answer without a body, the head is the whole: cut, nothing of it arrives.
  if (delivery === 'none' || (delivery === 'half' && body.length === 0)) {
    response.destroy()
    return
  }
  const length = answer.status === 204 ? {} : { 'Content-Length': body.length }
  response.writeHead(answer.status, { ...answer.headers, ...length })
  if (delivery === 'whole') response.end(body)
  else response.write(body.subarray(0, body.length / 2), () => response.destroy())
}
