/**
 * Stands for `@actions/http-client` in the bundle. `@actions/core` imports it at the top of its modules, for OIDC tokens, and it
 * loads Node's `http`, `https` and `tls`, which a step that asks nobody anything does not need. So it is a bundle of its own, which is
 * loaded when a client is first made.
 */
import { createRequire } from 'node:module'

const loadFromDist = createRequire(import.meta.url)

/** Called with `new`, it gives the real client. */
export function HttpClient(...options) {
  return new (loadFromDist('./http-client.js').HttpClient)(...options)
}
