import { isWildcard } from '../../paths/invalidation-path.ts'

/** How many paths there are of each kind that CloudFront has quotas for; tags count as paths without a wildcard. */
export type Load = { readonly exact: number; readonly wildcards: number }

export function weigh(paths: readonly string[]): Load {
  const wildcards = paths.filter(isWildcard).length
  return { exact: paths.length - wildcards, wildcards }
}
