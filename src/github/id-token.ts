import { Failure } from '../failure.ts'
import { NetworkFailure } from '../network/network-failure.ts'
import type { Incoming, Network } from '../network/network.ts'
import type { Clock } from '../waiting/clock.ts'

/** The runner gives them to a job with `id-token: write`. */
export type TokenService = { readonly url: string; readonly bearer: string }

/** Without advice: the caller of AWS gives its own. */
export class IdTokenFailure extends Failure {
  override readonly name = 'IdTokenFailure'
}

/** Milliseconds after each failed attempt. */
const PAUSES = [1_000, 2_000, 4_000]

/**
 * Rejects with an IdTokenFailure.
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
export async function requestIdToken(given: {
  readonly service: TokenService
  readonly audience: string
  readonly network: Pick<Network, 'send' | 'deadline'>
  readonly clock: Clock
}): Promise<string> {
  const { service, audience, network, clock } = given
  const url = new URL(service.url)
  url.searchParams.set('audience', audience)
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${service.bearer}`,
    'user-agent': 'cloudfront-action',
  }
  const ask = () => network.send({ method: 'GET', url, headers })

  for (let attempt = 0; ; attempt++) {
    const outcome = await tryOnce(ask)
    if (outcome.kind === 'token') return outcome.token
    const pause = PAUSES[attempt]
    if (!outcome.passes || pause === undefined || clock.now() + pause > network.deadline) throw outcome.failure
    await clock.sleep(pause)
  }
}

type Outcome =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'failure'; readonly failure: IdTokenFailure; readonly passes: boolean }

async function tryOnce(ask: () => Promise<Incoming>): Promise<Outcome> {
  let answer: Incoming
  try {
    answer = await ask()
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    const failure = new IdTokenFailure(`GitHub's token service: ${error.message}`, undefined, { cause: error })
    return { kind: 'failure', failure, passes: error.passes }
  }
  const { status, body } = answer
  const token = status === 200 ? readToken(body.toString()) : undefined
  if (token !== undefined) return { kind: 'token', token }
  const what = status === 200 ? 'without a token' : `HTTP ${status}`
  const failure = new IdTokenFailure(`GitHub's token service answered ${what}: ${body.toString('utf8', 0, 200)}`)
  return { kind: 'failure', failure, passes: status === 429 || status >= 500 }
}

function readToken(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('value' in answer)) return undefined
    return typeof answer.value === 'string' && answer.value !== '' ? answer.value : undefined
  } catch {
    return undefined
  }
}
