import type { Revision } from '../../repository/revision.ts'

/** The most likely one first. */
export type Bases = readonly [Revision, ...Revision[]]
