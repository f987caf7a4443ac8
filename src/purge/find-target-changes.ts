import type { ChangedFiles } from '../changed-files/changed-files.ts'
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { scopeOf, withoutMemory } from './post/scope.ts'
import { AUTO, EVENT, LAST_INVALIDATION, type ChangeSource, type Target } from './plan/target.ts'
import { retryLookups, retryUntil } from '../cloudfront/retry.ts'
import type { Log } from '../log.ts'
import { rememberAnswers } from '../remember.ts'
import type { Clock } from '../waiting/clock.ts'
import type { Origin } from './post/caller-reference.ts'
import type { BuildChanges, BuildOfTarget } from './find-build-targets.ts'
import { findLastInvalidation, type LastInvalidation } from './find-last-invalidation.ts'
import { groupNames, isNamedBy, type NamedDistribution } from './named-distributions.ts'

export type TargetChanges = { readonly target: Target; readonly changes: ChangedFiles | undefined }

export type FindingDependencies = {
  /** `last-invalidation` without recorded commits compares nothing: unknown, or known if the event leaves nothing to do. */
  readonly findChanges: (asked: Comparison) => Promise<ChangedFiles>
  readonly findBuildChanges: (build: BuildOfTarget) => Promise<BuildChanges>
  readonly distributions: () => Promise<ReadonlyMap<string, Distribution>>
  readonly cloudfront: () => Promise<CloudFront>
  readonly clock: Clock
  readonly log: Log
  readonly run: Pick<Origin, 'repository' | 'runId' | 'runAttempt'>
  readonly interruption?: AbortSignal | undefined
}

export type Comparison = Extract<ChangeSource, { readonly kind: 'comparison' }>

type FoundInvalidation = Extract<LastInvalidation, { readonly kind: 'found' }>

/**
 * With the base `last-invalidation`, each distribution has its own base. Makes each comparison once. Rejects with a
 * Failure if a distribution is not found.
 */
export async function findTargetChanges(
  targets: readonly Target[],
  dependencies: FindingDependencies,
): Promise<readonly TargetChanges[]> {
  const compare = rememberAnswers(
    ({ base, head, recorded }: Comparison) => JSON.stringify([base, head, recorded]),
    dependencies.findChanges,
  )
  const lookUp = rememberAnswers(
    ({ named, head }: { readonly named: NamedDistribution; readonly head: string | undefined }) =>
      JSON.stringify([named.distribution.id, head]),
    (asked) => lookUpLast(asked, targets, dependencies),
  )
  let isRefusalLogged = false
  const logRefusal = (reason: string) => {
    if (!isRefusalLogged) dependencies.log.notice(describeRefusal(reason))
    isRefusalLogged = true
  }

  const changes: TargetChanges[] = []
  for (const target of targets) {
    const source = target.changes
    if (source?.kind === 'build') {
      const { findBuildTargets } = await import('./find-build-targets.ts')
      changes.push(...(await findBuildTargets({ target, source, targets }, dependencies)))
      continue
    }
    if (source?.kind !== 'comparison') {
      changes.push({ target, changes: source && { kind: 'known', files: source.files } })
      continue
    }
    const isAuto = source.base === AUTO
    const asked = await compare(isAuto ? { ...source, base: LAST_INVALIDATION } : source)
    if (asked.kind === 'known' || (!isAuto && source.base !== LAST_INVALIDATION)) {
      changes.push({ target, changes: asked })
      continue
    }
    for (const named of groupNames(await dependencies.distributions())) {
      const names = target.distributions.filter((name) => named.names.includes(name))
      if (names.length === 0) continue
      const split = { ...target, distributions: names }
      const last = await lookUp({ named, head: asked.head })
      if (last.kind === 'found') {
        const recorded = [last.commit, ...last.since] as const
        changes.push({ target: split, changes: await compare({ ...source, base: LAST_INVALIDATION, recorded }) })
      } else if (isAuto && (last.because === 'nothing' || last.because === 'refused')) {
        if (last.because === 'refused') logRefusal(last.reason)
        const compared = await compare({ ...source, base: EVENT })
        changes.push({
          target: last.because === 'refused' ? withoutMemory(split) : split,
          changes: compared.kind === 'known' ? compared : { ...compared, reason: `${last.reason} ${compared.reason}` },
        })
      } else {
        // A run that purges everything records this head.
        changes.push({ target: split, changes: { ...asked, reason: last.reason } })
      }
    }
  }
  return changes
}

async function lookUpLast(
  { named, head }: { readonly named: NamedDistribution; readonly head: string | undefined },
  targets: readonly Target[],
  { cloudfront, clock, interruption, log, run }: FindingDependencies,
): Promise<LastInvalidation> {
  const { distribution } = named
  const naming = targets.filter((target) => isNamedBy(named, target))
  const deadline = clock.now() + Math.max(...naming.map(({ posting }) => posting.waitTimeout))
  const last = await findLastInvalidation({
    cloudfront: retryLookups(await cloudfront(), retryUntil(deadline, { clock, interruption, log })),
    distribution,
    run,
    scope: scopeOf(naming),
    head,
  })
  if (last.kind === 'found') log.info(describeLast(distribution.id, last))
  return last
}

function describeLast(id: string, { commit, runId, since }: FoundInvalidation): string {
  const also = since.length === 0 ? '' : `, and ${since.join(', ')} may have been live since`
  return `${id}: its last complete invalidation, by run ${runId}, is for ${commit}${also}.`
}

function describeRefusal(reason: string): string {
  return `${reason} So the event's base is compared, and files that earlier runs did not purge may stay stale. Set \`base: event\` to skip this lookup.`
}
