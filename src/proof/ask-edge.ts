import type { Network } from '../network/network.ts'
import { NetworkFailure } from '../network/network-failure.ts'
import { LARGEST_BODY, openBodyDigester } from './body-digest.ts'
import type { Answer } from './judge.ts'

export type Encoding = 'identity' | 'gzip' | 'br'

/** `origin` is such as `https://www.example.com`, `path` encoded. Never rejects. */
export type AskEdge = (origin: string, path: string, encoding: Encoding) => Promise<Answer>

/** Milliseconds. */
const LIMITS = { connection: 10_000, headers: 30_000, answer: 60_000 }

/** Follows no redirects. The network ends each request at the deadline. */
export function openAskEdge({ send }: Pick<Network, 'send'>, now: () => number): AskEdge {
  return async (origin, path, encoding) => {
    let digester = openBodyDigester(0, undefined)
    try {
      const { status, headers } = await send({
        method: 'GET',
        url: new URL(origin + path),
        headers: { 'accept-encoding': encoding, 'user-agent': 'cloudfront-action', accept: '*/*' },
        isOptional: true,
        limits: LIMITS,
        receiver: {
          begin: ({ headers: received }) => {
            digester = openBodyDigester(readLength(received), received['content-encoding'])
            return digester.write
          },
          largest: LARGEST_BODY,
        },
      })
      return { kind: 'answer', status, headers, digests: await digester.digests(), receivedAt: now() }
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      return { kind: 'none', reason: error.message, passes: error.passes }
    }
  }
}

function readLength(headers: Readonly<Record<string, string>>): number | undefined {
  const length = headers['content-length'] ?? ''
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined
}
