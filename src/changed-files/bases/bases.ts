import type { Revision } from '../../repository/revision.ts'

/** Commits that may have been served before: the most likely one, then others. */
export type Bases = readonly [Revision, ...Revision[]]
