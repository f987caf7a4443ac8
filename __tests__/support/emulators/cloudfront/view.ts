import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

/** Sends a viewer's request unchanged: `fetch` would change the target and the Host. */
export async function view(port: number, path: string, { host = 'www.example.com', method = 'GET' } = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof read>>>()
  request({ host: '127.0.0.1', port, path, method, headers: { Host: host }, agent: false }, (response) => {
    read(response).then(resolve, reject)
  })
    .on('error', reject)
    .end()
  return promise
}

async function read(response: IncomingMessage) {
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}
