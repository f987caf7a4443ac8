/** What `${NAME}` and the like stand for in a configuration: what the run is about. */

/** The run, as far as a configuration may want to name it. What a run does not have is undefined. */
export type DescribedRun = {
  readonly name: string
  readonly pullRequest: number | undefined
  /** The branch that is built: of a pull request the one that it brings. */
  readonly branch: string | undefined
  readonly sha: string | undefined
  /** `owner/name` */
  readonly repository: string
}

/** The longest label of a host name. */
const SLUG_LENGTH = 63

/** The variables of a run by their names, and those that the user gives, which win. */
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

/** A branch's name as a label of a host name: lower case, everything but letters and digits of ASCII a hyphen. */
function toSlug(branch: string): string {
  return branch
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_LENGTH)
    .replace(/-$/, '')
}
