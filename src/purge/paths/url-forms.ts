/**
 * For CloudFront, `/docs/index.html`, `/docs/` and `/docs` are three objects, and so is each query string in the cache
 * key.
 */
import { encodeFileName } from './encode.ts'
import { isTag, isWildcard } from './invalidation-path.ts'

export type UrlForms = {
  readonly index: readonly string[]
  readonly directoryUrls: 'slash' | 'both' | 'none'
  readonly cleanUrls: boolean
  readonly queryStrings: boolean
  /** Such as `/production`. Invalidation paths do not contain it. */
  readonly originPath: string | undefined
  /** Without a slash at its end: `/pr-7`. */
  readonly prefix?: string | undefined
}

export function listUrlForms(mapped: string, forms: UrlForms): readonly string[] {
  return addPrefix(listSiteForms(mapped, forms), forms)
}

function listSiteForms(mapped: string, forms: UrlForms): readonly string[] {
  if (isTag(mapped)) return [mapped]
  const path = forms.originPath === undefined ? mapped : removeOriginPath(mapped, forms.originPath)
  if (isWildcard(path) || path.includes('?')) return [path]

  const name = path.slice(path.lastIndexOf('/') + 1)
  const directory = path.slice(0, path.length - name.length)
  if (name === '') return directoryForms(directory, forms)
  const file = forms.queryStrings ? `${path}*` : path
  if (forms.index.some((index) => encodeFileName(index) === name)) {
    return forms.directoryUrls === 'none' ? [file] : [file, ...directoryForms(directory, forms)]
  }
  if (forms.cleanUrls && name.endsWith('.html') && name !== '.html') {
    return [file, ...pageForms(path.slice(0, -'.html'.length), forms)]
  }
  return [file]
}

/** For a wildcard, adds the forms that it does not match: `/docs` for `/docs/*`, because of `/docs/index.html`. */
export function listReachForms(reached: string, forms: UrlForms): readonly string[] {
  return addPrefix(listSiteReachForms(reached, forms), forms)
}

function listSiteReachForms(reached: string, forms: UrlForms): readonly string[] {
  const paths = listSiteForms(reached, forms)
  const [path] = paths
  if (path === undefined || !isWildcard(path) || !isWildcard(reached)) return paths
  const prefix = path.slice(0, -1)
  const name = prefix.slice(prefix.lastIndexOf('/') + 1)
  const directory = prefix.slice(0, prefix.length - name.length)
  const reachesIndex = forms.index.some((index) => encodeFileName(index).startsWith(name))
  const more = reachesIndex && forms.directoryUrls !== 'none' ? [...directoryForms(directory, forms)] : []
  for (const cut of forms.cleanUrls ? ['.', '.h', '.ht', '.htm', '.html'] : []) {
    if (name.length > cut.length && name.endsWith(cut)) more.push(...pageForms(prefix.slice(0, -cut.length), forms))
  }
  return [path, ...more]
}

/** A wildcard above the origin path covers the whole distribution. */
export function removeOriginPath(path: string, originPath: string): string {
  if (path === originPath) return '/'
  if (path.startsWith(`${originPath}/`)) return path.slice(originPath.length)
  return isWildcard(path) && `${originPath}/`.startsWith(path.slice(0, -1)) ? '/*' : path
}

function addPrefix(paths: readonly string[], { prefix = '' }: UrlForms): readonly string[] {
  return prefix === '' ? paths : paths.map((path) => (isTag(path) ? path : prefix + path))
}

function directoryForms(directory: string, forms: UrlForms): readonly string[] {
  const withSlash = pageForms(directory, forms)
  if (forms.directoryUrls !== 'both' || directory === '/') return withSlash
  return [...withSlash, ...pageForms(directory.slice(0, -1), forms)]
}

/** `/docs*` would also purge `/docs-old`, so query strings are purged by `/docs?*`. */
function pageForms(path: string, forms: UrlForms): readonly string[] {
  return forms.queryStrings ? [path, `${path}?*`] : [path]
}
