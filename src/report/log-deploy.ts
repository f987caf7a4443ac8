import { listFirst } from '../list-first.ts'
import type { DeployResult, Plan } from '../distribution/deploy/result.ts'
import type { ConfigChange } from '../distribution/difference/change.ts'
import { isFixed } from '../distribution/deploy/fixed-members.ts'
import { count } from './count.ts'
import { formatSides } from './format-value.ts'
import type { Log } from '../log.ts'
import { describePosted } from './purged-paths.ts'

const LINES_UNFOLDED = 40

export function logPlan(name: string, plan: Plan, log: Log): void {
  const { distribution, changes } = plan
  const where = describeWhere(name, distribution)
  const title =
    distribution === undefined
      ? `${where}: the distribution does not exist yet. Its file gives ${count(changes.length, 'value')}.`
      : `${where}: ${count(changes.length, 'difference')} to its file${describeCause(plan)}.`
  const lines = changes.map((change) => formatChange(change, plan.cause))
  if (lines.length > LINES_UNFOLDED) log.group(title, lines)
  else for (const line of [title, ...lines]) log.info(line)
  if (changes.length > 0) log.info(`${where}: ${countChanges(changes)}.`)
  if (plan.duePurge.length > 0) log.info(`${where}: ${plan.duePurge.join(' ')} is purged afterwards.`)
  for (const [risk, paths] of groupByRisk(changes)) log.warning(`${where}: ${listPaths(paths)}: ${risk}`)
}

/** `2 to add, 3 to change, 1 to remove` */
export function countChanges(changes: readonly ConfigChange[]): string {
  const signs = changes.map(signOf)
  const many = (sign: string) => signs.filter((one) => one === sign).length
  return `${many('+')} to add, ${many('~')} to change, ${many('-')} to remove`
}

export function groupByRisk(changes: readonly ConfigChange[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>()
  for (const { path, risk } of changes) if (risk !== undefined) paths.set(risk, [...(paths.get(risk) ?? []), path])
  return paths
}

const PATHS_SHOWN = 5

export function listPaths(paths: readonly string[]): string {
  return listFirst(paths, PATHS_SHOWN)
}

export function logDeployResult(result: DeployResult, log: Log): void {
  const { name, status, change, distribution } = result
  const where = describeWhere(name, distribution)
  log.info(`${where}: ${describeOutcome(result)}`)
  const untaken = describeUntaken(result)
  if (untaken !== undefined) log.warning(`${where}: ${untaken}`)
  const { invalidations = [], paths = [] } = result.purge ?? {}
  for (const [index, { id }] of invalidations.entries())
    log.info(`${where}: invalidation ${id}, ${describePosted({ paths, invalidations }, index)}.`)
  if (status === 'planned' && change !== 'none') log.info('This is a dry run: nothing was changed.')
}

export function describeUntaken({ untaken }: Pick<DeployResult, 'untaken'>): string | undefined {
  if (untaken.length === 0) return undefined
  const values = untaken.map((change) => {
    const { before, after } = formatSides(change)
    return `${change.path} is ${before ?? 'absent'} instead of ${after ?? 'absent'}`
  })
  return `CloudFront did not take ${count(untaken.length, 'value')} of the file: ${values.join('; ')}.`
}

function describeWhere(name: string, distribution: DeployResult['distribution']): string {
  return distribution === undefined ? name : `${name}, ${distribution.id}`
}

/** `~ PriceClass: "PriceClass_100" → "PriceClass_All"`; `+` for added and `-` for removed values. */
export function formatChange(change: ConfigChange, cause?: Plan['cause']): string {
  const { before, after } = formatSides(change)
  const values = [before, after].filter((value) => value !== undefined).join(' → ')
  const notes = describeNotes(change, cause).map((note) => ` (${note})`)
  return `  ${signOf(change)} ${change.path}: ${values}${notes.join('')}`
}

export function signOf({ before, after }: ConfigChange): string {
  return before === undefined ? '+' : after === undefined ? '-' : '~'
}

const CAUSES = { file: "the file's change", outside: 'changed outside of the file', both: 'changed by both' } as const

/** Names the cause only if the changes have several. */
export function describeNotes(change: ConfigChange, cause: Plan['cause']): readonly string[] {
  return [
    ...(isFixed(change) && change.before !== undefined ? ['cannot be changed in place'] : []),
    ...(change.isReset ? ["not in the file: CloudFront's default"] : []),
    ...(cause === 'both' && change.cause !== undefined ? [CAUSES[change.cause]] : []),
  ]
}

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

export function describeOutcome({ command, status, change, distribution, problems }: DeployResult): string {
  const domain = distribution === undefined ? '' : ` (${distribution.domainName})`
  if (status === 'failed' && change === 'none') return `nothing was changed; ${count(problems.length, 'problem')}.`
  const would = status === 'planned'
  const state = distribution?.status === 'in-progress' ? ', not deployed everywhere yet' : ''
  switch (change) {
    case 'created':
      return would ? 'would be created.' : `was created${domain}${state}.`
    case 'adopted':
      return would ? `would be taken over${domain}.` : `was taken over${domain}${state}.`
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
