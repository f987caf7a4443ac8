import type { DistributionResult, PurgeResult } from '../purge/result.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { countPurgedPaths, purgedPaths } from './purged-paths.ts'
import { whyUnposted } from './why-unposted.ts'

/** Unknown outputs are empty. `more` outputs are also part of `result`. */
export function formatOutputs(
  result: PurgeResult,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  const distributions = result.distributions.map((one) => describeDistribution(one, result.status))
  const values = { ...describe(result, distributions), ...more }
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return { ...Object.fromEntries(texts), result: JSON.stringify({ ...values, distributions }) } as Record<
    string,
    string
  >
}

export function formatEmptyOutputs(status: PurgeResult['status']): Readonly<Record<string, string>> {
  return formatOutputs({ status, targets: [], distributions: [], problems: [] })
}

function describe(
  { status, targets, distributions }: PurgeResult,
  described: readonly Pick<ReturnType<typeof describeDistribution>, 'paths'>[],
) {
  const ids = distributions.flatMap(({ invalidations }) => invalidations.map(({ id }) => id))
  return {
    status,
    'invalidation-ids': ids,
    'invalidation-id': ids[0] ?? '',
    paths: [...new Set(described.flatMap(({ paths }) => paths))],
    'path-count': distributions.reduce((sum, one) => sum + countPurgedPaths(one, status), 0),
    'changed-files': countChangedFiles(targets) ?? '',
    base: firstCommit(targets, 'base'),
    head: firstCommit(targets, 'head'),
  }
}

export function describeDistribution(
  result: Pick<DistributionResult, 'distribution' | 'names' | 'paths' | 'invalidations' | 'unposted'>,
  runStatus: PurgeResult['status'],
) {
  const { distribution, names, invalidations, unposted } = result
  return {
    distribution: distribution.id,
    names,
    paths: purgedPaths(result, runStatus),
    invalidations: invalidations.map(({ id, status, paths: posted }) => ({ id, status, 'path-count': posted.length })),
    'not-posted': unposted.map((one) => ({ paths: one.paths, error: whyUnposted(one) })),
  }
}

/** Undefined if nothing was compared or changes are unknown. */
export function countChangedFiles(targets: readonly TargetPlan[]): number | undefined {
  const compared = targets.flatMap(({ changes }) => changes ?? [])
  if (compared.length === 0 || compared.some(({ kind }) => kind === 'unknown')) return undefined
  return new Set(compared.flatMap((changes) => (changes.kind === 'known' ? changes.files.map(({ path }) => path) : [])))
    .size
}

function firstCommit(targets: readonly TargetPlan[], side: 'base' | 'head'): string {
  return targets.map(({ changes }) => changes?.[side]).find((commit) => commit !== undefined) ?? ''
}
