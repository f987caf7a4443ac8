import type { ChangedFile } from '../repository/tree-difference.ts'

/**
 * An empty list means that nothing changed, never that a comparison failed. `reason` tells why an uncompared list is
 * empty or files are unknown. `site` has all files of a compared build, `linked` the changes by the paths of symbolic
 * links.
 */
export type ChangedFiles =
  | {
      readonly kind: 'known'
      readonly files: readonly ChangedFile[]
      readonly base?: string
      readonly head?: string
      readonly reason?: string
      readonly site?: readonly string[]
      readonly linked?: readonly ChangedFile[]
    }
  | {
      readonly kind: 'unknown'
      readonly reason: string
      readonly base?: string
      readonly head?: string
      readonly site?: readonly string[]
    }
