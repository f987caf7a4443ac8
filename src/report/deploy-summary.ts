import type { DeployResult } from '../distribution/deploy/result.ts'
import { fillDomain } from '../preview/address.ts'
import { formatSides } from './format-value.ts'
import { code, cutTable, joinParts, paragraph, problemAlert, prose } from './html.ts'
import { escapeHtml } from '../printable.ts'
import { countChanges, describeCause, describeNotes, describeOutcome, describeUntaken, signOf } from './log-deploy.ts'

export function formatDeploySummary(result: DeployResult, url: string): string {
  const { name, status, distribution, problems, purge, duePurge } = result
  const title = `<h3>CloudFront: ${escapeHtml(name)} ${escapeHtml(describeOutcome(result))}</h3>`
  const where =
    distribution === undefined || distribution.status === 'deleted'
      ? ''
      : paragraph([code(distribution.id), ...address(fillDomain(url, distribution.domainName))].join(' '))
  const due =
    status === 'planned' && duePurge.length > 0
      ? paragraph(`${duePurge.map(code).join(', ')} would be purged afterwards.`)
      : ''
  const purged =
    purge === undefined || purge.paths.length === 0
      ? ''
      : paragraph(
          `Purged ${purge.paths.map(code).join(', ')}: ${purge.invalidations.map(({ id }) => code(id)).join(', ') || 'not posted'}.`,
        )
  const untaken = describeUntaken(result)
  const notTaken = untaken === undefined ? '' : paragraph(prose(untaken))
  return joinParts([title, problemAlert(problems), where, notTaken, changeTable(result), due, purged])
}

function address(url: string): readonly string[] {
  return url === '' ? [] : [`<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`]
}

function changeTable(result: DeployResult): string {
  const { changes } = result
  if (changes.length === 0) return ''
  const rows = changes.map((change) => {
    const { before, after } = formatSides(change)
    const notes = [
      ...(change.risk === undefined ? [] : [`<b>${prose(change.risk)}</b>`]),
      ...describeNotes(change, result.cause).map(prose),
    ]
    return [
      code(signOf(change)),
      code(change.path),
      before === undefined ? '' : code(before),
      after === undefined ? '' : code(after),
      notes.join('<br>'),
    ]
  })
  const heads = ['', 'What', 'Before', 'After', 'Note']
  const isUsed = (_: string, column: number) => rows.some((cells) => cells[column] !== '')
  const cause = describeCause(result)
  const told = cause === '' ? '' : paragraph(escapeHtml(`Differences to the file${cause}.`))
  const counts = paragraph(escapeHtml(`${countChanges(changes)}.`))
  const shown = cutTable(
    heads.filter(isUsed),
    rows.map((cells) => cells.filter(isUsed)),
  )
  return `${counts}${told}${shown}`
}
