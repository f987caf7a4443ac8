import type { Log } from '../log.ts'
import type { SweepResult, SweptPreview } from '../preview/sweep.ts'
import { escapeHtml } from '../printable.ts'
import { count } from './count.ts'
import { capitalize, code, cutTable, factLine, joinParts, problemAlert, prose, small, title } from './html.ts'
import { consoleUrl, linkCode } from './live-links.ts'

export function formatSweepOutputs({ status, previews }: SweepResult): Readonly<Record<string, string>> {
  return { status, result: JSON.stringify({ status, previews }) }
}

const SIGNS: Readonly<Record<SweepResult['status'], string>> = {
  completed: '✅',
  'in-progress': '⏳',
  'nothing-to-do': '💤',
  planned: '📋',
  failed: '❌',
}

/** Markdown. */
export function formatSweepSummary(result: SweepResult): string {
  const { status, previews, problems } = result
  const heads = ['Preview', 'Distribution', 'Change', 'Why']
  const rows = cutTable(heads, previews, ({ name, distribution, change, why }) => {
    const isLeft = change === 'kept' || change === 'left'
    const id =
      distribution === undefined ? '–' : linkCode(distribution, consoleUrl({ kind: 'distribution', id: distribution }))
    const cells = [change === 'failed' ? `<b>${change}</b>` : escapeHtml(change), prose(why)]
    return [code(name), id, ...(isLeft ? cells.map((cell) => small(`<i>${cell}</i>`)) : cells)]
  })
  return joinParts([
    title(SIGNS[status], escapeHtml(capitalize(describeSweep(result)))),
    problemAlert(problems),
    factLine([status === 'planned' ? 'dry run, nothing was changed' : '']),
    previews.length === 0 ? '' : rows,
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
  const parts = [...changes].map(
    ([change, swept]) => `${swept.length} ${change === 'none' ? 'without a distribution' : change}`,
  )
  return `${count(previews.length, 'preview')}: ${parts.join(', ')}`
}
