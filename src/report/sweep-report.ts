import type { Log } from '../log.ts'
import type { SweepResult, SweptPreview } from '../preview/sweep.ts'
import { escapeHtml } from '../printable.ts'
import { count } from './count.ts'
import { code, cutTable, joinParts, problemAlert, prose } from './html.ts'

export function formatSweepOutputs({ status, previews }: SweepResult): Readonly<Record<string, string>> {
  return { status, result: JSON.stringify({ status, previews }) }
}

export function formatSweepSummary({ status, previews, problems }: SweepResult): string {
  const rows = previews.map(({ name, distribution, change, why }) => [
    code(name),
    distribution === undefined ? '–' : code(distribution),
    escapeHtml(change),
    prose(why),
  ])
  return joinParts([
    `<h3>CloudFront: ${escapeHtml(describeSweep({ status, previews, problems }))}</h3>`,
    problemAlert(problems),
    rows.length === 0 ? '' : cutTable(['Preview', 'Distribution', 'Change', 'Why'], rows),
  ])
}

export function logSweepResult(result: SweepResult, log: Log): void {
  log.info(`Sweep: ${describeSweep(result)}.`)
  const lines = result.previews.map(({ name, change, why }) => `${name}: ${change}. ${why}`)
  if (lines.length > 0) log.group('The result of each preview', lines)
  if (result.status === 'planned') log.info('This is a dry run: nothing was changed.')
}

function describeSweep({ status, previews }: SweepResult): string {
  if (previews.length === 0) return status === 'failed' ? 'nothing was swept' : 'there are no previews'
  const changes = Map.groupBy(previews, ({ change }: SweptPreview) => change)
  const told = [...changes].map(
    ([change, of]) => `${of.length} ${change === 'none' ? 'without a distribution' : change}`,
  )
  return `${count(previews.length, 'preview')}: ${told.join(', ')}`
}
