/** A site in memory whose commits are served through a cache. What is stale after a run should have been purged. */
import type { Log } from '../../../src/log.ts'
import { logPlans } from '../../../src/report/log-purge.ts'
import type { ChangedFiles } from '../../../src/changed-files/changed-files.ts'
import { invalidate } from '../../../src/purge/purge.ts'
import type { PurgeRequest } from '../../../src/purge/plan/target.ts'
import type { PurgeResult } from '../../../src/purge/result.ts'
import type { ChangeSource, Target } from '../../../src/purge/plan/target.ts'
import { isCovered } from './covered.ts'
import { createMemoryCloudFront, createVirtualClock, type Call, type Fault } from './memory-cloudfront.ts'
import { learnAccountRates } from '../../../src/purge/post/pacing/account-rates.ts'

/** What each file holds at a commit. */
export type Files = Readonly<Record<string, string>>

export type SiteRun = {
  /** The live commit, and the step's `head`. */
  readonly commit: string
  readonly targets: readonly Target[]
  readonly refuse?: (call: Call) => Fault | undefined
  readonly request?: Partial<PurgeRequest>
  readonly repository?: string
  /** The commit that the event of the run names as the one before; undefined where it names none. */
  readonly before?: string
}

export type SiteAnswer = {
  readonly result: PurgeResult
  /** The calls of this run. */
  readonly calls: readonly Call[]
  /** The comparisons of this run, as `base..head`. */
  readonly compared: readonly string[]
  readonly messages: readonly string[]
  readonly notices: readonly string[]
  readonly warnings: readonly string[]
  /** The paths of this run's invalidations by distribution, sorted. */
  readonly purged: (id: string) => readonly string[]
}

const HOSTS = [{ id: 'EWWW', domainName: 'd1.cloudfront.net', aliases: ['www.example.com'] }]

/** The commits by their SHAs; those in `gone` cannot be compared any more. */
export function createSite(commits: Readonly<Record<string, Files>>, gone: ReadonlySet<string> = new Set()) {
  let refuse: (call: Call) => Fault | undefined = () => undefined
  let runs = 0
  const clock = createVirtualClock()
  const memory = createMemoryCloudFront({ clock, summaries: HOSTS, refuse: (call) => refuse(call) })

  function compare(
    source: ChangeSource,
    { commit: head, before }: Pick<SiteRun, 'commit' | 'before'>,
    compared: string[],
  ): ChangedFiles {
    if (source.kind === 'list') return { kind: 'known', files: source.files }
    if (source.base === 'last-invalidation' && source.recorded === undefined)
      return { kind: 'unknown', reason: 'Nothing was compared.', head }
    const bases = source.recorded ?? [source.base === 'event' ? before : source.base]
    const names = new Set<string>()
    for (const base of bases) {
      if (base === undefined) return { kind: 'unknown', reason: 'The event names no base.', head }
      if (base === head) continue
      compared.push(`${base}..${head}`)
      if (gone.has(base)) return { kind: 'unknown', reason: `${base} is gone.`, base, head }
      const [one = {}, other = {}] = [commits[base], commits[head]]
      for (const name of [...Object.keys(one), ...Object.keys(other)]) if (one[name] !== other[name]) names.add(name)
    }
    const files = Array.from(names, (path) => ({ path, change: 'modified', kind: 'file' }) as const)
    return { kind: 'known', files, ...(bases[0] !== undefined && { base: bases[0] }), head }
  }

  async function run({ commit, targets, repository = 'octo-org/website', ...given }: SiteRun): Promise<SiteAnswer> {
    const start = memory.calls.length
    const [compared, messages, notices, warnings]: string[][] = [[], [], [], []]
    refuse = given.refuse ?? (() => undefined)
    runs += 1
    const log: Log = {
      info: (text) => messages?.push(text),
      group: () => undefined,
      notice: (text) => notices?.push(text),
      warning: (text) => warnings?.push(text),
    }
    const result = await invalidate(
      { targets, dryRun: false, ...given.request },
      {
        listFiles: () => Promise.resolve(undefined),
        findBuildChanges: () => Promise.reject(new Error('no target has a build')),
        listDirectory: () => Promise.resolve(undefined),
        rates: learnAccountRates(),
        isDirectory: () => Promise.resolve(false),
        advise: true,
        findChanges: (source) => Promise.resolve(compare(source, { commit, ...given }, compared ?? [])),
        cloudfront: () => Promise.resolve(memory.cloudfront),
        clock,
        log,
        onPlans: (plans) => {
          logPlans(plans, log)
        },
        run: { repository, runId: String(runs), runAttempt: '1', nonce: 'f00d42' },
      },
    )
    const calls = memory.calls.slice(start)
    const posted = result.distributions.flatMap(({ distribution, invalidations }) =>
      invalidations.map(({ paths }) => ({ id: distribution.id, paths })),
    )
    const purged = (id: string) =>
      posted
        .filter((one) => one.id === id)
        .flatMap(({ paths }) => paths)
        .sort()
    return {
      result,
      calls,
      compared: compared ?? [],
      messages: messages ?? [],
      notices: notices ?? [],
      warnings: warnings ?? [],
      purged,
    }
  }
  return { run, memory }
}

/** A cache between viewers and a site: it keeps what it served until that is purged. */
export function createCache() {
  const held = new Map<string, string | undefined>()
  return {
    /** Viewers ask for paths of the live commit. */
    view: (paths: readonly string[], files: Files) => {
      for (const path of paths) if (!held.has(path)) held.set(path, files[`public${path}`])
    },
    purge: (purged: readonly string[]) => {
      for (const path of held.keys()) if (isCovered(path, purged)) held.delete(path)
    },
    /** What it serves from older commits. */
    stale: (files: Files) =>
      [...held].filter(([path, content]) => content !== files[`public${path}`]).map(([path]) => path),
  }
}
