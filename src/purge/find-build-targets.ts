import type { BuildManifest, Mark } from '../built-site/manifest.ts'
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../cloudfront/errors.ts'
import { retryLookups, retryUntil } from '../cloudfront/retry.ts'
import { findPurgesSince, type PurgesSince } from './find-purges-since.ts'
import type { FindingDependencies, TargetChanges } from './find-target-changes.ts'
import { groupNames, isNamedBy } from './named-distributions.ts'
import type { BuildSource, Target } from './plan/target.ts'
import { scopeOf } from './post/scope.ts'

/** `distributions` are sorted IDs. */
export type BuildOfTarget = BuildSource & { readonly scope: string; readonly distributions: readonly string[] }

export type BuildChanges = {
  readonly changes: ChangedFiles
  readonly last: Pick<BuildManifest, 'run' | 'distributions'> | undefined
  /** For the manifest of this build. */
  readonly mark: (id: string, mark: Mark) => void
}

type Given = { readonly target: Target; readonly source: BuildSource; readonly targets: readonly Target[] }

/** Adds what other runs purged since the last build: theirs were live, and may be cached. */
export async function findBuildTargets(
  { target, source, targets }: Given,
  dependencies: FindingDependencies,
): Promise<readonly TargetChanges[]> {
  const { clock, interruption, log } = dependencies
  const found = await dependencies.distributions()
  const named = groupNames(found).filter((one) => isNamedBy(one, target))
  const distributions = named.map(({ distribution }) => distribution.id).sort()
  const compared = await dependencies.findBuildChanges({ ...source, scope: target.scope, distributions })
  const policy = retryUntil(clock.now() + target.posting.waitTimeout, { clock, interruption, log })
  const cloudfront = retryLookups(await dependencies.cloudfront(), policy)
  const all: { readonly names: readonly string[]; readonly since: PurgesSince | Refused }[] = []
  for (const one of named) {
    const scope = scopeOf(targets.filter((other) => isNamedBy(one, other)))
    const since = await look(one.distribution, { ...dependencies, cloudfront, scope, compared })
    all.push({ names: target.distributions.filter((name) => one.names.includes(name)), since })
  }
  const { changes } = compared
  if (changes.kind === 'unknown') return [{ target, changes }]
  return all.map(({ names, since }) => {
    const ofOne = { ...target, distributions: names }
    switch (since.kind) {
      case 'known':
        return { target: { ...ofOne, paths: [...target.paths, ...since.paths] }, changes }
      case 'unknown':
        return { target: ofOne, changes: { ...changes, kind: 'unknown', reason: since.reason } }
      case 'refused':
        return { target: ofOne, changes }
    }
  })
}

type Refused = { readonly kind: 'refused' }

async function look(
  distribution: Distribution,
  given: Pick<FindingDependencies, 'log' | 'run'> & {
    readonly cloudfront: CloudFront
    readonly scope: string
    readonly compared: BuildChanges
  },
): Promise<PurgesSince | Refused> {
  const { log, compared } = given
  const { id } = distribution
  const mark = compared.last?.distributions.get(id)
  try {
    const since = await findPurgesSince({ ...given, distribution, mark })
    compared.mark(id, { newest: since.newest, posted: [] })
    if (compared.last === undefined) return since
    if (mark === undefined)
      return {
        ...since,
        kind: 'unknown',
        reason: `Run ${compared.last.run} could not list the invalidations of ${id}.`,
      }
    if (since.kind === 'known' && since.runs.length > 0) log.notice(describeSince(id, since.runs, compared.last.run))
    return since
  } catch (error) {
    if (!(error instanceof CloudFrontError)) throw error
    const reason = `What other runs purged of ${id} since the last build cannot be looked up: ${error.message}. ${error.advice}`
    if (error.passes) return { kind: 'unknown', newest: undefined, reason }
    log.notice(`${reason} So pages that another branch changed may stay stale.`)
    return { kind: 'refused' }
  }
}

function describeSince(id: string, runs: readonly string[], last: string): string {
  const which = runs.length === 1 ? `Run ${runs.join()}` : `Runs ${runs.join(', ')}`
  return `${which} purged ${id} after run ${last}, whose build is compared. What was purged then is purged again.`
}
