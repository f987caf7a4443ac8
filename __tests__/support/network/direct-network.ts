/** A network without a proxy and without a deadline. */
import { openNetwork, type Network, type RequestLimits } from '../../../src/network/network.ts'

export function openDirectNetwork(limits?: RequestLimits): Network {
  return openNetwork({ env: {}, now: Date.now, deadline: Infinity, ...(limits && { limits }) })
}
