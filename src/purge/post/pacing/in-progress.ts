/** Which invalidations of a distribution are in progress: those of this run by their paths, and how many there are of others. */
import type { CloudFront, Distribution } from '../../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../../cloudfront/errors.ts'
import type { Load } from './load.ts'

export type Completions = {
  /** What has completed of this run since the last look. */
  readonly own: Load
  /** Whether something of others has. */
  readonly others: boolean
}

export type InProgress = {
  readonly add: (id: string, load: Load, now: number) => void
  /** Looks with one call. Undefined where the list may not be read; never rejects for what CloudFront answers. */
  readonly look: (now: number) => Promise<Completions | undefined>
  /** Whether others have invalidations in progress, as of the last look; undefined if the list may not be read. */
  readonly hasOthers: () => boolean | undefined
  readonly isEmpty: () => boolean
  /** Since when the oldest of this run is in progress; undefined if none is. */
  readonly oldest: () => number | undefined
  /** The shortest time in which one of this run was seen to complete. */
  readonly shortest: () => number
  /** Those of this run that were seen to have completed. */
  readonly completed: ReadonlySet<string>
}

export function watchInProgress(cloudfront: CloudFront, distribution: Distribution): InProgress {
  const own = new Map<string, { readonly load: Load; readonly since: number }>()
  const made = new Set<string>()
  const completed = new Set<string>()
  let others: ReadonlySet<string> = new Set()
  let isReadable = true
  let shortest = Infinity

  return {
    add: (id, load, now) => {
      made.add(id)
      own.set(id, { load, since: now })
    },
    look: async (now) => {
      if (!isReadable) return undefined
      try {
        const listed = await cloudfront.listInvalidations(distribution)
        const inProgress = new Set(listed.flatMap(({ id, status }) => (status === 'in-progress' ? id : [])))
        for (const { id, status } of listed) if (status === 'completed' && made.has(id)) completed.add(id)
        // What newer ones pushed off the list is as good as done for the pace; whether it is, others find out.
        const done = [...own].filter(([id]) => !inProgress.has(id))
        for (const [id, { since }] of done) {
          own.delete(id)
          shortest = Math.min(shortest, now - since)
        }
        const before = others
        others = inProgress.difference(made)
        return {
          own: done.reduce(
            (sum, [, { load }]) => ({ exact: sum.exact + load.exact, wildcards: sum.wildcards + load.wildcards }),
            { exact: 0, wildcards: 0 },
          ),
          others: !before.isSubsetOf(others),
        }
      } catch (error) {
        if (!(error instanceof CloudFrontError)) throw error
        if (!error.passes) isReadable = false
        return error.passes ? { own: { exact: 0, wildcards: 0 }, others: false } : undefined
      }
    },
    hasOthers: () => (isReadable ? others.size > 0 : undefined),
    isEmpty: () => own.size === 0 && others.size === 0,
    oldest: () => own.values().next().value?.since,
    shortest: () => shortest,
    completed,
  }
}
