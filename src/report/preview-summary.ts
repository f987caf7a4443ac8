import { KEEP_LABEL } from '../preview/keep-label.ts'
import type { PurgeResult } from '../purge/result.ts'
import { escapeHtml } from '../printable.ts'
import { code, joinParts, paragraph, title, type SummaryContext } from './html.ts'
import { formatSummary } from './purge-summary.ts'

/** Markdown. `url` is the preview's address. */
export function formatSharedSummary(result: PurgeResult, url: string | undefined, context: SummaryContext): string {
  const address = URL.parse(url ?? '')
  if (address === null) return formatSummary(result, context)
  const distributions = result.distributions.map((one) => ({ ...one, names: [address.hostname, ...one.names] }))
  const [prefix = ''] = result.targets.map(({ target }) => target.forms.prefix ?? '')
  const isHidden = prefix !== '' && !`${address.pathname}/`.startsWith(`${prefix}/`)
  return formatSummary({ ...result, distributions }, { ...context, ...(isHidden && { hiddenPrefix: prefix }) })
}

export function formatKeptSummary({ name, number }: { readonly name: string; readonly number: number }): string {
  return joinParts([
    title('📌', `The preview ${escapeHtml(name)} stays`),
    paragraph(`Pull request ${number} is closed and has the label ${code(KEEP_LABEL)}.`),
  ])
}
