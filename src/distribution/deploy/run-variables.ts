export type DescribedRun = {
  readonly name: string
  readonly pullRequest: number | undefined
  /** For a pull request, its head branch. */
  readonly branch: string | undefined
  readonly sha: string | undefined
  readonly repository: string
}

const SLUG_LENGTH = 63

export function nameVariables(run: DescribedRun, given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const variables: readonly (readonly [string, string | undefined])[] = [
    ['NAME', run.name],
    ['PR_NUMBER', run.pullRequest?.toString()],
    ['BRANCH', run.branch],
    ['BRANCH_SLUG', run.branch === undefined ? undefined : toSlug(run.branch)],
    ['SHA', run.sha],
    ['REPOSITORY', run.repository],
  ]
  const known = variables.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return new Map([...known, ...given])
}

/** In lower case. Replaces everything but ASCII letters and digits by hyphens. */
export function toSlug(branch: string): string {
  return branch
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_LENGTH)
    .replace(/-$/, '')
}
