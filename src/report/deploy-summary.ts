import type { DeployResult } from '../distribution/deploy/result.ts'
import { fillDomain } from '../preview/address.ts'
import { escapeHtml } from '../printable.ts'
import { count } from './count.ts'
import {
  alert,
  code,
  diffFence,
  factLine,
  joinParts,
  LIST_LENGTH,
  link,
  paragraph,
  problemAlert,
  prose,
  takeUpTo,
  title,
} from './html.ts'
import { consoleUrl, linkText } from './live-links.ts'
import { countChanges, describeCause, describeUntaken, groupByRisk, listPaths } from './log-deploy.ts'
import { formatDiff } from './plan-diff.ts'

const PATHS_SHOWN = 10
const INVALIDATIONS_SHOWN = 3

/** Markdown. */
export function formatDeploySummary(result: DeployResult, url: string): string {
  const { problems, distribution } = result
  const address = distribution === undefined || url === '' ? undefined : fillDomain(url, distribution.domainName)
  return joinParts([
    formatTitle(result, address),
    problemAlert(problems),
    factLine(formatFacts(result, address)),
    ...formatRisks(result),
    ...showDiff(result),
    formatPurge(result),
  ])
}

function formatTitle(result: DeployResult, address: string | undefined): string {
  const { command, status, change, changes, distribution } = result
  const name = linkText(result.name, change === 'deleted' || change === 'none' ? undefined : address)
  const would = status === 'planned'
  const isSpreading = distribution?.status === 'in-progress'
  const counts = changes.length === 0 ? '' : `: ${countChanges(changes)}`
  const sign = status === 'failed' ? '❌' : would ? '📋' : isSpreading || change === 'disabled' ? '⏳' : '✅'
  const be = would ? 'would be' : 'was'
  const but = status === 'failed' ? ', but not all went well' : isSpreading && !would ? ', and is being deployed' : ''
  switch (change) {
    case 'created':
      return title(sign, `${name} ${be} created${but}`)
    case 'adopted':
      return title(sign, `${name} ${be} taken over${but}${counts}`)
    case 'updated':
      return title(sign, `${name} ${be} updated${but}${counts}`)
    case 'unchanged':
      return title(sign, `${name} matches its file${but}`)
    case 'disabled':
      return title(
        sign,
        would ? `${name} would be disabled, and deleted later` : `${name} was disabled, and is not deleted yet`,
      )
    case 'deleted':
      return title(sign, `${name} ${be} deleted${status === 'failed' ? but : ''}`)
    case 'none':
      if (status === 'failed') return title('❌', `${name} was not ${command === 'destroy' ? 'destroyed' : 'changed'}`)
      return title(
        '💤',
        command === 'destroy' ? `${name} does not exist: nothing to destroy` : `${name} was not changed`,
      )
  }
}

function formatFacts(result: DeployResult, address: string | undefined): readonly string[] {
  const { distribution, status, change, changes } = result
  const isGone = distribution === undefined || distribution.status === 'deleted'
  const cause = describeCause(result)
  return [
    distribution === undefined
      ? ''
      : linkText(distribution.id, isGone ? undefined : consoleUrl({ kind: 'distribution', id: distribution.id })),
    isGone || change === 'disabled'
      ? ''
      : address === undefined
        ? escapeHtml(distribution.domainName)
        : link(address, escapeHtml(address.replace(/^https:\/\//, ''))),
    change === 'created' && changes.length > 0 ? `its file gives ${count(changes.length, 'value')}` : '',
    cause === '' ? '' : escapeHtml(cause.replace(/^(?:,|:) /, '')),
    status === 'planned' && change !== 'none' ? 'dry run, nothing was changed' : '',
  ]
}

/** What viewers may notice, and what CloudFront did not take. */
function formatRisks(result: DeployResult): readonly string[] {
  const risks = groupByRisk(result.changes)
  const shown = risks.entries().map(([risk, paths]) => paragraph(`<b>${code(listPaths(paths))}</b> ${prose(risk)}`))
  const untaken = describeUntaken(result)
  return [
    risks.size === 0 ? '' : alert('WARNING', takeUpTo(LIST_LENGTH, shown)),
    untaken === undefined ? '' : alert('WARNING', [paragraph(prose(untaken))]),
  ]
}

function showDiff({ changes, cause, distribution, change }: DeployResult): readonly string[] {
  if (changes.length === 0) return []
  const plan = { changes, cause, distribution: change === 'created' ? undefined : distribution }
  const lines = [...formatDiff(plan)]
  const shown = takeUpTo(LIST_LENGTH, lines)
  const more = lines.length - shown.length
  return [diffFence(shown), more > 0 ? paragraph(`and ${count(more, 'more line')}`) : '']
}

function formatPurge({ status, duePurge, purge, distribution }: DeployResult): string {
  if (status === 'planned')
    return duePurge.length === 0 ? '' : paragraph(`Afterwards, ${listSome(duePurge)} would be purged.`)
  if (purge === undefined || purge.paths.length === 0) return ''
  const kind = 'distribution' as const
  const ids = purge.invalidations
    .slice(0, INVALIDATIONS_SHOWN)
    .map(({ id }) => linkText(id, distribution && consoleUrl({ kind, id: distribution.id }, id)))
  const isDone = purge.invalidations.every((one) => one.status === 'completed')
  if (ids.length === 0)
    return paragraph(
      `Afterwards, ${listSome(purge.paths)} ${purge.paths.length === 1 ? 'was' : 'were'} <b>not purged</b>.`,
    )
  return paragraph(
    `Afterwards, ${listSome(purge.paths)} ${purge.paths.length === 1 ? 'was' : 'were'} ${isDone ? 'purged' : 'posted to be purged'}: ${ids.join(', ')}.`,
  )
}

function listSome(paths: readonly string[]): string {
  const more = paths.length - PATHS_SHOWN
  return `${paths.slice(0, PATHS_SHOWN).map(code).join(', ')}${more > 0 ? ` and ${count(more, 'more path')}` : ''}`
}
