/**
 * Stands for `undici` in the bundle. `@actions/http-client` and `@actions/github` import it for a `fetch` through a proxy. Here GitHub
 * is asked through a `fetch` of our own, which knows proxies, and the cache through Node's `https`. With a proxy in the environment
 * `@actions/github` makes an agent when it is loaded, and never uses it.
 */
export class ProxyAgent {
  dispatch() {
    throw new Error('Requests through an agent of undici are not supported.')
  }
}

/** Node's own. */
export const { fetch } = globalThis
