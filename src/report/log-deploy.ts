/** What `deploy` and `destroy` say in the log: the plan as a reviewer reads it, and what became of it. */
import type { DeployResult, Plan } from '../distribution/deploy/result.ts'
import type { ConfigChange } from '../distribution/difference/change.ts'
import { count } from './count.ts'
import { formatSides } from './format-value.ts'
import type { Log } from '../log.ts'

/** More than a reader follows line by line are folded. */
const LINES_UNFOLDED = 40

/** What is about to be changed, with what viewers may notice as warnings. */
export function logPlan(name: string, plan: Plan, log: Log): void {
  const { distribution, changes } = plan
  const where = describeWhere(name, distribution)
  const title =
    distribution === undefined
      ? `${where}: the distribution does not exist yet. Its file gives ${count(changes.length, 'value')}.`
      : `${where}: ${count(changes.length, 'difference')} to its file${describeCause(plan)}.`
  const lines = changes.map(formatChange)
  if (lines.length > LINES_UNFOLDED) log.group(title, lines)
  else for (const line of [title, ...lines]) log.info(line)
  for (const { path, risk } of changes) if (risk !== undefined) log.warning(`${where}: ${path}: ${risk}`)
}

/** What became of it. */
export function logDeployResult(result: DeployResult, log: Log): void {
  const { name, status, change, distribution } = result
  const where = describeWhere(name, distribution)
  log.info(`${where}: ${describeOutcome(result)}`)
  const { invalidations = [], paths = [] } = result.purge ?? {}
  for (const { id, paths: posted } of invalidations)
    log.info(`${where}: invalidation ${id}, ${posted.length} of ${count(paths.length, 'path')}.`)
  if (status === 'planned' && change !== 'none') log.info('This is a dry run: nothing was changed.')
}

function describeWhere(name: string, distribution: DeployResult['distribution']): string {
  return distribution === undefined ? name : `${name}, ${distribution.id}`
}

/** `~ PriceClass: "PriceClass_100" → "PriceClass_All"`, with `+` for what is added and `-` for what goes. */
export function formatChange(change: ConfigChange): string {
  const { before, after } = formatSides(change)
  const values = [before, after].filter((value) => value !== undefined).join(' → ')
  const sign = before === undefined ? '+' : after === undefined ? '-' : '~'
  return `  ${sign} ${change.path}: ${values}${change.isReset ? " (not in the file: CloudFront's default)" : ''}`
}

/** Whose change it was, where that is known: the beginning of an answer to "why does this differ?". */
export function describeCause({ cause }: Plan): string {
  switch (cause) {
    case 'file':
      return ', since the file changed'
    case 'outside':
      return ': the file is the same as at the last deployment, the distribution was changed outside of it'
    case 'both':
      return ': the file changed, and so did the distribution outside of it'
    case undefined:
      return ''
  }
}

/** What became of the distribution, in a sentence. */
export function describeOutcome({ command, status, change, distribution, problems }: DeployResult): string {
  const domain = distribution === undefined ? '' : ` (${distribution.domainName})`
  if (status === 'failed' && change === 'none') return `nothing was changed; ${count(problems.length, 'problem')}.`
  const would = status === 'planned'
  const state = distribution?.status === 'in-progress' ? ', not deployed everywhere yet' : ''
  switch (change) {
    case 'created':
      return would ? 'would be created.' : `was created${domain}${state}.`
    case 'updated':
      return would ? `would be updated${domain}.` : `was updated${domain}${state}.`
    case 'unchanged':
      return `matches its file${domain}${state}.`
    case 'disabled':
      return would ? `would be disabled${domain}, and deleted later.` : `was disabled${domain}; it is not deleted yet.`
    case 'deleted':
      return would ? `would be deleted${domain}.` : `was deleted${domain}.`
    case 'none':
      return command === 'destroy' ? 'the distribution does not exist: nothing to destroy.' : 'nothing was changed.'
  }
}
