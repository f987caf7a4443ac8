import { isWildcard } from '../../paths/invalidation-path.ts'

/** Numbers of paths by quota. Tags count as exact paths. */
export type Load = { readonly exact: number; readonly wildcards: number }

export function weigh(paths: readonly string[]): Load {
  const wildcards = paths.filter(isWildcard).length
  return { exact: paths.length - wildcards, wildcards }
}
