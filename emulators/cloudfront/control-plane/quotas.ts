/** The quotas of distributions and of invalidations, of these those of the older documents and those of 2026. */

import { TooManyInvalidationsInProgress$ } from '@aws-sdk/client-cloudfront'
import { ServiceError } from '../protocol/service-error.ts'
import { createRate } from './rate.ts'
import { refusal } from './refusals.ts'
import type { InProgress } from './store.ts'

/**
 * - `inProgress`: at most so many paths in progress for a distribution or tenant, and besides so many wildcards (older documents: 3000 and 15).
 * - `perSecond`: so many paths or tags a second for the account, and so many wildcards (2026: 150 and 1).
 * - `callsPerSecond`: so many calls a second that create invalidations, for the account.
 * - `distributions`: at most so many distributions in the account.
 *
 * What is absent is not limited.
 */
export type QuotaOptions = {
  readonly inProgress?: { readonly paths: number; readonly wildcards: number }
  readonly perSecond?: { readonly paths: number; readonly wildcards: number }
  readonly callsPerSecond?: number
  readonly distributions?: number
}

/**
 * `admitCall` counts a call, `admitBatch` a batch of so many paths on top of what is in progress, `admitDistribution` one more
 * distribution besides so many that there are. All refuse by throwing.
 */
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

/** The refusal of a batch for which there is no room at present. */
export function tooManyInvalidations(): ServiceError {
  return new ServiceError(
    TooManyInvalidationsInProgress$,
    'You have exceeded the maximum number of allowable InProgress invalidation batch requests, or invalidation objects.',
  )
}

/** A batch without any path of a kind is never refused for that kind. */
function within(more: number, already: number, most: number): boolean {
  return more === 0 || already + more <= most
}
