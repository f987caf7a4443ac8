/** A network without sockets: `answer` decides what comes back. */
import type { Network, Outgoing } from '../../../src/network/network.ts'

export type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

export function openAnsweringNetwork(answer: (outgoing: Outgoing) => Answer): Network {
  const network: Network = {
    send: (outgoing) => {
      const { status, headers = {}, body } = answer(outgoing)
      return Promise.resolve({ status, headers, body: Buffer.from(body) })
    },
    checkProxy: () => undefined,
    deadline: Infinity,
    isOver: () => false,
    extend: () => network,
  }
  return network
}
