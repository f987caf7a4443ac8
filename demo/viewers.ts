/** What viewers ask for, and what they get. */
import type { Site } from '../emulators/cloudfront/embedded-cloudfront.ts'

/** Every address of an object, as browsers encode it: the page of a directory is found by the directory's, too. */
export function addressesOf(key: string): readonly string[] {
  const { pathname } = new URL(`/${key.replace(/[?#%]/g, encodeURIComponent)}`, 'https://www.example.com')
  const [directory] = /^.*\/(?=index\.html$)/.exec(pathname) ?? []
  if (directory === undefined) return [pathname]
  return directory === '/' ? [pathname, '/'] : [pathname, directory, directory.slice(0, -1)]
}

/** What all viewers together got. */
export type Visit = {
  /** The addresses whose answer is not what the origin has now. */
  readonly stale: readonly string[]
  /** The addresses that had to be fetched from the origin again, although nothing about them had changed. */
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
