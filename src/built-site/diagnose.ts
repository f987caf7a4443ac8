import type { ChangedFile } from '../repository/tree-difference.ts'

export type DiagnosisInput = {
  readonly changed: readonly ChangedFile[]
  readonly files: readonly string[]
  readonly isSameCommit: boolean
  /** A full SHA. */
  readonly commit: string | undefined
  readonly readBeginning: (path: string) => Promise<string | undefined>
}

/** Without an advice, it depends on the generator. */
type Suspect = { readonly name: string; readonly pattern: RegExp; readonly advice: string | undefined }

const SUSPECTS: readonly Suspect[] = [
  {
    name: 'a Next.js build ID',
    pattern: /\/_next\/static\/[\w-]{6,}\/_(?:build|ssg)Manifest\.js|"buildId":"[^"]+"/,
    advice: 'Return the same ID for the same sources from `generateBuildId` in next.config.js.',
  },
  {
    name: 'a Nuxt build ID',
    pattern: /\bbuildId:"[0-9a-f]{8}-[0-9a-f-]{27}"/,
    advice: 'Set `buildId` in nuxt.config to a value that is the same for the same sources.',
  },
  {
    name: "SvelteKit's version of the build",
    pattern: /\b__sveltekit_[a-z0-9]{5,}/,
    advice: 'Set `kit.version.name`, which is the time of the build by default, to a digest of the sources.',
  },
  {
    name: "Gatsby's hash of the compilation",
    pattern: /___webpackCompilationHash="[0-9a-f]{16,}"/,
    advice: 'It changes with every change of a script or style, so these pages must then be purged.',
  },
  {
    name: 'the time of the build',
    pattern:
      /(?:build|built|generated|updated|rendered|compiled)[^<>\n]{0,40}?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|Build Date UTC\s*:|<meta[^>]+generator[^>]+\d{4}-\d\d-\d\d/i,
    advice: undefined,
  },
  {
    name: 'a query that changes with each build (`?v=…`)',
    pattern: /(?:src|href)=["']?[^"'\s>]+\?(?:v|ver|version|t|ts|cb|_)=\w{6,}/i,
    advice: 'Name assets by a digest of their contents instead.',
  },
  {
    name: 'a nonce of a Content-Security-Policy',
    pattern: /\bnonce=["']?[\w+/=-]{8,}/i,
    advice: 'A static page cannot have a nonce of its own: use hashes in the policy.',
  },
  {
    name: "a development server's script (livereload)",
    pattern: /livereload\.js|\/@vite\/client|__webpack_hmr/,
    advice: 'Build the site for production before you upload it.',
  },
]

const TIMES: readonly (readonly [RegExp, string])[] = [
  [
    /MkDocs version|content=["']?mkdocs/i,
    'MkDocs takes it from the variable `SOURCE_DATE_EPOCH`: set that to a constant.',
  ],
  [/<meta[^>]+content=["']?Hugo\b/i, 'In Hugo, use `.Lastmod` of the page instead of `now`.'],
  [/<meta[^>]+content=["']?Jekyll\b/i, 'In Jekyll, `site.time` is the time of the build: use `page.date` instead.'],
]

/** Only characters that can be printed as they are. */
const GENERATOR =
  /<meta(?=[^>]{1,200}\bname=["']?generator\b)[^>]{1,200}?\bcontent=["'](?<generator>[\w ,.+-]{0,60}\d[\w ,.+-]{0,20})["']/i
const PAGES_AT_LEAST = 5
const NEARLY_ALL = 0.9
const PAGES_READ = 5
const PAGE = /\.html?$/i
/** A name with a digest, such as `assets/index-B2c3d4e5.js` or `main.8f3a2b1c.css`. */
const HASHED = /^(?<stem>.*?)[.-](?=[\w-]*\d)[\w-]{6,}(?<extension>\.(?:css|m?js))$/

/** Why nearly all pages of a build changed, in one or two sentences; undefined if they did not. */
export async function diagnose({
  changed,
  files,
  isSameCommit,
  commit,
  readBeginning,
}: DiagnosisInput): Promise<string | undefined> {
  const pages = files.filter((path) => PAGE.test(path))
  const changedPages = changed.filter(({ path, change }) => change !== 'deleted' && PAGE.test(path))
  if (pages.length < PAGES_AT_LEAST || changedPages.length < pages.length * NEARLY_ALL) return undefined

  const extent = `${changedPages.length} of ${pages.length} pages differ from the last build`
  const beginning = isSameCommit ? `${extent}, although both are of the same commit` : extent
  const contents = await Promise.all(changedPages.slice(0, PAGES_READ).map(({ path }) => readBeginning(path)))
  const texts = contents.filter((text) => text !== undefined)
  const ofCommit = commit === undefined || isSameCommit ? [] : [nameCommit(commit)]
  const suspects = [...ofCommit, ...SUSPECTS].filter(
    ({ pattern }) => texts.length > 0 && texts.every((text) => pattern.test(text)),
  )
  if (suspects.length > 0) {
    const hedge = isSameCommit ? '' : ', which may be the reason if it happens with every push'
    const found = suspects.map(
      (suspect) => `Each page that was looked at holds ${suspect.name}${hedge}. ${adviseOn(suspect, texts)}`,
    )
    return `${beginning}. ${found.join(' ')}`
  }
  const asset = findRenamedAsset(changed)
  if (asset !== undefined && texts.every((text) => text.includes(asset.slice(asset.lastIndexOf('/') + 1))))
    return `${beginning}. Each of them names ${asset}, whose name changes with its contents: these pages must be purged.`
  if (isSameCommit) return `${beginning}. The generator writes something into every page that is new in each build.`
  const generator = findGenerator(texts)
  const upgrade =
    generator === undefined ? '' : ` They were made by ${generator}: a new version of it may change every page once.`
  return `${beginning}.${upgrade} If this happens with every push, build one commit twice and compare the two outputs: the generator may write a value that differs in each build, such as a time, into every page.`
}

function findGenerator(texts: readonly string[]): string | undefined {
  const [first, ...others] = new Set(texts.map((text) => GENERATOR.exec(text)?.groups?.['generator']))
  return others.length === 0 ? first : undefined
}

function nameCommit(commit: string): Suspect {
  return {
    name: 'the SHA of this commit',
    pattern: new RegExp(`\\b${commit.slice(0, 7)}`),
    advice: 'Leave it out of the template, or write it to a file of its own.',
  }
}

function adviseOn({ advice }: Suspect, texts: readonly string[]): string {
  if (advice !== undefined) return advice
  const known = TIMES.find(([generator]) => texts.every((text) => generator.test(text)))
  return known?.[1] ?? 'Take the time out of the template, or give the generator the time of the commit.'
}

function findRenamedAsset(changed: readonly ChangedFile[]): string | undefined {
  const stemOf = (path: string) => {
    const { stem, extension } = HASHED.exec(path)?.groups ?? {}
    return stem === undefined ? undefined : `${stem}*${extension ?? ''}`
  }
  const gone = new Set(changed.filter(({ change }) => change === 'deleted').flatMap(({ path }) => stemOf(path) ?? []))
  return changed.find(({ path, change }) => change === 'added' && gone.has(stemOf(path) ?? ''))?.path
}
