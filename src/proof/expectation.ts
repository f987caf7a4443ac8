import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { listUrlForms } from '../purge/paths/url-forms.ts'
import type { AskedUrl, SitePlan } from './choose-urls.ts'
import type { Digest } from './body-digest.ts'
import type { Expectation, FileContents } from './judge.ts'

/** What is known of a target's files. */
export type SiteContents = {
  /** All files at head; undefined if unknown. */
  readonly files: readonly string[] | undefined
  readonly contentsOf: (path: string) => Promise<FileContents>
}

/** A URL made of more files is a page of its own. */
const MOST_FILES = 20

const UNKNOWN: FileContents = { head: [], base: undefined }

/** `contents` are those of the plans. */
export async function expectFor(url: AskedUrl, contents: readonly SiteContents[]): Promise<Expectation> {
  const { files } = url
  const kind = files.length === 0 ? 'nothing' : files.every(({ change }) => change === 'deleted') ? 'gone' : 'file'
  if (files.length > MOST_FILES) return { kind, files: [] }
  const found = await Promise.all(
    files.map(async ({ plan, path, change }): Promise<FileContents> => {
      const { head, base } = (await contents[plan]?.contentsOf(path)) ?? UNKNOWN
      return { head: change === 'deleted' ? [] : head, base }
    }),
  )
  return { kind, files: found }
}

/** Pages that a distribution may answer with for what does not exist, also with the status 200. */
const ERROR_PAGES: ReadonlySet<string> = new Set([
  ...['/index.html', '/200.html', '/400.html', '/403.html', '/404.html', '/404/index.html', '/410.html'],
  ...['/error.html', '/not-found.html', '/not_found.html'],
])

export async function findErrorPages(
  plans: readonly SitePlan[],
  contents: readonly SiteContents[],
): Promise<readonly Digest[]> {
  const found = await Promise.all(
    plans.flatMap(({ plan, site = [] }, index) =>
      site.filter((path) => isErrorPage(path, plan)).map(async (path) => contents[index]?.contentsOf(path)),
    ),
  )
  return found.flatMap((one) => one?.head ?? [])
}

function isErrorPage(path: string, { target: { rules, forms } }: TargetPlan): boolean {
  if (!path.endsWith('.html')) return false
  const pages = rules.map(path)?.targets.flatMap((mapped) => listUrlForms(mapped, forms)) ?? []
  return pages.some((page) => ERROR_PAGES.has(page))
}
