import {
  BatchTooLarge$,
  InvalidArgument$,
  NoSuchInvalidation$,
  type Invalidation as InvalidationOutput,
  type InvalidationBatch,
} from '@aws-sdk/client-cloudfront'
import type { Validated } from '../protocol/operation.ts'
import { ServiceError } from '../protocol/service-error.ts'
import { makeInvalidationId } from './ids.ts'
import { invalidPaths, isInvalidationPath, isWildcard, type InnerAsterisk } from './invalidation-paths.ts'
import { pageOf, type Page } from './paging.ts'
import type { Quotas } from './quotas.ts'
import type { InProgress, Invalidation, Store } from './store.ts'

const MOST_PATHS = 3000
const LONGEST_CALLER_REFERENCE = 128

/**
 * `completionMs`: by the invalidation's index. `reusedReference`: the error for a `CallerReference` with other paths.
 */
export type InvalidationRules = {
  readonly store: Store
  readonly quotas: Quotas
  readonly now: () => number
  readonly completionMs: (index: number) => number
  readonly innerAsterisk: InnerAsterisk
  readonly reusedReference: 'InvalidArgument' | 'InvalidationBatchAlreadyExists'
}

export type InvalidationSummary = { readonly Id: string; readonly CreateTime: Date; readonly Status: string }

export type Invalidations = {
  /** Returns the existing invalidation for the same batch. */
  readonly create: (targetId: string, batch: Validated<InvalidationBatch>) => InvalidationOutput
  readonly get: (targetId: string, id: string) => InvalidationOutput
  /** Newest first. */
  readonly list: (
    targetId: string,
    page: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
  ) => Page<InvalidationSummary>
  readonly statusOf: (invalidation: Invalidation) => 'InProgress' | 'Completed'
  readonly inProgress: (targetId: string) => number
}

export function createInvalidations(rules: InvalidationRules): Invalidations {
  const { store, quotas, now } = rules
  let created = 0

  const invalidationsOf = (targetId: string) => store.invalidations.get(targetId) ?? []
  const statusOf = ({ completes }: Invalidation) => (completes > now() ? 'InProgress' : 'Completed')
  const inProgress = (targetId: string) => invalidationsOf(targetId).filter((each) => statusOf(each) === 'InProgress')

  const add = (targetId: string, paths: readonly string[], callerReference: string) => {
    const before = countPaths(inProgress(targetId).flatMap((each) => each.paths))
    const batch = countPaths(paths)
    quotas.admitBatch(batch, before)
    const invalidation = {
      id: makeInvalidationId(),
      paths,
      callerReference,
      created: now(),
      completes: now() + rules.completionMs(created),
    }
    created += 1
    store.invalidations.set(targetId, [...invalidationsOf(targetId), invalidation])
    store.peaks.set(targetId, greatest(store.peaks.get(targetId), sum(before, batch)))
    return invalidation
  }

  return {
    create: (targetId, batch) => {
      const { CallerReference: callerReference, Paths } = batch
      const paths = Paths.Items ?? []
      checkBatch(paths, callerReference, rules.innerAsterisk)
      const first = invalidationsOf(targetId).find((each) => each.callerReference === callerReference)
      if (first === undefined) {
        const added = add(targetId, paths, callerReference)
        return describe(added, statusOf(added))
      }
      if (isSameSet(first.paths, paths)) return describe(first, statusOf(first))
      throw reusedReference(rules.reusedReference)
    },
    get: (targetId, id) => {
      const found = invalidationsOf(targetId).find((each) => each.id === id)
      if (found === undefined) throw new ServiceError(NoSuchInvalidation$, 'The specified invalidation does not exist.')
      return describe(found, statusOf(found))
    },
    list: (targetId, page) => {
      const newestFirst = invalidationsOf(targetId).toReversed()
      const summaries = newestFirst.map((each) => ({
        Id: each.id,
        CreateTime: new Date(each.created),
        Status: statusOf(each),
      }))
      return pageOf(summaries, page)
    },
    statusOf,
    inProgress: (targetId) => inProgress(targetId).length,
  }
}

function checkBatch(paths: readonly string[], callerReference: string, innerAsterisk: InnerAsterisk): void {
  if (callerReference === '') throw new ServiceError(InvalidArgument$, 'The parameter CallerReference is required.')
  if (callerReference.length > LONGEST_CALLER_REFERENCE) {
    throw new ServiceError(
      InvalidArgument$,
      `The parameter CallerReference is too big: ${callerReference.length} characters, at most ${LONGEST_CALLER_REFERENCE}.`,
    )
  }
  if (paths.length > MOST_PATHS) throw batchTooLarge()
  if (paths.length === 0 || !paths.every((path) => isInvalidationPath(path, innerAsterisk))) throw invalidPaths()
}

export function batchTooLarge(): ServiceError {
  return new ServiceError(BatchTooLarge$, 'Invalidation batch specified is too large.')
}

function reusedReference(code: InvalidationRules['reusedReference']): ServiceError {
  return code === 'InvalidArgument'
    ? new ServiceError(
        InvalidArgument$,
        'Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.',
      )
    : new ServiceError(code, 'The specified invalidation batch already exists.')
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}

function countPaths(paths: readonly string[]): InProgress {
  const wildcards = paths.filter(isWildcard).length
  return { paths: paths.length - wildcards, wildcards }
}

function sum(one: InProgress, other: InProgress): InProgress {
  return { paths: one.paths + other.paths, wildcards: one.wildcards + other.wildcards }
}

function greatest(one: InProgress | undefined, other: InProgress): InProgress {
  const { paths, wildcards } = one ?? other
  return { paths: Math.max(paths, other.paths), wildcards: Math.max(wildcards, other.wildcards) }
}

function describe(invalidation: Invalidation, status: 'InProgress' | 'Completed'): InvalidationOutput {
  return {
    Id: invalidation.id,
    Status: status,
    CreateTime: new Date(invalidation.created),
    InvalidationBatch: {
      Paths: { Quantity: invalidation.paths.length, Items: [...invalidation.paths] },
      CallerReference: invalidation.callerReference,
    },
  }
}
