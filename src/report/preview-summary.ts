import { KEEP_LABEL } from '../preview/keep-label.ts'
import { escapeHtml } from '../printable.ts'
import type { PurgeResult } from '../purge/result.ts'
import { code, paragraph, type SummaryContext } from './html.ts'
import { formatSummary } from './purge-summary.ts'

export function formatSharedSummary(result: PurgeResult, url: string | undefined, context: SummaryContext): string {
  const purged = formatSummary(result, context)
  if (url === undefined) return purged
  return `${paragraph(`Preview: <a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`)}\n${purged}`
}

export function formatKeptSummary({ name, number }: { readonly name: string; readonly number: number }): string {
  return `<h3>CloudFront: the preview ${escapeHtml(name)} stays</h3>\n${paragraph(`Pull request ${number} is closed and has the label ${code(KEEP_LABEL)}.`)}\n`
}
