import type { PostedInvalidation } from '../purge/post/posted.ts'
import type { Problem } from '../failure.ts'
import type { Cause } from './cause.ts'
import type { Answer, UrlVerdict } from './judge.ts'

export type UrlProof = {
  readonly path: string
  readonly verdict: UrlVerdict
  readonly answer: Answer
  /** Why it is stale, or was before its second purge. */
  readonly cause?: Cause | undefined
}

/** Answers with `gzip` and `br`: those that were a miss, and those of them that are a hit now. */
export type Warmed = { readonly asked: number; readonly misses: number; readonly hits: number }

export type DistributionProof = {
  /** Such as `https://www.example.com`. */
  readonly origin: string
  readonly verify: 'false' | 'warn' | 'fail'
  readonly urls: readonly UrlProof[]
  /** Purged URLs that are known. */
  readonly candidates: number
  readonly secondPurge: readonly PostedInvalidation[]
  readonly warmed: Warmed | undefined
  readonly problems: readonly Problem[]
}
