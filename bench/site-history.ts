/**
 * What `build` would have purged in the history of a site, compared with rules for its sources. `RULES` is a file of rules
 * for the sources. The built files are in a directory beside the sources, or in a branch of their own, also of another
 * repository:
 *
 *     node bench/site-history.ts RULES REPOSITORY --output docs [--branch main] [--commits 200]
 *     node bench/site-history.ts RULES REPOSITORY --output-branch gh-pages [--output-repository REPOSITORY]
 *
 * Several directories are the releases of a site, the oldest first, such as unpacked packages. `--output .` is for
 * releases that are the built files alone:
 *
 *     node bench/site-history.ts RULES RELEASE RELEASE... --output docs
 *
 * Nothing is written but to a temporary directory.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compareBuilds } from '../src/built-site/compare-builds.ts'
import { diagnose } from '../src/built-site/diagnose.ts'
import { readBuild } from '../src/built-site/read-build.ts'
import type { FileDigests } from '../src/built-site/manifest.ts'
import { InvalidInput, type Fault } from '../src/faults.ts'
import { readRules } from '../src/inputs/rules.ts'
import { inputSetting } from '../src/inputs/setting.ts'
import { covers, isWildcard } from '../src/purge/paths/invalidation-path.ts'
import { mapFiles } from '../src/purge/plan/map-files.ts'
import type { RuleSet } from '../src/purge/rules/rule-set.ts'
import { parseRawDiff } from '../src/repository/raw-diff.ts'
import { SUBMODULE, type ChangedFile } from '../src/repository/tree-difference.ts'
import { parseTree } from '../src/repository/tree-listing.ts'

export type History = {
  readonly repository: string
  /** Rules for the sources, one a line. */
  readonly rules: string
  readonly branch: string
  /** The built files: a directory beside the sources, `.` for all files, or a whole branch. */
  readonly output: {
    readonly kind: 'directory' | 'branch'
    readonly name: string
    /** If it is another one than that of the sources. */
    readonly repository?: string | undefined
  }
  /** The newest deployments that are compared. */
  readonly commits: number
  /** Whether a commit that leaves the built files as they are is a deployment, too. */
  readonly everyCommit: boolean
}

export type Purges = { readonly paths: number; readonly unchanged: number; readonly stale: number }

/** Sums over all deployments. An object is a built file, by the URL that has its name. */
export type HistoryReport = {
  readonly deployments: number
  /** Of the newest deployment. */
  readonly objects: number
  readonly differing: number
  readonly byRules: Purges
  readonly byBuild: Purges
  /** What the action says where nearly every page differs. */
  readonly diagnoses: readonly string[]
}

const FORMS = {
  index: ['index.html'],
  directoryUrls: 'slash',
  cleanUrls: false,
  queryStrings: false,
  originPath: undefined,
} as const
const MOST_BYTES = 1024 * 1024 * 1024
const SITE = 'site'

export async function compareHistory(history: History): Promise<HistoryReport> {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-site-history-'))
  try {
    return await compareDeployments(history, temporary)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Makes a repository in which each release is a commit, whatever its `.gitignore` and `.gitattributes` say. */
export function recordReleases(releases: readonly string[], repository: string): void {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', repository])
  writeFileSync(join(repository, '.git/info/attributes'), '* -text -filter -ident -working-tree-encoding\n')
  const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'core.autocrlf=false']
  for (const release of releases) {
    const git = (...args: readonly string[]) =>
      execFileSync('git', [...identity, `--git-dir=${join(repository, '.git')}`, '--work-tree=.', ...args], {
        cwd: release,
      })
    git('add', '--all', '--force', '.')
    git('commit', '--quiet', '--allow-empty', '--no-verify', '--message', release)
  }
}

type Deployment = { readonly commit: string; readonly tree: ReadonlyMap<string, string>; readonly files: FileDigests }

async function compareDeployments(history: History, temporary: string): Promise<HistoryReport> {
  const { repository, branch, output } = history
  mkdirSync(join(temporary, SITE))
  const env = { ...process.env, GIT_INDEX_FILE: join(temporary, 'index') }
  const gitIn =
    (directory: string) =>
    (...args: readonly string[]) =>
      execFileSync('git', ['-C', directory, ...args], { env, maxBuffer: MOST_BYTES })
  const sources = gitIn(repository)
  const git = gitIn(output.repository ?? repository)
  const isBeside = output.kind === 'directory'
  const treeOf = (commit: string) => (isBeside ? `${commit}:${output.name === '.' ? '' : output.name}` : commit)
  const hasOutput = (commit: string) => !isBeside || git('ls-tree', '--full-tree', commit, '--', output.name).length > 0
  /** The files of a tree, by their blobs. */
  const listTree = (commit: string) =>
    new Map(
      parseTree(git('ls-tree', '-r', '-z', '--full-tree', treeOf(commit)))
        .filter(([, { mode }]) => mode !== SUBMODULE)
        .map(([path, { id }]) => [path, id]),
    )
  const digest = async (commit: string): Promise<FileDigests> => {
    git('--work-tree', join(temporary, SITE), 'read-tree', '--reset', '-u', treeOf(commit))
    const { files } = await readBuild({ workspace: temporary, directory: SITE, pause: () => Promise.resolve() })
    return files
  }
  const sourceOf = (commit: string) => {
    if (isBeside) return commit
    const time = git('log', '-1', '--format=%cI', commit).toString().trim()
    return sources('rev-list', '-1', `--before=${time}`, branch).toString().trim()
  }
  const listChanged = (before: string, after: string) => {
    const commits = [sourceOf(before), sourceOf(after)]
    if (commits.includes('')) return []
    return parseRawDiff(sources('diff-tree', '-r', '-z', '--raw', '--no-renames', ...commits))
  }

  const sourceRules = rulesOf('rules', history.rules)
  const rootRules = rulesOf('root', SITE)
  const ofOutput = history.everyCommit ? [] : ['--', output.name]
  const walk = isBeside ? [branch, ...ofOutput] : [output.name]
  const deployed = git('rev-list', '--first-parent', `--max-count=${history.commits + 1}`, ...walk)
    .toString()
    .split('\n')
    .filter((commit) => commit !== '' && hasOutput(commit))
    .reverse()
  const sum = { deployments: 0, objects: 0, differing: 0, byRules: NONE, byBuild: NONE }
  const diagnoses: string[] = []
  let before: Deployment | undefined
  for (const commit of deployed) {
    const after = { commit, tree: listTree(commit), files: await digest(commit) }
    if (before !== undefined) {
      const truth = compareTrees(before.tree, after.tree)
      const built = compareBuilds(before.files, after.files)
      sum.deployments += 1
      sum.differing += truth.differing.size
      sum.byRules = add(sum.byRules, judge(map(listChanged(before.commit, commit), sourceRules), truth))
      sum.byBuild = add(sum.byBuild, judge(map(built, rootRules), truth))
      const diagnosis = await diagnose({
        ...{ changed: built, files: [...after.files.keys()], isSameCommit: false, commit },
        now: 1000 * Number(git('show', '-s', '--format=%ct', commit)),
        readBeginning: (path) => Promise.resolve(readFileSync(join(temporary, path), 'utf8')),
      })
      if (diagnosis !== undefined) diagnoses.push(diagnosis)
    }
    sum.objects = after.tree.size
    before = after
  }
  return { ...sum, diagnoses }
}

const NONE: Purges = { paths: 0, unchanged: 0, stale: 0 }

function add(one: Purges, other: Purges): Purges {
  return {
    paths: one.paths + other.paths,
    unchanged: one.unchanged + other.unchanged,
    stale: one.stale + other.stale,
  }
}

/** As the action reads this input. */
function rulesOf(input: 'rules' | 'root', text: string): RuleSet {
  const faults: Fault[] = []
  const rules = readRules(
    (name) => (name === input ? inputSetting(name, text) : undefined),
    (fault) => void faults.push(fault),
  )
  if (faults.length > 0) throw new InvalidInput(faults)
  return rules
}

function map(changed: readonly ChangedFile[], rules: RuleSet): ReadonlySet<string> {
  return mapFiles(changed, rules, FORMS).paths
}

/** By the paths that each file is mapped to. */
type Truth = {
  readonly differing: ReadonlyMap<string, readonly string[]>
  readonly same: ReadonlyMap<string, readonly string[]>
}

function compareTrees(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Truth {
  const root = rulesOf('root', '.')
  const pathsOf = (path: string) => [...map([{ path, change: 'modified', kind: 'file' }], root)]
  const differing = new Map<string, readonly string[]>()
  const same = new Map<string, readonly string[]>()
  for (const name of new Set([...before.keys(), ...after.keys()]))
    (before.get(name) === after.get(name) ? same : differing).set(name, pathsOf(name))
  return { differing, same }
}

/** Rules name the URL that viewers use, `/docs/` or `/docs/index.html`: one of them is enough. */
function judge(paths: ReadonlySet<string>, { differing, same }: Truth): Purges {
  const wildcards = [...paths].filter(isWildcard)
  const isPurged = (path: string) => paths.has(path) || wildcards.some((wildcard) => covers(wildcard, path))
  const countPurged = (files: Truth['same']) => [...files.values()].filter((forms) => forms.some(isPurged)).length
  return { paths: paths.size, unchanged: countPurged(same), stale: differing.size - countPurged(differing) }
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      output: { type: 'string' },
      'output-branch': { type: 'string' },
      'output-repository': { type: 'string' },
      branch: { type: 'string' },
      commits: { type: 'string', default: '200' },
    },
  })
  const [rules, first, ...others] = positionals
  const name = values.output ?? values['output-branch']
  if (rules === undefined || first === undefined || name === undefined)
    throw new Error('Give the file of rules, the repository or the releases, and `--output` or `--output-branch`.')
  if (others.length > 0 && values.output === undefined)
    throw new Error('Releases need `--output`: the directory of the built files in each release, or `.`.')
  const recorded = mkdtempSync(join(tmpdir(), 'bench-site-releases-'))
  try {
    if (others.length > 0)
      recordReleases(
        [first, ...others].map((release) => resolve(release)),
        recorded,
      )
    const report = await compareHistory({
      repository: others.length > 0 ? recorded : first,
      rules: readFileSync(rules, 'utf8'),
      branch: values.branch ?? 'HEAD',
      commits: Number(values.commits),
      everyCommit: others.length > 0,
      output: {
        ...{ kind: values.output === undefined ? 'branch' : 'directory', name },
        repository: values['output-repository'],
      },
    })
    const { deployments, objects, differing, byRules, byBuild } = report
    console.log(`${deployments} deployments, ${objects} objects in the newest, ${differing} objects differ in all`)
    for (const [by, { paths, unchanged, stale }] of Object.entries({ rules: byRules, build: byBuild }))
      console.log(`by ${by}: ${paths} paths, ${unchanged} unchanged objects purged, ${stale} objects left stale`)
    for (const diagnosis of report.diagnoses) console.log(diagnosis)
  } finally {
    rmSync(recorded, { recursive: true, force: true })
  }
}
