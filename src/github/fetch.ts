import { failOnRedirect } from '../network/network-failure.ts'
import type { Network, Outgoing } from '../network/network.ts'

export type FetchOptions = Pick<Outgoing, 'method' | 'headers' | 'body'>

const MOST_REDIRECTS = 5

/**
 * Follows redirects on the same server only, because they carry the token.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
export function createFetch(network: Pick<Network, 'send'>): (url: string, options: FetchOptions) => Promise<Response> {
  return async (start, options) => {
    let url = new URL(start)
    for (let redirects = 0; ; redirects++) {
      const { method, headers, body } = options
      const answer = await network.send({ method, url, headers, body, isOptional: method === 'GET' })
      const { status } = answer
      const location = answer.headers['location']
      if (status < 300 || status >= 400 || location === undefined) {
        const hasBody = status !== 204 && status !== 205 && status !== 304
        return new Response(hasBody ? new Uint8Array(answer.body) : null, { status, headers: { ...answer.headers } })
      }
      const target = URL.parse(location, url.href)
      if (target?.origin !== url.origin || redirects === MOST_REDIRECTS) throw failOnRedirect(url, status, location)
      url = target
    }
  }
}
