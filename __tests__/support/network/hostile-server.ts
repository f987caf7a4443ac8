/** A server on 127.0.0.1 with wrong and endless answers. */
import { createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * - `silence`: nothing ever comes back.
 * - `dripping-head`, `dripping-body`: a byte every 50 ms.
 * - `stalled-body`: the head and the beginning of the body.
 * - `endless`: a body without a length that never ends.
 * - `gigantic`: a body of 1 GiB.
 * - `cut`: the head and half of the body, then the connection is reset.
 * - `hung-up`: the connection ends without an answer.
 * - `page`: a web page with status 200.
 * - `redirect`: to the same address again.
 * - `garbage`: bytes that are not HTTP.
 * - `long-head`: headers without an end.
 * - `early-hints`: interim answers without an end.
 * - `repeated`: `page` of the options, always the same, which says that there is another one.
 */
export const MODES = [
  'silence',
  'dripping-head',
  'dripping-body',
  'stalled-body',
  'endless',
  'gigantic',
  'cut',
  'hung-up',
  'page',
  'redirect',
  'garbage',
  'long-head',
  'early-hints',
  'repeated',
] as const
export type Mode = (typeof MODES)[number]

export type HostileServer = {
  readonly url: string
  /** `POST /path`, and when it came, in the order in which they did. */
  readonly requests: readonly { readonly line: string; readonly at: number }[]
  readonly close: () => Promise<void>
}

/** A whole answer. `ORIGIN` in its body is the server's own address. */
export type RepeatedPage = { readonly type: string; readonly body: string; readonly headers?: readonly string[] }

/** The first requests get the `honest` answers. */
export async function startHostileServer(
  mode: Mode,
  repeated: RepeatedPage,
  honest: readonly RepeatedPage[] = [],
): Promise<HostileServer> {
  const requests: { line: string; at: number }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      const [line] = /^[A-Z]+ \S+(?= HTTP\/1\.1\r\n)/.exec(bytes.toString('latin1')) ?? []
      if (line === undefined) return
      requests.push({ line, at: Date.now() })
      const answer = honest[requests.length - 1]
      if (answer === undefined) misbehave(mode, socket, repeated)
      else answerWith(answer, socket)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // The address of a TCP server has a port; only that of a pipe is a string.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\n'

function misbehave(mode: Mode, socket: Socket, repeated: RepeatedPage): void {
  const page = '<!DOCTYPE html><html><body>Log in to this network</body></html>'
  switch (mode) {
    case 'silence':
      return
    case 'dripping-head':
      repeat(socket, OK, 'x', 50)
      return
    case 'dripping-body':
      repeat(socket, `${OK}content-length: 100000\r\n\r\n`, ' ', 50)
      return
    case 'stalled-body':
      socket.write(`${OK}content-length: 100\r\n\r\n<?xml`)
      return
    case 'endless': {
      const chunk = ' '.repeat(64 * 1024)
      flood(socket, `${OK}transfer-encoding: chunked\r\n\r\n`, `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
      return
    }
    case 'gigantic':
      flood(socket, `${OK}content-length: ${1024 ** 3}\r\n\r\n`, 'x'.repeat(64 * 1024))
      return
    case 'cut':
      socket.write(`${OK}content-length: 100\r\n\r\n<?xml`, () => socket.resetAndDestroy())
      return
    case 'hung-up':
      socket.end()
      return
    case 'page':
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${page.length}\r\n\r\n${page}`)
      return
    case 'redirect':
      socket.end('HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
      return
    case 'garbage':
      socket.end('SSH-2.0-OpenSSH_9.6\r\n')
      return
    case 'long-head':
      flood(socket, OK, `x-more: ${'x'.repeat(1000)}\r\n`)
      return
    case 'early-hints':
      repeat(socket, '', 'HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n', 50)
      return
    case 'repeated':
      answerWith(repeated, socket)
  }
}

function answerWith({ type, body: text, headers = [] }: RepeatedPage, socket: Socket): void {
  const body = text.replaceAll('ORIGIN', `http://127.0.0.1:${socket.localPort ?? 0}`)
  const head = [`content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`, ...headers].join('\r\n')
  socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`)
}

function repeat(socket: Socket, first: string, next: string, milliseconds: number): void {
  socket.write(first)
  const timer = setInterval(() => socket.write(next), milliseconds)
  socket.on('close', () => {
    clearInterval(timer)
  })
}

/** Writes as fast as it is read. */
function flood(socket: Socket, first: string, next: string): void {
  socket.write(first)
  const fill = () => {
    while (!socket.destroyed && socket.write(next));
  }
  socket.on('drain', fill)
  fill()
}
