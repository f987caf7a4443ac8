import { isTag, isWildcard } from '../purge/paths/invalidation-path.ts'
import { listUrlForms, type UrlForms } from '../purge/paths/url-forms.ts'
import type { RuleSet } from '../purge/rules/rule-set.ts'

export type PageMapping = { readonly rules: RuleSet; readonly forms: UrlForms }

const MOST_FILES = 1_000

export async function listPages(
  files: AsyncIterable<string>,
  { rules, forms }: PageMapping,
  most: number,
): Promise<readonly string[]> {
  const pages = new Set<string>()
  let seen = 0
  if (most === 0) return []
  for await (const file of files) {
    if (seen++ === MOST_FILES) break
    for (const target of rules.map(file)?.targets ?? []) {
      const page = choosePage(listUrlForms(target, forms))
      if (page !== undefined) pages.add(page)
      if (pages.size === most) return [...pages]
    }
  }
  return [...pages]
}

/** Undefined for paths with an extension other than HTML's. */
function choosePage(forms: readonly string[]): string | undefined {
  const paths = forms.filter((form) => !isTag(form) && !isWildcard(form) && !form.includes('?'))
  return paths.find((path) => path.endsWith('/')) ?? paths.find(hasNoExtension) ?? paths.find(isHtml)
}

function hasNoExtension(path: string): boolean {
  return !path.slice(path.lastIndexOf('/')).includes('.')
}

function isHtml(path: string): boolean {
  return /\.html?$/i.test(path)
}
