import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** `target` is path and query; header names are in lower case. */
export type HttpRequest = {
  readonly origin: string
  readonly method: string
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** The server adds `Content-Length`, except to 204, which must not have it. */
export type HttpAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/**
 * - `half`: the head and half of the body, then the connection ends.
 * - `stalled`: the same, and the connection stays.
 * - `slow`: the body in parts, in about a second.
 * - `endless`: the body again and again.
 */
export type Delivery = 'whole' | 'none' | 'half' | 'stalled' | 'slow' | 'endless'

/** PEM. */
export type Certificate = { readonly cert: string | Buffer; readonly key: string | Buffer }

/** `close` ends every connection. */
export type HttpServer = { readonly port: number; readonly close: () => Promise<void> }

/** `respond` must not reject. */
export async function listen(
  port: number,
  respond: (request: HttpRequest) => Promise<{ readonly answer: HttpAnswer; readonly delivery: Delivery }>,
  certificate?: Certificate,
): Promise<HttpServer> {
  const handle = (incoming: IncomingMessage, response: ServerResponse) => {
    readRequest(incoming)
      .then(respond)
      .then(({ answer, delivery }) => {
        deliver(response, answer, delivery)
      })
      // The caller went away before its request was complete.
      .catch(() => response.destroy())
  }
  const server = certificate === undefined ? createServer(handle) : createTlsServer(certificate, handle)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const where = `port ${port} of 127.0.0.1 (${cause.message})`
      reject(new Error(`The server cannot listen on ${where}: choose another, or 0 for any that is free.`, { cause }))
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  // Only the address of a pipe is a string.
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
  // Half of an answer without a body is nothing.
  if (delivery === 'none' || (delivery === 'half' && body.length === 0)) {
    response.destroy()
    return
  }
  if (delivery === 'endless') {
    response.writeHead(answer.status, answer.headers)
    writeRegularly(response, () => body)
    return
  }
  const length = answer.status === 204 ? {} : { 'Content-Length': body.length }
  response.writeHead(answer.status, { ...answer.headers, ...length })
  if (delivery === 'slow') {
    const parts = Array.from({ length: SLOW_PARTS }, (_, index) =>
      body.subarray((index * body.length) / SLOW_PARTS, ((index + 1) * body.length) / SLOW_PARTS),
    )
    writeRegularly(response, () => parts.shift())
    return
  }
  if (delivery === 'whole') response.end(body)
  else response.write(body.subarray(0, body.length / 2), () => delivery === 'half' && response.destroy())
}

const PART_MS = 50
const SLOW_PARTS = 20

/** Until `next` has no part. */
function writeRegularly(response: ServerResponse, next: () => Buffer | undefined): void {
  const writing = setInterval(() => {
    const part = next()
    if (part === undefined) response.end()
    else response.write(part)
  }, PART_MS)
  response.on('close', () => {
    clearInterval(writing)
  })
}
