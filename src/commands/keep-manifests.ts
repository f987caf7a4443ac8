import { encodeManifests, nameManifest, type BuildManifest, type ManifestName } from '../built-site/manifest.ts'
import type { ManifestStore } from '../built-site/manifest-store.ts'
import { Failure } from '../failure.ts'
import type { Log } from '../log.ts'
import type { DistributionResult, PurgeResult } from '../purge/result.ts'

/** One store keeps the manifests of a `place`. */
export type ComparedBuild = {
  readonly place: string
  readonly store: ManifestStore
  readonly manifest: BuildManifest
}

/** Only those whose distributions were all purged. A failure is only a warning. */
export async function keepManifests(
  builds: readonly ComparedBuild[],
  { status, distributions }: PurgeResult,
  { dryRun, log }: { readonly dryRun: boolean; readonly log: Log },
): Promise<void> {
  if (dryRun || (status === 'failed' && distributions.length === 0)) return
  const results = new Map(distributions.map((one) => [one.distribution.id, one]))
  for (const together of Map.groupBy(builds, ({ place }) => place).values()) {
    const all = together.map(({ manifest }) => manifest)
    const purged = all.filter((one) => isPurged(one, results)).map((one) => addPosted(one, results))
    if (purged.length === 0) continue
    try {
      await together[0]?.store.save((kept) =>
        encodeManifests(purged, { kept, isKept: (other) => isStillRight(other, all) }),
      )
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const advice = error.advice === undefined ? '' : ` ${error.advice}`
      log.warning(
        `The manifest of this build was not kept, so the next run purges more than it needs to: ${error.message}${advice}`,
      )
    }
  }
}

type Results = ReadonlyMap<string, DistributionResult>

/** A distribution without a result had nothing to purge. */
function isPurged({ distributions }: BuildManifest, results: Results): boolean {
  return distributions.keys().every((id) => results.get(id)?.hasProblems !== true)
}

function addPosted(manifest: BuildManifest, results: Results): BuildManifest {
  const marks = Array.from(manifest.distributions, ([id, mark]) => {
    const posted = results.get(id)?.invalidations.map((one) => one.id) ?? []
    return [id, mark && { ...mark, posted }] as const
  })
  return { ...manifest, distributions: new Map(marks) }
}

function isStillRight(other: ManifestName, ours: readonly BuildManifest[]): boolean {
  if (ours.some((one) => nameManifest(one) === nameManifest(other) || runIdOf(one) === runIdOf(other))) return true
  return ours.every(({ distributions }) => distributions.keys().every((id) => !other.distributions.has(id)))
}

function runIdOf({ run }: ManifestName): string {
  return run.split('.', 1).join()
}
