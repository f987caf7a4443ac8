/**
 * Stands for `debug` in the bundle. What the agents for proxies write by it, if a job sets DEBUG, holds the proxy's password and the
 * headers of requests.
 */
export default function createDebug() {
  return () => undefined
}
