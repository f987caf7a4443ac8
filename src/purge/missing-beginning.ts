/** A rule for a directory that does not exist would silently purge nothing. */
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import { Failure } from '../failure.ts'
import { findNearestName } from '../nearest-name.ts'
import type { DirectoryEntry } from '../repository/git.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import type { Target } from './plan/target.ts'
import type { Rule } from './rules/rule.ts'

export type DirectoryQueries = {
  /** May be asked again for the same directory. */
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[] | undefined>
  readonly isDirectory: (path: string) => Promise<boolean>
}

/** For the first rule with targets whose literal beginning is in neither commit. */
export async function findMissingBeginning(
  { rules, changes: source }: Target,
  changes: ChangedFiles | undefined,
  { listDirectory, isDirectory }: DirectoryQueries,
): Promise<Failure | undefined> {
  if (source?.kind !== 'comparison' || changes?.head === undefined) return undefined
  if (changes.kind === 'known' && changes.base === undefined) return undefined
  const { base, head } = changes
  const known = listDirectories(changes.kind === 'known' ? changes.files : [])
  for (const rule of rules.rules) {
    const directory = rule.glob.fixedPart.slice(0, -1)
    if (rule.targets.length === 0 || directory === '' || known.has(directory)) continue
    const atHead = await walk(head, directory, listDirectory)
    if (
      atHead.kind !== 'missing' ||
      (base !== undefined && (await walk(base, directory, listDirectory)).kind !== 'missing')
    ) {
      known.add(directory)
      continue
    }
    const commits = base === undefined || base === head ? `at ${head}` : `neither at ${base} nor at ${head}`
    return describe(rule, {
      directory,
      commits,
      isUntracked: await isDirectory(directory),
      nearest: suggest(directory, atHead),
    })
  }
  return undefined
}

function listDirectories(files: readonly ChangedFile[]): Set<string> {
  const directories = new Set<string>()
  for (const { path, kind } of files) {
    if (kind === 'submodule') directories.add(path)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const directory = path.slice(0, end)
      if (directories.has(directory)) break
      directories.add(directory)
    }
  }
  return directories
}

/** Also `found` inside a submodule or behind a symbolic link. */
type Walk =
  | { readonly kind: 'found' | 'unknown' }
  | {
      readonly kind: 'missing'
      readonly existing: string
      readonly missing: string
      readonly directories: readonly string[]
    }

async function walk(
  commit: string,
  directory: string,
  listDirectory: DirectoryQueries['listDirectory'],
): Promise<Walk> {
  let existing = ''
  for (const name of directory.split('/')) {
    const entries = await listDirectory(commit, existing.slice(0, -1))
    if (entries === undefined) return { kind: 'unknown' }
    const entry = entries.find((other) => other.name === name)
    if (entry === undefined) {
      const directories = entries.filter(({ type }) => type === 'directory').map((other) => other.name)
      return { kind: 'missing', existing, missing: name, directories }
    }
    if (entry.type === 'other') return { kind: 'found' }
    // A glob below a regular file matches nothing.
    if (entry.type === 'file') return { kind: 'missing', existing, missing: name, directories: [] }
    existing += `${name}/`
  }
  return { kind: 'found' }
}

function suggest(
  directory: string,
  { existing, missing, directories }: Extract<Walk, { kind: 'missing' }>,
): string | undefined {
  if (/[*?[{]/.test(missing) && existing !== '') return existing.slice(0, -1)
  const name = missing.replace(/[\\*?].*$/, '')
  const near = directories.includes(name) ? name : findNearestName(missing, directories)
  if (near === undefined) return undefined
  const isWindowsPath = missing.includes('\\') && near === name
  const rest = isWindowsPath ? missing.slice(name.length).replaceAll('\\', '/') : ''
  const below = directory.slice(existing.length + missing.length)
  return `${existing}${near}${rest}${below}`.replace(/\/+$/, '')
}

function describe(
  rule: Rule,
  found: {
    readonly directory: string
    readonly commits: string
    readonly isUntracked: boolean
    readonly nearest: string | undefined
  },
): Failure {
  const { directory, commits, isUntracked, nearest } = found
  const isRoot = 'input' in rule.at && rule.at.input === 'root'
  const written = isRoot
    ? `Input \`root\` is ${JSON.stringify(directory)}`
    : `The rule ${JSON.stringify(rule.source)} begins with the directory ${JSON.stringify(directory)}`
  if (isUntracked) {
    return new Failure(
      `${written}, which is in the workspace but not in git: no commit shows what changed in it.`,
      'A build is in no commit: give its directory as `build`, the report of the upload as `files-from`, or what to purge as `paths`, such as `/*`.',
    )
  }
  const hint = nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`
  return new Failure(
    `${written}, and the repository has no such directory ${commits}.${hint}`,
    isRoot
      ? `Write \`root: ${nearest ?? 'DIRECTORY'}\`: a directory in git, by its path from the root of the repository, without wildcards.`
      : 'Begin the rule with a directory in git, by its path from the root of the repository, separated by `/`; or remove the rule.',
  )
}
