/** Results of a purge for tests. */
import type { ChangedFiles } from '../../../src/changed-files/changed-files.ts'
import { explainRefusal } from '../../../src/cloudfront/explain-refusal.ts'
import type { DistributionResult, PurgeResult } from '../../../src/purge/result.ts'
import { planTarget, type TargetPlan } from '../../../src/purge/plan/plan-target.ts'
import { changesOf, targetOf } from '../purge/targets.ts'

export const DENIED = explainRefusal({
  operation: 'CreateInvalidation',
  code: 'AccessDenied',
  text: 'No.',
  distribution: { kind: 'distribution', id: 'E1EXAMPLE' },
})

export function planOf(
  changes: ChangedFiles | undefined = changesOf('public/a.html', 'public/b.html'),
  target: Parameters<typeof targetOf>[0] = {},
): TargetPlan {
  return planTarget(targetOf(target), changes)
}

export function distributionOf(given: Partial<DistributionResult> = {}): DistributionResult {
  const paths = given.paths ?? ['/a.html', '/b.html']
  return {
    distribution: { kind: 'distribution', id: 'E1EXAMPLE' },
    names: ['E1EXAMPLE'],
    paths,
    covered: 0,
    batches: [paths],
    invalidations: [{ id: 'I1', status: 'in-progress', paths }],
    unposted: [],
    widenings: [],
    ...given,
  }
}

export function resultOf(given: Partial<PurgeResult> = {}): PurgeResult {
  return { status: 'in-progress', targets: [planOf()], distributions: [distributionOf()], problems: [], ...given }
}
