import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { compareBuilds } from '../built-site/compare-builds.ts'
import { diagnose, nameUnreproducible } from '../built-site/diagnose.ts'
import { openManifestCache } from '../built-site/manifest-cache.ts'
import { openManifestFile } from '../built-site/manifest-file.ts'
import type { ManifestStore } from '../built-site/manifest-store.ts'
import { decodeManifest, type FileDigests, type Mark, type ReadManifest } from '../built-site/manifest.ts'
import { findNearestBuild } from '../built-site/nearest-build.ts'
import { readBuild, type Build } from '../built-site/read-build.ts'
import { shortDigest } from '../digest.ts'
import { Failure } from '../failure.ts'
import { InvalidInput } from '../faults.ts'
import type { BuildChanges, BuildOfTarget } from '../purge/find-build-targets.ts'
import { CACHE } from '../purge/plan/target.ts'
import type { PurgeResult } from '../purge/result.ts'
import { rememberAnswers } from '../remember.ts'
import { isForbidden, isMissingDirectory } from '../repository/regular-file.ts'
import { Cancelled } from '../waiting/cancellation.ts'
import { keepManifests, type ComparedBuild } from './keep-manifests.ts'
import { describeAttempt, type Step } from './step.ts'

export type BuiltSites = {
  readonly findChanges: (build: BuildOfTarget) => Promise<BuildChanges>
  /** The digests of a compared build, and of the one before if its manifest could be used. */
  readonly digestsOf: (build: Pick<BuildOfTarget, 'directory' | 'scope'>) => Promise<BuildDigests>
  readonly keepManifests: (result: PurgeResult, dryRun: boolean) => Promise<void>
}

export type BuildDigests = { readonly head: FileDigests; readonly base: FileDigests | undefined }

const BYTES_FOR_DIAGNOSIS = 64 * 1024
const SKIPPED_SHOWN = 10
/** Milliseconds. Otherwise, each call gets a quarter of the time that is left. */
const CACHE_TIMEOUT = 30_000
const SHORTEST_CACHE_TIMEOUT = 2_000

export function openBuiltSites(step: Step, head: () => Promise<string | undefined>): BuiltSites {
  const { log } = step.runner
  const { runId, runAttempt, nonce } = describeAttempt(step)
  const runName = `${runId}.${runAttempt}.${nonce}`
  const compared = new Map<string, ComparedBuild>()
  const bases = new Map<string, FileDigests>()

  const read = rememberAnswers(
    (directory: string) => directory,
    (directory) => readSite(directory, step),
  )

  return {
    findChanges: async (target) => {
      const { directory, scope, distributions } = target
      const files = withoutManifest((await read(directory)).files, target, step)
      const commit = await head()
      const store = openStore(target, runName, step)
      const last = await loadManifest(store, target)
      const name = nameScope(target)
      const place = target.manifest === CACHE ? name : resolve(step.directory, target.manifest)
      const marks = new Map<string, Mark | undefined>(distributions.map((id) => [id, undefined]))
      const manifest = { scope, commit, run: runName, distributions: marks, files }
      compared.set(`${place}\n${name}`, { place, store, manifest })
      const mark: BuildChanges['mark'] = (id, seen) => void marks.set(id, seen)
      const site = [...files.keys()]
      const known = { site, ...(commit !== undefined && { head: commit }) }
      if (last.kind === 'unusable') {
        return { changes: { kind: 'unknown', reason: last.reason, ...known }, last: undefined, mark }
      }

      bases.set(JSON.stringify([directory, scope]), last.manifest.files)
      const base = last.manifest.commit
      const changed = compareBuilds(last.manifest.files, files)
      const isSameCommit = commit !== undefined && commit === base
      const compare = {
        changed,
        files: site,
        isSameCommit,
        commit,
        now: step.clock.now(),
        readBeginning: (path: string) => readBeginning(join(step.directory, path)).catch(() => undefined),
      }
      const diagnosis = await diagnose(compare)
      const remark = diagnosis ?? (await nameUnreproducible(compare))
      if (remark !== undefined) {
        if (diagnosis !== undefined && isSameCommit) log.warning(remark)
        else log.notice(remark)
      }
      const extent = `The build in ${directory} has ${files.size} files; ${changed.length} differ from the build that run ${last.manifest.run} purged.`
      return {
        changes: {
          kind: 'known',
          files: changed,
          reason: remark === undefined ? extent : `${extent} ${remark}`,
          ...known,
          ...(base !== undefined && { base }),
        },
        last: last.manifest,
        mark,
      }
    },
    digestsOf: async ({ directory, scope }) => ({
      head: (await read(directory)).files,
      base: bases.get(JSON.stringify([directory, scope])),
    }),
    keepManifests: (result, dryRun) => keepManifests([...compared.values()], result, { dryRun, log }),
  }
}

/** A manifest inside the build is not a part of it. */
function withoutManifest(files: FileDigests, { manifest }: BuildOfTarget, { directory }: Step): FileDigests {
  const path = relative(directory, resolve(directory, manifest))
  return manifest !== CACHE && files.has(path) ? new Map([...files].filter(([file]) => file !== path)) : files
}

function openStore(target: BuildOfTarget, runName: string, step: Step): ManifestStore {
  const { manifest } = target
  if (manifest !== CACHE) {
    return openManifestFile({ path: manifest, directory: step.directory, read: step.workspace.read })
  }
  const { run, runner, clock, deadline, interruption } = step
  return openManifestCache({
    scope: nameScope(target),
    run: runName,
    temporaryDirectory: run.temporary ?? tmpdir(),
    program: join(dirname(fileURLToPath(import.meta.url)), 'cache-program.js'),
    env: run.cacheEnvironment,
    timeout: () => Math.min(CACHE_TIMEOUT, Math.max((deadline - clock.now()) / 4, SHORTEST_CACHE_TIMEOUT)),
    ...{ interruption, log: runner.log, mask: runner.mask },
  })
}

/** Targets with the same rules may have other distributions. */
function nameScope({ scope, distributions }: BuildOfTarget): string {
  return `${scope}-${shortDigest(distributions.join())}`
}

async function readSite(directory: string, { directory: workspace, runner, interruption }: Step): Promise<Build> {
  const pause = async () => {
    await setImmediate()
    if (interruption.aborted)
      throw new Cancelled(`while the files of ${directory} were read, before anything was sent.`)
  }
  let build: Build
  try {
    build = await readBuild({ workspace, directory, pause })
  } catch (error) {
    if (error instanceof Failure) throw error
    const nearest = isMissingDirectory(error) ? findNearestBuild(workspace, directory) : undefined
    const hint = nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`
    throw new Failure(
      isMissingDirectory(error)
        ? `\`build\` is ${JSON.stringify(directory)}, and the workspace has no such directory.${hint}`
        : `The build in ${JSON.stringify(directory)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      isForbidden(error)
        ? 'The user of this job must be able to read every file of the build. If a container wrote them, change their owner in a step before this one: `sudo chown -R "$USER" DIRECTORY`.'
        : 'Run the generator in a step before this one, and give the directory that it writes to, relative to the workspace.',
      { cause: error },
    )
  }
  if (build.files.size === 0) {
    throw new Failure(
      `\`build\` is ${JSON.stringify(directory)}, and that directory has no files.`,
      'Check that the generator ran in a step before this one and wrote to this directory.',
    )
  }
  if (build.skipped.length > 0) {
    const more = build.skipped.length - SKIPPED_SHOWN
    runner.log.warning(
      `Not part of the build: ${build.skipped.slice(0, SKIPPED_SHOWN).join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
    )
  }
  return build
}

async function loadManifest(
  store: ManifestStore,
  { scope, distributions, directory }: BuildOfTarget,
): Promise<ReadManifest> {
  try {
    const bytes = await store.load()
    if (bytes !== undefined) return decodeManifest(bytes, { scope, distributions, directory })
    return {
      kind: 'unusable',
      reason: `${directory} has no manifest of an earlier build yet. This run makes the first one.`,
    }
  } catch (error) {
    if (!(error instanceof Failure) || error instanceof InvalidInput) throw error
    return { kind: 'unusable', reason: `${error.message} ${error.advice ?? ''}`.trim() }
  }
}

async function readBeginning(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BYTES_FOR_DIAGNOSIS) })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
