/** A git server on 127.0.0.1 that uses git's CGI program. Requests need the token. */

import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { GitSandbox } from './git-sandbox.ts'

const PROGRAM = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend')

export type GitServer = {
  readonly url: string
  /** The `Authorization` header of each answered request. */
  readonly authorizations: readonly string[]
  readonly close: () => Promise<void>
}

/** Serves the sandbox's server as `octo-org/site`; with `token`, only to `x-access-token` with it. */
export async function serveGit(sandbox: GitSandbox, token: string): Promise<GitServer> {
  const authorizations: string[] = []
  const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
  appendFileSync(join(sandbox.server, 'config'), '[uploadpack]\n\tallowFilter = true\n[http]\n\treceivepack = false\n')

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    // Node joins repeated headers. GitHub refuses them, too.
    const authorization = request.headers.authorization ?? ''
    const headers = request.rawHeaders.filter(
      (name, index) => index % 2 === 0 && name.toLowerCase() === 'authorization',
    )
    if (authorization.toLowerCase() !== wanted.toLowerCase() || headers.length !== 1) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('no')
      return
    }
    authorizations.push(authorization)
    const child = spawn(PROGRAM, {
      env: {
        ...sandbox.env,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        GIT_PROJECT_ROOT: sandbox.server,
        PATH_INFO: url.pathname.replace(/^\/octo-org\/site\.git/, ''),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        REMOTE_USER: 'x-access-token',
      },
    })
    const output: Buffer[] = []
    request.pipe(child.stdin)
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('close', () => {
      const all = Buffer.concat(output)
      const end = all.indexOf('\r\n\r\n')
      const head = all.subarray(0, end).toString('latin1').split('\r\n')
      const fields = head.map((line) => line.split(': ', 2)).map(([name = '', value = '']) => [name, value] as const)
      const status = fields.find(([name]) => name === 'Status')?.[1] ?? '200'
      response.writeHead(Number.parseInt(status), Object.fromEntries(fields.filter(([name]) => name !== 'Status')))
      response.end(all.subarray(end + 4))
    })
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    authorizations,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error)
          else resolve()
        })
        server.closeAllConnections()
      }),
  }
}
