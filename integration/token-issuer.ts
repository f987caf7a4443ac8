import { listen } from '../emulators/http-server.ts'

/** GitHub's issuer of OIDC tokens, for a job with `permissions: id-token: write`. */
export type TokenIssuer = {
  /** The token for requests with the job's secret. */
  readonly token: string
  /** The variables by which the runner tells a step where it is. */
  readonly env: Readonly<Record<string, string>>
  readonly stop: () => Promise<void>
}

/** Starts an issuer on a free port of 127.0.0.1. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const secret = 'secret-of-the-job'
  const token = makeToken()
  const server = await listen(0, ({ origin, target, headers }) => {
    const { searchParams } = new URL(target, origin)
    const allowed = headers.authorization === `Bearer ${secret}` && searchParams.get('audience') === 'sts.amazonaws.com'
    const body = JSON.stringify(allowed ? { value: token } : { message: 'Not for you' })
    const answer = { status: allowed ? 200 : 403, headers: { 'content-type': 'application/json' }, body }
    return Promise.resolve({ answer, delivery: 'whole' })
  })
  return {
    token,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${server.port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
    },
    stop: server.close,
  }
}

/** A token of the right form, without a valid signature. */
function makeToken(): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const header = part({ alg: 'RS256', typ: 'JWT' })
  const claims = part({
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:example/site:ref:refs/heads/main',
  })
  return `${header}.${claims}.${Buffer.from('signature').toString('base64url')}`
}
