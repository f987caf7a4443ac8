/** CloudFront by the real adapter, without a proxy and without a deadline. */
import { openNetwork } from '../../../src/network/network.ts'
import { connect, type Connection, type ConnectionOptions } from '../../../src/cloudfront/sdk.ts'

export function connectDirectly(options: Omit<ConnectionOptions, 'network'> = {}): Connection {
  return connect({ ...options, network: openNetwork({ env: {}, now: Date.now, deadline: Infinity }) })
}
