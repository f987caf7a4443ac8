import { findRecentDate, findRecentTime } from './build-times.ts'

/** What a generator may write anew in each build. */
export type Suspect = {
  readonly name: string
  readonly isIn: (text: string) => boolean
  /** Without an advice, it depends on the generator. */
  readonly advice: string | undefined
}

export type SuspectContext = {
  /** Milliseconds since 1970. */
  readonly now: number
  /** A full SHA; undefined if it is that of the last build. */
  readonly commit: string | undefined
}

type Pattern = Omit<Suspect, 'isIn'> & { readonly pattern: RegExp }

const PATTERNS: readonly Pattern[] = [
  {
    name: 'a Next.js build ID',
    pattern:
      /\/_next\/static\/[\w-]{6,}\/_(?:build|ssg)Manifest\.js|\\?"buildId\\?":\\?"[^"]+"|\\"b\\":\\"[\w-]{21}\\"/,
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
    name: 'a nonce of a Content-Security-Policy',
    pattern: /\bnonce=["']?(?![A-Z_]+\b)[\w+/=-]{8,}/i,
    advice: 'A static page cannot have a nonce of its own: use hashes in the policy.',
  },
  {
    name: "a development server's script (livereload)",
    pattern: /livereload\.js|\/@vite\/client|__webpack_hmr/,
    advice: 'Build the site for production before you upload it.',
  },
  {
    name: 'a query that changes with each build (`?v=…`)',
    pattern: /(?:src|href)=["']?[^"'\s>]+\?(?:v|ver|version|t|ts|cb|_)=1[5-9]\d{8}(?:\d{3})?\b/i,
    advice: 'Name assets by a digest of their contents instead.',
  },
]

const BUILD_TIME =
  /(?:build|built|generated|updated|rendered|compiled)[^<>\n]{0,40}?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d)?|<meta[^>]+generator[^>]+\d{4}-\d\d-\d\d/gi
const QUERY = /(?:src|href)=["']?[^"'\s>]+\?(?:v|ver|version|t|ts|cb|_)=\w{6,}/i
const RANDOM_ID =
  /\b(?:id|for|name|aria-\w+)=["']?[\w:-]*?[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i
const LAST_MODIFIED = /<lastmod>([^<]*)/g
const FEED_TIME = /<(?:lastBuildDate|updated)>([^<]*)/

const WHOLE_HISTORY = 'check out with `fetch-depth: 0`, because otherwise every page has the date of the newest commit'

/** What each generator's documentation says about times. */
const GENERATORS: readonly (readonly [RegExp, string])[] = [
  [
    /git-revision-date-localized-plugin/,
    `The plugin git-revision-date-localized reads git's history: ${WHOLE_HISTORY}.`,
  ],
  [
    /MkDocs version|content=["']?mkdocs/i,
    'MkDocs takes it from the variable `SOURCE_DATE_EPOCH`: set that to a constant.',
  ],
  [
    /<meta[^>]+content=["']?Hugo\b|<generator>Hugo\b/i,
    `In Hugo, use \`.Lastmod\` of the page instead of \`now\`. With \`enableGitInfo\`, ${WHOLE_HISTORY}.`,
  ],
  [
    /<meta[^>]+content=["']?Jekyll\b|<generator[^>]*>Jekyll\b/i,
    'In Jekyll, `site.time` is the time of the build: use `page.date` instead. jekyll-feed writes it into the feed, which cannot be changed.',
  ],
  [/<meta[^>]+content=["']?Docusaurus\b/i, `Docusaurus reads the time of the last update from git: ${WHOLE_HISTORY}.`],
  [/<meta[^>]+content=["']?VitePress\b/i, `VitePress reads \`lastUpdated\` from git: ${WHOLE_HISTORY}.`],
  [
    /<meta[^>]+content=["']?Astro\b/i,
    `In Astro, do not use \`new Date()\`, neither in pages nor as \`lastmod\` of @astrojs/sitemap. If the time is read from git, ${WHOLE_HISTORY}.`,
  ],
  [
    /<meta[^>]+content=["']?Eleventy\b/i,
    `In Eleventy, \`page.date\` of a page without a date is the time of the checkout: give it a \`date\`, such as \`git Last Modified\`, and ${WHOLE_HISTORY}.`,
  ],
]

export function listSuspects({ now, commit }: SuspectContext): readonly Suspect[] {
  return [
    ...(commit === undefined ? [] : [nameCommit(commit)]),
    ...PATTERNS.map(({ pattern, ...suspect }) => ({ ...suspect, isIn: (text: string) => pattern.test(text) })),
    {
      name: 'the time of the build',
      isIn: (text) => Array.from(text.matchAll(BUILD_TIME)).some(([found]) => isRecent(found, now)),
      advice: undefined,
    },
  ]
}

/** Of pages that hold no other. The advice begins with a condition, or the name has a doubt. */
export function listWeakSuspects({ now }: Pick<SuspectContext, 'now'>): readonly Suspect[] {
  return [
    {
      name: 'a time or date of the last two days, perhaps that of the build or of the newest commit',
      isIn: (text) => isRecent(text, now),
      advice: undefined,
    },
    {
      name: 'an id that looks random',
      isIn: (text) => RANDOM_ID.test(text),
      advice: "If the generator makes it anew in each build, derive it from the page's path instead.",
    },
    {
      name: 'a query behind the name of an asset (`?v=…`)',
      isIn: (text) => QUERY.test(text),
      advice: 'If its value is not a digest of the contents of the asset, use one.',
    },
    nameYear(new Date(now)),
  ]
}

export function listFeedSuspects({ now }: Pick<SuspectContext, 'now'>): readonly Suspect[] {
  return [
    {
      name: 'a `<lastmod>` of the last two days for every page, perhaps the time of the build or of the newest commit',
      isIn: (text) => {
        const times = Array.from(text.matchAll(LAST_MODIFIED), ([, time = '']) => time)
        return times.length > 1 && times.every((time) => isRecent(time, now))
      },
      advice: undefined,
    },
    {
      name: 'a `<lastBuildDate>` or `<updated>` of the last two days, perhaps the time of the build',
      isIn: (text) => isRecent(FEED_TIME.exec(text)?.[1] ?? '', now),
      advice: undefined,
    },
  ]
}

function isRecent(text: string, now: number): boolean {
  return (findRecentTime(text, now) ?? findRecentDate(text, now)) !== undefined
}

/** `texts`: pages of the site, of which one names its generator. */
export function adviseOn({ advice }: Suspect, texts: readonly string[]): string {
  if (advice !== undefined) return advice
  const known = GENERATORS.find(([generator]) => texts.some((text) => generator.test(text)))
  return (
    known?.[1] ??
    `Take the time out of the template, or give the generator the time of the commit. If it is read from git, ${WHOLE_HISTORY}.`
  )
}

/** It can be the reason only in the first weeks of a year. */
function nameYear(now: Date): Suspect {
  const year = now.getUTCFullYear()
  const copyright = new RegExp(String.raw`(?:©|&copy;|copyright)[^<>\n]{0,40}\b${year}\b`, 'i')
  return {
    name: `the year ${year} in a copyright notice`,
    isIn: (text) => now.getUTCMonth() === 0 && copyright.test(text),
    advice: 'If the last build was of another year, this happens once a year.',
  }
}

/** Pages that name it change with every commit. */
function nameCommit(commit: string): Suspect {
  const pattern = new RegExp(`\\b${commit.slice(0, 7)}`)
  return {
    name: 'the SHA of this commit',
    isIn: (text) => pattern.test(text),
    advice: 'Leave it out of the template, or write it to a file of its own.',
  }
}
