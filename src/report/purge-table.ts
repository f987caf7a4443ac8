import { covers, isTag, isWildcard } from '../purge/paths/invalidation-path.ts'
import { mapEverything } from '../purge/plan/map-files.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import type { DistributionResult, PurgeStatus } from '../purge/result.ts'
import { escapeHtml } from '../printable.ts'
import { encodeFileName } from '../purge/paths/encode.ts'
import { code, cutList, cutTable, folded, link, row, small, table, takeUpTo, type SummaryContext } from './html.ts'
import { count, formatNumber } from './count.ts'
import { countFiles, isSilent, planFiles, planSiteFiles, type PlannedFile } from './planned-files.ts'
import { linkPath } from './live-links.ts'

/** More files are shown by directory. */
const ROWS = 30
const DIRECTORIES = 10
/** In characters. */
const BAR = 16
/** Bytes. */
const CELL_LENGTH = 6_000
const LONG_TABLE_LENGTH = 60_000
/** The reason why nothing is purged has so many. */
const NAMES_IN_REASON = 10

export type PurgedParts = {
  readonly status: PurgeStatus
  /** Of the first distribution. */
  readonly origin: string | undefined
  readonly posted: readonly PostedItems[]
}

/** In a dry run, the whole plan. */
export type PostedItems = {
  readonly isEmpty: boolean
  readonly has: (item: string) => boolean
  readonly findWildcard: (path: string) => string | undefined
}

/** Lazy: often, the first distribution answers for all. */
export function groupPosted(
  { paths, invalidations }: Pick<DistributionResult, 'paths' | 'invalidations'>,
  status: PurgeStatus,
): PostedItems {
  const items = status === 'planned' ? paths : invalidations.flatMap((posted) => posted.paths)
  let known: ReadonlySet<string> | undefined
  let wildcards: readonly string[] | undefined
  return {
    isEmpty: items.length === 0,
    has: (item) => (known ??= new Set(items)).has(item),
    findWildcard: (path) => (wildcards ??= items.filter(isWildcard)).find((wildcard) => covers(wildcard, path)),
  }
}

type Context = PurgedParts & {
  readonly plan: TargetPlan
  readonly context: SummaryContext
  readonly isNothing: boolean
}

export function describeFiles(plan: TargetPlan, purged: PurgedParts, context: SummaryContext): readonly string[] {
  const isNothing = purged.posted.every(({ isEmpty }) => isEmpty)
  const shown = { ...purged, plan, context, isNothing }
  const { all, site } = countFiles(plan)
  if (plan.items.size === 0 && plan.problem === undefined) return [all > NAMES_IN_REASON ? listLeftOut(plan) : '']
  if (site > ROWS)
    return [directoryTable(plan), folded(count(site, 'changed file'), longTable(shown)), listLeftOut(plan)]
  const isFew = all <= ROWS
  const rows = [
    ...planSiteFiles(plan).map((file) => siteRow(file, shown)),
    ...otherRows(shown),
    ...(isFew
      ? planFiles(plan)
          .filter(({ paths }) => paths.length === 0)
          .map(leftRow)
      : []),
  ]
  return [rows.length === 0 ? '' : cutTable(headsOf(shown), rows, (cells) => cells), isFew ? '' : listLeftOut(plan)]
}

const HEADS: Readonly<Record<PurgeStatus, string>> = {
  completed: 'Purged',
  'in-progress': 'Posted',
  planned: 'Would be purged',
  'nothing-to-do': 'Purged',
  failed: 'Purged',
}

function headsOf({ status, isNothing, plan }: Context): readonly string[] {
  return [
    plan.uses.length > 0 ? 'Changed file' : 'What',
    status === 'failed' && isNothing ? 'Not purged' : HEADS[status],
  ]
}

function siteRow(file: PlannedFile, shown: Context): readonly string[] {
  return [
    nameFile(file, shown),
    file.paths
      .toSorted()
      .map((path) => showPath(path, shown))
      .join(' · '),
  ]
}

function leftRow({ path, rule }: PlannedFile): readonly string[] {
  const why = rule === null ? 'no rule matches it' : `left out by ${code(rule)}`
  return [small(`<i>${escapeHtml(path)}</i>`), small(`<i>${why}</i>`)]
}

/** Paths that no changed file made. */
function otherRows(shown: Context): readonly (readonly string[])[] {
  const { target, everythingBecause } = shown.plan
  const show = (paths: Iterable<string>) => {
    const all = [...paths]
    const wildcards = all.filter(isWildcard)
    const own = all.filter((path) => !wildcards.some((wildcard) => wildcard !== path && covers(wildcard, path)))
    return takeUpTo(
      CELL_LENGTH,
      own.map((path) => showPath(path, shown)),
    ).join(' · ')
  }
  return [
    ...(everythingBecause === undefined
      ? []
      : [['everything that the rules reach', show(mapEverything(target.rules, target.forms).paths)]]),
    ...(target.paths.length === 0 ? [] : [[`given as ${code('paths')}`, show(target.paths)]]),
  ]
}

/** With the wider path that was purged for it, if any. */
function showPath(path: string, { origin, posted, isNothing, context }: Context): string {
  const shown = linkPath(path, origin, context.hiddenPrefix)
  if (isNothing || posted.some((one) => one.has(path))) return shown
  const [wider] = posted.flatMap((one) => one.findWildcard(path) ?? [])
  if (wider === undefined) return `${shown} <b>not purged</b>`
  return `${shown} ${small(`by ${escapeHtml(wider)}`)}`
}

function nameFile({ path, change }: PlannedFile, { plan, context }: Context): string {
  const { changes, target } = plan
  const { serverUrl, repository } = context
  const isInGit = target.changes?.kind === 'comparison' && change !== 'deleted' && changes?.head !== undefined
  const url = `${serverUrl}/${repository}/blob/${changes?.head ?? ''}/${encodeFileName(path)}`
  const name = isInGit ? link(url, code(path)) : code(path)
  return change === 'modified' ? name : `${name} ${small(escapeHtml(change))}`
}

function longTable(shown: Context): string {
  const rows = planSiteFiles(shown.plan).map((file) => row(siteRow(file, shown)))
  const taken = takeUpTo(LONG_TABLE_LENGTH, rows)
  const left = countFiles(shown.plan).site - taken.length
  return `${table(headsOf(shown), taken)}${left > 0 ? `and ${formatNumber(left)} more` : ''}`
}

/** Rules without targets tell only some of their files. */
function listLeftOut(plan: TargetPlan): string {
  const { all, site } = countFiles(plan)
  if (all === site) return ''
  const silent = plan.uses.filter(({ rule }) => isSilent(rule, plan))
  const names = [...plan.unmatched, ...silent.flatMap(({ examples }) => examples)]
  const more = all - site - names.length
  const list = cutList(names, code)
  return folded(
    `${count(all - site, 'changed file')} that ${all - site === 1 ? 'is' : 'are'} not part of the site`,
    more > 0 ? `${list}<br>and ${formatNumber(more)} more by rules without targets` : list,
  )
}

function directoryTable({ items }: TargetPlan): string {
  const groups = groupByDirectory([...items])
  const most = Math.max(...groups.map(({ paths }) => paths))
  return cutTable(['Directory', 'Paths', ''], groups, ({ directory, paths, more }) => [
    more === undefined ? code(directory) : `${formatNumber(more)} more`,
    paths,
    more === undefined ? drawBar(paths / most) : '',
  ])
}

type Group = { readonly directory: string; readonly paths: number; readonly more?: number }

/** As deep as possible, the largest first. */
export function groupByDirectory(items: readonly string[]): readonly Group[] {
  let groups = countBy(items, (item) => (isTag(item) ? '#…' : item.slice(0, item.lastIndexOf('/') + 1)))
  const deepest = Math.max(...Array.from(groups.keys(), levelsOf))
  for (let levels = deepest - 1; groups.size > DIRECTORIES && levels > 0; levels -= 1) {
    const shorter = new Map<string, number>()
    for (const [directory, paths] of groups) {
      const above = levelsOf(directory) > levels ? `${directory.split('/', levels + 1).join('/')}/` : directory
      shorter.set(above, (shorter.get(above) ?? 0) + paths)
    }
    groups = shorter
  }
  const sorted = [...groups].map(([directory, paths]) => ({ directory, paths })).sort((a, b) => b.paths - a.paths)
  if (sorted.length <= DIRECTORIES) return sorted
  const rest = sorted.slice(DIRECTORIES - 1)
  const paths = rest.reduce((sum, group) => sum + group.paths, 0)
  return [...sorted.slice(0, DIRECTORIES - 1), { directory: '', paths, more: rest.length }]
}

/** 0 for `/`, 2 for `/a/b/`. */
function levelsOf(directory: string): number {
  return directory.split('/').length - 2
}

function countBy(items: readonly string[], key: (item: string) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    const group = key(item)
    counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}

const EIGHTHS: readonly string[] = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** `share` of 1 is the longest bar. */
function drawBar(share: number): string {
  const eighths = Math.max(1, Math.round(share * BAR * 8))
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`
}
