/** Stands for `proxy-agent-negotiate` in the bundle: it needs a package for Kerberos, and no proxy here is asked by that. */
export function createNegotiateAuth() {
  throw new Error('Proxies that authenticate by Negotiate are not supported.')
}
