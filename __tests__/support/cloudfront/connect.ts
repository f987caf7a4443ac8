/** CloudFront by the real adapter, without a proxy and without a deadline. */
import { connect, type Connection, type ConnectionOptions } from '../../../src/cloudfront/sdk/connect.ts'
import { openDirectNetwork } from '../network/direct-network.ts'

export function connectDirectly(options: Omit<ConnectionOptions, 'network'> = {}): Connection {
  return connect({ ...options, network: openDirectNetwork() })
}
