/** A rule for a directory that does not exist would silently purge nothing. */
import type { ChangedFiles } from '../changed-files/changed-files.ts'
import { Failure } from '../failure.ts'
import { listFirst } from '../list-first.ts'
import { findNearestName } from '../nearest-name.ts'
import type { DirectoryEntry } from '../repository/git.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import type { Target } from './plan/target.ts'
import type { Rule } from './rules/rule.ts'
import type { RuleSet } from './rules/rule-set.ts'
import { literalSegment } from './rules/segment.ts'

export type DirectoryQueries = {
  /** May be asked again for the same directory. */
  readonly listDirectory: (commit: string, directory: string) => Promise<readonly DirectoryEntry[] | undefined>
  readonly isDirectory: (path: string) => Promise<boolean>
}

/** The first purging rule whose literal directories are in neither commit; with `isNothing`, also a misspelt file. */
export async function findMissingBeginning(
  { rules, changes: source }: Target,
  changes: ChangedFiles | undefined,
  { listDirectory, isDirectory, isNothing }: DirectoryQueries & { readonly isNothing: boolean },
): Promise<Failure | undefined> {
  if (source?.kind !== 'comparison' || changes?.head === undefined) return undefined
  if (changes.kind === 'known' && changes.base === undefined) return undefined
  const { base, head } = changes
  const files = changes.kind === 'known' ? changes.files : []
  const changed = listDirectories(files)
  const known = new Set(changed)
  for (const rule of rules.rules) {
    const directory = rule.glob.fixedPart.slice(0, -1)
    if (rule.targets.length === 0) continue
    if (changed.has(rule.glob.text) && namesDirectory(rule, files)) return describeDirectory(rule)
    const misspelt = isNothing ? await findMisspeltFile(rule, rules, [base, head], listDirectory) : undefined
    if (misspelt !== undefined) return misspelt
    if (directory === '' || known.has(directory)) continue
    const atHead = await walk(head, directory, listDirectory)
    if (
      atHead.kind !== 'missing' ||
      (base !== undefined && (await walk(base, directory, listDirectory)).kind !== 'missing')
    ) {
      known.add(directory)
      continue
    }
    const commits = base === undefined || base === head ? `not at ${head}` : `neither at ${base} nor at ${head}`
    return describe(rule, {
      directory,
      commits,
      isUntracked: await isDirectory(directory),
      nearest: suggest(directory, atHead),
      others: atHead.directories.map((name) => `${atHead.existing}${name}`),
    })
  }
  return undefined
}

function namesDirectory({ glob: { text, expansions } }: Rule, files: readonly ChangedFile[]): boolean {
  if (expansions.length > 1 || text.split('/').some((segment) => literalSegment(segment) === undefined)) return false
  return !files.some(({ path }) => path === text)
}

function describeDirectory({ source, glob: { text } }: Rule): Failure {
  return new Failure(
    `The rule ${JSON.stringify(source)} names the directory ${JSON.stringify(text)}, and only files change.`,
    `Write \`${source.replace(text, `${text}/**`)}\` for all files below it.`,
  )
}

async function findMisspeltFile(
  rule: Rule,
  rules: RuleSet,
  commits: readonly (string | undefined)[],
  listDirectory: DirectoryQueries['listDirectory'],
): Promise<Failure | undefined> {
  const { text, fixedPart, expansions } = rule.glob
  const name = literalSegment(text.split('/').at(-1) ?? '')
  const isOneFile = expansions.length === 1 && text.split('/').length === fixedPart.split('/').length
  if (name === undefined || !isOneFile) return undefined
  const known = commits.filter((commit) => commit !== undefined)
  const listed = await Promise.all(known.map((commit) => listDirectory(commit, fixedPart.slice(0, -1))))
  const entries = listed.flatMap((found) => found ?? [])
  if (entries.some((entry) => entry.name === name)) return undefined
  const others = entries
    .map((entry) => entry.name)
    .filter((other) => rules.ruleFor(`${fixedPart}${other}`) === undefined)
  const nearest = findNearestName(name, others)
  if (nearest === undefined) return undefined
  return new Failure(
    `The rule ${JSON.stringify(rule.source)} names the file ${JSON.stringify(`${fixedPart}${name}`)}, which is not in the repository. Did you mean ${JSON.stringify(`${fixedPart}${nearest}`)}?`,
    'Name a file in git, by its path from the root of the repository; or remove the rule.',
  )
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

/** A path inside a submodule or behind a symbolic link counts as `found`. */
type Walk =
  | { readonly kind: 'found' | 'unknown' }
  | {
      readonly kind: 'missing'
      readonly existing: string
      readonly missing: string
      readonly directories: readonly string[]
      readonly isFile?: true
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
    if (entry.type === 'file') return { kind: 'missing', existing, missing: name, directories: [], isFile: true }
    existing += `${name}/`
  }
  return { kind: 'found' }
}

function suggest(
  directory: string,
  { existing, missing, directories, isFile }: Extract<Walk, { kind: 'missing' }>,
): string | undefined {
  if (/[*?[]/.test(missing) || isFile) {
    if (/^\*+$/.test(missing) || isFile || existing !== '') return existing.slice(0, -1) || '.'
  }
  if (splitList(directory).length > 1) return undefined
  const name = missing.replace(/[\\*?].*$/, '')
  const near = directories.includes(name) ? name : findNearestName(missing, directories)
  if (near === undefined) return undefined
  const isWindowsPath = missing.includes('\\') && near === name
  const rest = isWindowsPath ? missing.slice(name.length).replaceAll('\\', '/') : ''
  const below = directory.slice(existing.length + missing.length)
  return `${existing}${near}${rest}${below}`.replace(/\/+$/, '')
}

/** Splits an input that names several directories. */
function splitList(text: string): readonly string[] {
  return text.split(/[\s,;|{}[\]"']+/).filter((part) => part !== '')
}

const SHOWN = 8

function describe(
  rule: Rule,
  found: {
    readonly directory: string
    readonly commits: string
    readonly isUntracked: boolean
    readonly nearest: string | undefined
    readonly others: readonly string[]
  },
): Failure {
  const { directory, commits, isUntracked, nearest, others } = found
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
  const there = `There ${others.length === 1 ? 'is' : 'are'} ${listFirst(others, SHOWN, (name) => JSON.stringify(name))}.`
  const hint =
    nearest !== undefined ? ` Did you mean ${JSON.stringify(nearest)}?` : others.length > 0 ? ` ${there}` : ''
  const several = splitList(directory)
  const build = `If a build writes it, give \`build: ${directory}\`.`
  const advice = !isRoot
    ? 'Begin the rule with a directory in git, by its path from the root of the repository, separated by `/`; or remove the rule.'
    : several.length > 1
      ? `\`root\` is one directory. For several, give \`rules\` instead, one per line: ${several.map((name) => `\`${name}/** -> /{path}\``).join(', ')}.`
      : `Write \`root: ${nearest ?? 'DIRECTORY'}\`: a directory in git, by its path from the root of the repository, without wildcards.`
  return new Failure(
    `${written}, and the repository has this directory ${commits}.${hint}`,
    nearest === undefined && several.length === 1 ? `${advice} ${build}` : advice,
  )
}
