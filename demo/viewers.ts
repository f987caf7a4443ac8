import type { Site } from '../emulators/cloudfront/embedded-cloudfront.ts'

/** Every URL of an object as browsers encode it, including the directory's for an index page. */
export function addressesOf(key: string): readonly string[] {
  const { pathname } = new URL(`/${key.replace(/[?#%]/g, encodeURIComponent)}`, 'https://www.example.com')
  const [directory] = /^.*\/(?=index\.html$)/.exec(pathname) ?? []
  if (directory === undefined) return [pathname]
  return directory === '/' ? [pathname, '/'] : [pathname, directory, directory.slice(0, -1)]
}

/** What all viewers together got. */
export type Visit = {
  /** URLs whose answer differs from the origin's. */
  readonly stale: readonly string[]
  /** URLs that were fetched from the origin again without a change. */
  readonly fetchedAgain: readonly string[]
}

export async function visit(site: Site, addresses: Iterable<string>): Promise<Visit> {
  const before = site.fetches.length
  const stale = await site.findStale(addresses)
  const fetched = site.fetches.slice(before)
  return {
    stale: stale.map(({ target }) => target),
    fetchedAgain: fetched.filter(({ content }) => content === 'unchanged').map(({ cacheKey }) => cacheKey),
  }
}
