/** Random sites, rules and pushes, with their objects and URLs. Does not use the code of the action. */
import fc from 'fast-check'

/** How the site is served, and the inputs of the action. */
export type Settings = {
  readonly index: readonly string[]
  readonly directoryUrls: 'slash' | 'both' | 'none'
  readonly cleanUrls: boolean
  readonly queryStrings: boolean
  readonly originPath: '' | '/production'
  readonly hasDefaultRootObject: boolean
}

/** A file of the repository, and how the push changes it. `path` is without the origin path. */
export type SiteFile = {
  readonly path: string
  readonly fate: 'kept' | 'added' | 'modified' | 'deleted'
}

/**
 * A push to a site. `isKnown` is whether the action can know which files changed, `hasSiteList` whether it can list all files;
 * `maxPaths` 0 is no limit.
 */
export type Push = {
  readonly settings: Settings
  readonly files: readonly SiteFile[]
  readonly isKnown: boolean
  readonly hasSiteList: boolean
  readonly maxPaths: number
}

/** An object of the bucket. */
export type SiteObject = { readonly content: string; readonly tags: readonly string[] }

const DIRECTORIES = ['docs', 'docs-old', 'a', 'b c', 'Ä', '~user', 'x+y', 'Docs', '100%', 'q?']
const NAMES = [
  ...['index.html', 'index.html', 'default.htm', 'about.html', 'docs.html', '.html', 'a', 'a.b.html', 'A.HTML'],
  ...['a b.jpg', 'Café.png', 'Ωmega.css', '50%.txt', '%41.txt', 'c#1.js', 'what?.txt', 'runtime~main.js', 'star*.txt'],
  ...['x+y=z&1.css', "quote's (1)!.js", '[id].js', 'a{b}|c^d`.js', 'semi;colon,at@$.txt', '"<x>"\\.txt', 'en*'],
]
const PAGES = ['index', 'about', 'news.2026', 'Über uns', 'c~d']
const PRODUCTS = ['tv', 'Radio', 'a&b']

const directories = fc.array(fc.constantFrom(...DIRECTORIES), { maxLength: 2 })
const path = fc
  .oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(directories, fc.constantFrom(...NAMES)).map(([above, name]) => ['public', ...above, name]),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(directories, fc.constantFrom(...PAGES))
        .map(([above, name]) => ['content', ...above, `${name}.md`]),
    },
    { weight: 1, arbitrary: fc.constantFrom(...PRODUCTS).map((name) => ['products', `${name}.json`]) },
    { weight: 1, arbitrary: fc.constantFrom(['layouts', 'base.html'], ['README.md'], ['public', 'main.js.map']) },
  )
  .map((segments) => segments.join('/'))

const file = fc.record({
  path,
  fate: fc.oneof(
    { weight: 3, arbitrary: fc.constant('kept' as const) },
    { weight: 2, arbitrary: fc.constantFrom('added' as const, 'modified' as const, 'deleted' as const) },
  ),
})

/** Any push to any site, with any setting. */
export const anyPush: fc.Arbitrary<Push> = fc.record({
  settings: fc.record({
    index: fc.constantFrom(['index.html'], ['index.html', 'default.htm'], []),
    directoryUrls: fc.constantFrom('slash', 'both', 'none'),
    cleanUrls: fc.boolean(),
    queryStrings: fc.boolean(),
    originPath: fc.constantFrom('', '/production'),
    hasDefaultRootObject: fc.boolean(),
  }),
  files: fc.uniqueArray(file, { minLength: 2, maxLength: 14, selector: (each) => each.path }),
  isKnown: fc.oneof({ weight: 7, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  hasSiteList: fc.boolean(),
  maxPaths: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 })),
})

/** The rules of every such site, in the action's language. */
export function writeRules({ originPath }: Settings): string {
  return [
    '!public/**/*.map',
    'public/** -> /{path}',
    `content/**/*.md -> ${originPath}/{dir}/{name}/index.html`,
    'products/*.json -> #product:{name}',
    'layouts/** -> /*',
  ].join('\n')
}

/** Where a file is in the repository: the site's files are below the origin path, as in the bucket. */
export function repositoryPath(path: string, { originPath }: Settings): string {
  return path.replace(/^public\//, `public${originPath}/`)
}

/** The bucket's objects, by key, before or after the push. */
export function deploy({ files, settings }: Push, when: 'before' | 'after'): ReadonlyMap<string, SiteObject> {
  const objects = new Map<string, SiteObject>()
  const there = files.filter(({ fate }) => fate !== (when === 'before' ? 'added' : 'deleted'))
  const layout = there.find((each) => each.path.startsWith('layouts/'))
  const framed = layout === undefined ? 'without layout' : version(layout, when)
  const put = (key: string, content: string, tags: readonly string[] = []) =>
    objects.set(`${settings.originPath}/${key}`.slice(1), { content, tags })

  for (const each of there) {
    const content = version(each, when)
    const [top, ...below] = each.path.split('/')
    const relative = below.join('/')
    if (top === 'content') put(`${relative.slice(0, -'.md'.length)}/index.html`, `${content} in ${framed}`)
  }
  // A page of the catalogue exists before and after its product, because the 404 of a missing page has no tag.
  for (const each of files.filter(({ path }) => path.startsWith('products/'))) {
    const name = each.path.slice('products/'.length, -'.json'.length)
    const content = there.includes(each) ? version(each, when) : `no ${name}`
    put(`shop/${name}.html`, `${content} in ${framed}`, [`product:${name}`])
  }
  for (const each of there) {
    if (each.path.startsWith('public/') && !each.path.endsWith('.map'))
      put(each.path.slice('public/'.length), version(each, when))
  }
  return objects
}

/** Every URL under which viewers ask for an object, each once without and once with a query string. */
export function listTargets(key: string, settings: Settings): readonly string[] {
  const path = `/${key}`.slice(settings.originPath.length)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const directory = path.slice(0, -name.length)
  const forms = [path]
  if (settings.index.includes(name)) {
    if (settings.directoryUrls !== 'none') forms.push(directory)
    if (settings.directoryUrls === 'both' && directory !== '/') forms.push(directory.slice(0, -1))
  } else if (settings.cleanUrls && name.endsWith('.html') && name !== '.html') {
    forms.push(path.slice(0, -'.html'.length))
  }
  return forms.map(spellUrl).flatMap((form) => [form, `${form}?x=1`])
}

/** The keys that a server tries for a URL, best first; the URL without its query string. */
export function listCandidates(url: string, settings: Settings): readonly string[] {
  const key = decodeURIComponent(url).slice(1)
  const isDirectory = key === '' || key.endsWith('/')
  const indexes = settings.directoryUrls === 'none' ? [] : settings.index
  if (isDirectory || key === settings.originPath.slice(1)) {
    return indexes.map((index) => (isDirectory ? `${key}${index}` : `${key}/${index}`))
  }
  const below = settings.directoryUrls === 'both' ? indexes.map((index) => `${key}/${index}`) : []
  const isIndex = settings.index.includes(`${key.slice(key.lastIndexOf('/') + 1)}.html`)
  return [key, ...below, ...(settings.cleanUrls && !isIndex ? [`${key}.html`] : [])]
}

/**
 * Characters that viewers need not encode in a path: RFC 3986's unreserved characters, sub-delimiters, `:`, `@` and the
 * slash.
 */
const IN_PATHS = /[^\w.~!$&'()*+,;=:@/-]/gu

function spellUrl(path: string): string {
  return path.replace(IN_PATHS, (character) =>
    Array.from(
      new TextEncoder().encode(character),
      (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    ).join(''),
  )
}

function version({ path, fate }: SiteFile, when: 'before' | 'after'): string {
  return fate === 'modified' && when === 'after' ? `new ${path}` : path
}
