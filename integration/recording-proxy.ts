import { listen, type HttpAnswer, type HttpRequest } from '../emulators/http-server.ts'

/** A request that went through, and the status it got. */
export type RecordedRequest = {
  readonly method: string
  readonly path: string
  readonly body: string
  /** The header `Authorization`, empty if there was none. */
  readonly authorization: string
  readonly status: number
}

/** A proxy that records all requests to a server. */
export type RecordingProxy = {
  readonly url: string
  /** The requests answered since the proxy started, oldest first. */
  readonly requests: readonly RecordedRequest[]
  readonly stop: () => Promise<void>
}

/** Starts a proxy on a free port of 127.0.0.1 that forwards every request to `target`, an `http://` address. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const requests: RecordedRequest[] = []
  const server = await listen(0, async (request) => {
    const answer = await forward(request, target)
    const { method, target: path, body, headers } = request
    const { authorization = '' } = headers
    // Recorded before the client gets the answer, so that the test finds the record.
    requests.push({ method, path, body: body.toString(), authorization, status: answer.status })
    return { answer, delivery: 'whole' }
  })
  return { url: `http://127.0.0.1:${server.port}`, requests, stop: server.close }
}

async function forward(
  { method, target: path, headers: given, body }: HttpRequest,
  target: string,
): Promise<HttpAnswer> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (!HOP_BY_HOP.has(name) && typeof value === 'string') headers.set(name, value)
  }
  const answer = await fetch(target + path, { method, headers, ...(body.length > 0 && { body: new Uint8Array(body) }) })
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !HOP_BY_HOP.has(name))),
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

/** Headers of one connection only, and those that `fetch` and the server write themselves. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'host',
  'expect',
  'content-length',
  'content-encoding',
])
