import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A request that went through, and the status it got. */
export type RecordedRequest = {
  readonly method: string
  readonly path: string
  readonly body: string
  /** The header `Authorization`, empty if there was none. */
  readonly authorization: string
  readonly status: number
}

/** Stands before a server and remembers what it was asked. */
export type RecordingProxy = {
  readonly url: string
  /** The requests answered since the proxy started, oldest first. */
  readonly requests: readonly RecordedRequest[]
  readonly stop: () => Promise<void>
}

/** Starts a proxy on a free port of 127.0.0.1 that hands every request on to `target`, an `http://` address. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = []
  const server = createServer((request, response) => {
    forward({ request, response, target, record: (recorded) => requests.push(recorded) }).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  const stop = async (): Promise<void> => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${address.port}`, requests, stop }
}

async function forward(input: {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly target: string
  readonly record: (request: RecordedRequest) => void
}): Promise<void> {
  const { request, response, target, record } = input
  const { method = 'GET', url: path = '/' } = request
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (!HOP_BY_HOP.has(name) && typeof value === 'string') headers.set(name, value)
  }
  const answer = await fetch(target + path, { method, headers, ...(body.length > 0 && { body }) })
  const content = Buffer.from(await answer.arrayBuffer())
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) if (!HOP_BY_HOP.has(name)) response.setHeader(name, value)
  // Before the client learns the answer, so that whoever waits for the client finds the record.
  const { authorization = '' } = request.headers
  record({ method, path, body: body.toString('utf8'), authorization, status: answer.status })
  response.end(content)
}

/** Headers that belong to one connection, and those that `fetch` and `end` write themselves. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'host',
  'expect',
  'content-length',
  'content-encoding',
])
