import type { CloudFront, Distribution } from '../../../cloudfront/cloudfront.ts'
import { CloudFrontError } from '../../../cloudfront/errors.ts'
import type { Load } from './load.ts'

export type Completions = {
  readonly own: Load
  readonly others: boolean
}

export type InProgress = {
  readonly add: (id: string, load: Load, now: number) => void
  /** Resolves with undefined if the credentials forbid listing. */
  readonly look: (now: number) => Promise<Completions | undefined>
  readonly hasOthers: () => boolean | undefined
  readonly isEmpty: () => boolean
  readonly oldest: () => number | undefined
  readonly shortest: () => number
  readonly completed: ReadonlySet<string>
}

export function watchInProgress(cloudfront: CloudFront, distribution: Distribution): InProgress {
  const own = new Map<string, { readonly load: Load; readonly since: number }>()
  const posted = new Set<string>()
  const completed = new Set<string>()
  let others: ReadonlySet<string> = new Set()
  let isReadable = true
  let shortest = Infinity

  return {
    add: (id, load, now) => {
      posted.add(id)
      own.set(id, { load, since: now })
    },
    look: async (now) => {
      if (!isReadable) return undefined
      try {
        const listed = await cloudfront.listInvalidations(distribution)
        const inProgress = new Set(listed.flatMap(({ id, status }) => (status === 'in-progress' ? id : [])))
        for (const { id, status } of listed) if (status === 'completed' && posted.has(id)) completed.add(id)
        // `wait.ts` verifies that it has completed.
        const done = [...own].filter(([id]) => !inProgress.has(id))
        for (const [id, { since }] of done) {
          own.delete(id)
          shortest = Math.min(shortest, now - since)
        }
        const before = others
        others = inProgress.difference(posted)
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
