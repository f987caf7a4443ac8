import type { Revision } from '../../repository/revision.ts'

/** Commits that may have been served before, the most likely one first. */
export type Bases = readonly [Revision, ...Revision[]]
