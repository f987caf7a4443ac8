/** Finds what changed for each target. Its base may be the last invalidation, which only CloudFront knows. */
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import type { CloudFront, Distribution } from '../cloudfront/cloudfront.ts'
import { scopeOf } from './plan/scope.ts'
import { LAST_INVALIDATION, type BuildSource, type ChangeSource, type Target } from './plan/target.ts'
import type { Log } from '../log.ts'
import { findLastInvalidation, type LastInvalidation } from './find-last-invalidation.ts'
import { groupNames, isNamedBy, type NamedDistribution } from './named-distributions.ts'

/** `changes` is undefined if nothing is compared. */
export type TargetChanges = { readonly target: Target; readonly changes: ChangedFiles | undefined }

export type FindingDependencies = {
  /**
   * Finds the changes of a source. With the base `last-invalidation` it compares nothing: its changes are unknown and name the head,
   * or they are known because the event leaves nothing to do.
   */
  readonly findChanges: (source: ChangeSource) => Promise<ChangedFiles>
  /** What differs in a build from the one that was purged last. Rejects with a Failure if the build cannot be read. */
  readonly findBuildChanges: (build: BuildOfTarget) => Promise<ChangedFiles>
  /** All distributions of the run, by the names that the user gave. */
  readonly distributions: () => Promise<ReadonlyMap<string, Distribution>>
  readonly cloudfront: () => Promise<CloudFront>
  readonly log: Pick<Log, 'info'>
  /** `owner/name` */
  readonly repository: string
}

type Comparison = Extract<ChangeSource, { readonly kind: 'comparison' }>
/** A build, and what it is purged for: a manifest of other rules or other distributions cannot be compared with it. */
export type BuildOfTarget = BuildSource & { readonly scope: string; readonly distributions: readonly string[] }

type FoundInvalidation = Extract<LastInvalidation, { readonly kind: 'found' }>

/**
 * Finds the changes of each target. A target that compares with the last invalidation is split into one for each distribution, since
 * each has its own base. Each comparison and each lookup is made once. Rejects with a Failure if a distribution cannot be found by
 * its name.
 */
export async function findTargetChanges(
  targets: readonly Target[],
  dependencies: FindingDependencies,
): Promise<readonly TargetChanges[]> {
  const compare = rememberAnswers(
    ({ base, head }: Comparison) => JSON.stringify([base, head]),
    dependencies.findChanges,
  )
  const lookUp = rememberAnswers(
    ({ distribution }: NamedDistribution) => distribution.id,
    async (named) => {
      const { distribution } = named
      const scope = scopeOf(targets.filter((target) => isNamedBy(named, target)))
      const { repository, log } = dependencies
      const last = await findLastInvalidation({
        cloudfront: await dependencies.cloudfront(),
        distribution,
        repository,
        scope,
      })
      if (last.kind === 'found') log.info(describeLast(distribution.id, last))
      return last
    },
  )

  const changes: TargetChanges[] = []
  for (const target of targets) {
    const source = target.changes
    if (source?.kind === 'build') {
      const { scope } = target
      const distributions = await findIds(target, dependencies)
      changes.push({ target, changes: await dependencies.findBuildChanges({ ...source, scope, distributions }) })
      continue
    }
    if (source?.kind !== 'comparison') {
      changes.push({ target, changes: source && (await dependencies.findChanges(source)) })
      continue
    }
    const asked = await compare(source)
    if (source.base !== LAST_INVALIDATION || asked.kind === 'known') {
      changes.push({ target, changes: asked })
      continue
    }
    for (const named of groupNames(await dependencies.distributions())) {
      const names = target.distributions.filter((name) => named.names.includes(name))
      if (names.length === 0) continue
      const last = await lookUp(named)
      const compared: ChangedFiles =
        last.kind === 'found' ? await compareWith(last, source, compare) : { kind: 'unknown', reason: last.reason }
      changes.push({
        target: { ...target, distributions: names },
        // Unknown changes keep their head: a run that purges everything records that commit.
        changes: compared.kind === 'known' ? compared : { ...asked, ...compared },
      })
    }
  }
  return changes
}

/** The IDs of a target's distributions, sorted. */
async function findIds(
  { distributions }: Target,
  dependencies: Pick<FindingDependencies, 'distributions'>,
): Promise<readonly string[]> {
  const found = await dependencies.distributions()
  return [...new Set(distributions.flatMap((name) => found.get(name)?.id ?? []))].sort()
}

/** The files that differ between the head and any commit whose files the cache may hold; unknown if one cannot be compared. */
async function compareWith(
  { commit, since }: FoundInvalidation,
  source: Comparison,
  compare: (source: Comparison) => Promise<ChangedFiles>,
): Promise<ChangedFiles> {
  const last = await compare({ ...source, base: commit })
  if (last.kind === 'unknown') return last
  const files = new Map(last.files.map((file) => [file.path, file]))
  for (const base of since.filter((other) => other !== last.head)) {
    const other = await compare({ ...source, base })
    if (other.kind === 'unknown') return other
    // A path that was a submodule at either commit also stands for the files below it.
    for (const file of other.files) if (!files.has(file.path) || file.kind === 'submodule') files.set(file.path, file)
  }
  return { ...last, files: [...files.values()] }
}

function describeLast(id: string, { commit, runId, since }: FoundInvalidation): string {
  const also = since.length === 0 ? '' : `, and ${since.join(', ')} may have been live since`
  return `${id}: its last complete invalidation, by run ${runId}, is for ${commit}${also}.`
}

/** Calls `ask` once for each key. */
function rememberAnswers<Question, Answer>(
  keyOf: (question: Question) => string,
  ask: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return (question) => {
    const key = keyOf(question)
    const answer = answers.get(key) ?? ask(question)
    answers.set(key, answer)
    return answer
  }
}
