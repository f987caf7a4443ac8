import { listFirst } from '../list-first.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import { adviseOn, listFeedSuspects, listSuspects, listWeakSuspects, type Suspect } from './suspects.ts'

export type DiagnosisInput = {
  readonly changed: readonly ChangedFile[]
  readonly files: readonly string[]
  readonly isSameCommit: boolean
  /** A full SHA. */
  readonly commit: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  readonly readBeginning: (path: string) => Promise<string | undefined>
}

/** Only characters that can be printed as they are. */
const GENERATOR =
  /<meta(?=[^>]{1,200}\bname=["']?generator\b)[^>]{1,200}?\bcontent=["'](?<generator>[\w ,.+-]{0,60}\d[\w ,.+-]{0,20})["']/i
const PAGES_AT_LEAST = 5
const NEARLY_ALL = 0.9
const FILES_READ = 20
const FILES_NAMED = 5
const FEED = /\.(?:xml|rss|atom)$/i
const PAGE = /\.html?$/i
const ASSET = /^(?<name>.+?)(?<extension>(?:\.min)?\.(?!html?$)\w{2,5})$/i
const DIGEST = /^(?=.*(?:\d|_|[a-z][A-Z]|[A-Z]{2}))[\w-]{6,}$/

/** Why nearly all pages of a build changed, in some sentences; undefined if they did not. */
export async function diagnose(input: DiagnosisInput): Promise<string | undefined> {
  const { changed, files, isSameCommit, commit, now } = input
  const pages = files.filter((path) => PAGE.test(path))
  const changedPages = listPresent(changed).filter((path) => PAGE.test(path))
  if (pages.length < PAGES_AT_LEAST || changedPages.length < pages.length * NEARLY_ALL) return undefined

  const extent = `${changedPages.length} of ${pages.length} pages differ from the last build`
  const beginning = isSameCommit ? `${extent}, although both are of the same commit` : extent
  const read = await readFiles(changedPages, input)
  const ofCommit = { now, commit: isSameCommit ? undefined : commit }
  const reason = {
    read,
    noun: 'page',
    hedge: isSameCommit ? '' : ', which may be the reason if it happens with every push',
  }
  const find = (suspects: readonly Suspect[]) => explain(suspects, { ...reason, share: NEARLY_ALL })
  const strong = find(listSuspects(ofCommit))
  const found = strong.length > 0 ? strong : (blameAsset(changed, read) ?? find(listWeakSuspects(ofCommit)))
  const feeds = { ...reason, read: await readFiles(listFeeds(changed), input), noun: 'feed' }
  const said = [...found, ...explain(listFeedSuspects(ofCommit), { ...feeds, share: 0, pages: read })]
  if (said.length > 0) return `${beginning}. ${said.join(' ')}`
  if (isSameCommit) return `${beginning}. The generator writes something into every page that is new in each build.`
  const generator = findGenerator(read)
  const upgrade =
    generator === undefined ? '' : ` They were made by ${generator}: a new version of it may change every page once.`
  return `${beginning}.${upgrade} If this happens with every push, build one commit twice and compare the two outputs: the generator may write a value that differs in each build, such as a time, into every page.`
}

function findGenerator(read: readonly ReadFile[]): string | undefined {
  const [first, ...others] = new Set(read.map(({ text }) => GENERATOR.exec(text)?.groups?.['generator']))
  return others.length === 0 ? first : undefined
}

/** Which files of two builds of one commit differ, and why; undefined if none. */
export async function nameUnreproducible(input: DiagnosisInput): Promise<string | undefined> {
  const { changed, isSameCommit, files, now } = input
  if (!isSameCommit || changed.length === 0) return undefined
  const named = listFirst(changed, FILES_NAMED, ({ path }) => path)
  const beginning = `Both builds are of the same commit, but these files differ: ${named}.`
  const pages = files.filter((path) => PAGE.test(path)).slice(0, 1)
  const read = await readFiles(listPresent(changed), input)
  const given = { read, noun: 'file', hedge: '', share: 0, pages: await readFiles(pages, input) }
  const found = [listSuspects, listFeedSuspects, listWeakSuspects]
    .map((list) => explain(list({ now, commit: undefined }), given))
    .find(({ length }) => length > 0)
  return [
    beginning,
    ...(found ?? []),
    'If nothing outside of the commit has changed, such as the contents of a CMS, the generator writes something into these files that is new in each build.',
  ].join(' ')
}

type ReadFile = { readonly path: string; readonly text: string }

async function readFiles(
  paths: readonly string[],
  { readBeginning }: Pick<DiagnosisInput, 'readBeginning'>,
): Promise<readonly ReadFile[]> {
  const read = await Promise.all(
    paths.slice(0, FILES_READ).map(async (path) => ({ path, text: await readBeginning(path) })),
  )
  return read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]))
}

function listPresent(changed: readonly ChangedFile[]): readonly string[] {
  return changed.filter(({ change }) => change !== 'deleted').map(({ path }) => path)
}

function listFeeds(changed: readonly ChangedFile[]): readonly string[] {
  return listPresent(changed).filter((path) => FEED.test(path))
}

type Explaining = {
  readonly read: readonly ReadFile[]
  readonly noun: string
  readonly hedge: string
  /** Of the read files: as many must hold a suspect. */
  readonly share: number
  /** Others that name the generator. */
  readonly pages?: readonly ReadFile[]
}

function explain(
  suspects: readonly Suspect[],
  { read, noun, hedge, share, pages = [] }: Explaining,
): readonly string[] {
  return suspects.flatMap((suspect) => {
    const holders = read.filter(({ text }) => suspect.isIn(text))
    const [example] = holders
    if (example === undefined || holders.length < read.length * share) return []
    const who =
      holders.length === read.length
        ? `Each ${noun} that was looked at (${read.length}, such as ${example.path}) holds`
        : `${holders.length} of ${read.length} ${noun}s that were looked at, such as ${example.path}, ${holders.length === 1 ? 'holds' : 'hold'}`
    const texts = [...read, ...pages].map(({ text }) => text)
    return [`${who} ${suspect.name}${hedge}. ${adviseOn(suspect, texts)}`]
  })
}

function blameAsset(changed: readonly ChangedFile[], read: readonly ReadFile[]): readonly string[] | undefined {
  const asset = listRenamedAssets(changed).find((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return read.length > 0 && read.every(({ text }) => text.includes(name))
  })
  if (asset === undefined) return undefined
  return [`Each of them names ${asset}, whose name changes with its contents: these pages must be purged.`]
}

function listRenamedAssets(changed: readonly ChangedFile[]): readonly string[] {
  const pathsOf = (wanted: ChangedFile['change']) =>
    changed.filter(({ change }) => change === wanted).map(({ path }) => path)
  const deleted = new Set(pathsOf('deleted').flatMap(leaveOutDigest))
  return pathsOf('added').filter((path) => leaveOutDigest(path).some((form) => deleted.has(form)))
}

/** `assets/main-8f3a2b1c.min.css` becomes `assets/main-8.min.css`. A digest may hold `-`, so that there may be several forms. */
function leaveOutDigest(path: string): readonly string[] {
  const { name = '', extension = '' } = ASSET.exec(path)?.groups ?? {}
  return [...name.matchAll(/[/.-]/g)].flatMap(({ index }) => {
    const digest = name.slice(index + 1)
    return DIGEST.test(digest) ? [`${name.slice(0, index + 1)}${digest.length}${extension}`] : []
  })
}
