import { TooManyInvalidationsInProgress$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'
import { createRate } from './rate.ts'
import { refusal } from './refusals.ts'
import type { InProgress } from './store.ts'

/**
 * - `inProgress`: for each distribution or tenant (older documents: 3000 and 15).
 * - `perSecond`: paths or tags, and wildcards, of the account (2026: 150 and 1).
 * - `callsPerSecond`: invalidations created in the account. Absent quotas do not apply.
 */
export type QuotaOptions = {
  readonly inProgress?: { readonly paths: number; readonly wildcards: number }
  readonly perSecond?: { readonly paths: number; readonly wildcards: number }
  readonly callsPerSecond?: number
  readonly distributions?: number
}

/** All throw to refuse. */
export type Quotas = {
  readonly admitDistribution: (existing: number) => void
  readonly admitCall: () => void
  readonly admitBatch: (batch: InProgress, inProgress: InProgress) => void
}

export function createQuotas(options: QuotaOptions, now: () => number): Quotas {
  const most = options.inProgress ?? { paths: Infinity, wildcards: Infinity }
  const calls = createRate(options.callsPerSecond, now)
  const paths = createRate(options.perSecond?.paths, now)
  const wildcards = createRate(options.perSecond?.wildcards, now)

  return {
    admitDistribution: (existing) => {
      if (existing >= (options.distributions ?? Infinity)) throw refusal('TooManyDistributions')
    },
    admitCall: () => {
      if (!calls.allows(1)) throw new ServiceError('Throttling', 'Rate exceeded')
      calls.spend(1)
    },
    admitBatch: (batch, inProgress) => {
      const fits =
        within(batch.paths, inProgress.paths, most.paths) &&
        within(batch.wildcards, inProgress.wildcards, most.wildcards) &&
        paths.allows(batch.paths) &&
        wildcards.allows(batch.wildcards)
      if (!fits) throw tooManyInvalidations()
      paths.spend(batch.paths)
      wildcards.spend(batch.wildcards)
    },
  }
}

export function tooManyInvalidations(): ServiceError {
  return new ServiceError(
    TooManyInvalidationsInProgress$,
    'You have exceeded the maximum number of allowable InProgress invalidation batch requests, or invalidation objects.',
  )
}

/** A batch without paths of a kind is never refused for that kind. */
function within(more: number, already: number, most: number): boolean {
  return more === 0 || already + more <= most
}
