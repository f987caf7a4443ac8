import { once } from 'node:events'
import { createServer } from 'node:http'

/** GitHub's issuer of OIDC tokens, as a job with `permissions: id-token: write` sees it. */
export type TokenIssuer = {
  /** The token that it gives to whoever asks with the job's secret. */
  readonly token: string
  /** The variables by which the runner tells a step where it is. */
  readonly env: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Starts an issuer on a free port of 127.0.0.1. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const secret = 'secret-of-the-job'
  const token = makeToken()
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const allowed =
      request.headers.authorization === `Bearer ${secret}` && searchParams.get('audience') === 'sts.amazonaws.com'
    response.writeHead(allowed ? 200 : 403, { 'content-type': 'application/json' })
    response.end(JSON.stringify(allowed ? { value: token } : { message: 'Not for you' }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return {
    token,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${address.port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
    },
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** A token of the right form, which no one signed. */
function makeToken(): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const header = part({ alg: 'RS256', typ: 'JWT' })
  const claims = part({
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:example/site:ref:refs/heads/main',
  })
  return `${header}.${claims}.${Buffer.from('signature').toString('base64url')}`
}
