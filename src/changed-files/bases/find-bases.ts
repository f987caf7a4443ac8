import type { Bases } from './bases.ts'
import type { CommitSources } from '../../github/commit-sources.ts'
import type { Run } from '../../event/run.ts'
import type { Revision } from '../../repository/revision.ts'
import type { BaseQuery } from '../../event/event.ts'
import { findLastSuccess } from './last-success.ts'
import { findMergeBase } from './merge-base.ts'
import { findMergedOnto } from './merged-pull-request.ts'
import { findPreviousDeployment } from './previous-deployment.ts'
import { findPreviousRelease } from './previous-release.ts'
import { findPreviousTag } from './previous-tag.ts'

/** Rejects with an `Unknowable` if there are none. */
export async function findBases(
  given: CommitSources & { readonly query: BaseQuery; readonly head: Revision; readonly run: Run },
): Promise<Bases> {
  const { query } = given
  switch (query.kind) {
    case 'revision':
      return [query.revision]
    case 'recorded':
      return query.commits
    case 'merge-base':
      return [await findMergeBase(given, query.other, given.head)]
    case 'merged-pull-request':
      return [await findMergedOnto(given, query, given.head)]
    case 'previous-tag':
      return findPreviousTag(given, query.tag)
    case 'previous-release':
      return findPreviousRelease(given, query.release)
    case 'previous-deployment':
      return [await findPreviousDeployment(given, query)]
    case 'last-success':
      return findLastSuccess(given)
  }
}
