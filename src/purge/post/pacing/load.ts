import { isWildcard } from '../../paths/invalidation-path.ts'

/** The number of paths of each kind that has its own quota. Tags count as paths without a wildcard. */
export type Load = { readonly exact: number; readonly wildcards: number }

export function weigh(paths: readonly string[]): Load {
  const wildcards = paths.filter(isWildcard).length
  return { exact: paths.length - wildcards, wildcards }
}
