/**
 * What `build` would have purged in the history of a site, compared with rules for its sources. The repository has the
 * sources and the built output side by side, or the output in a branch of its own:
 *
 *     node bench/site-history.ts REPOSITORY RULES --output docs [--branch main] [--commits 200]
 *     node bench/site-history.ts REPOSITORY RULES --output-branch gh-pages [--branch main] [--commits 200]
 *
 * `RULES` is a file of rules for the sources. Only the repository's clone is read, and it only prints.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareBuilds } from '../src/built-site/compare-builds.ts'
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
  /** The built files: a directory beside the sources, or a whole branch. */
  readonly output: { readonly kind: 'directory' | 'branch'; readonly name: string }
  /** The newest deployments that are compared. */
  readonly commits: number
}

export type Purges = { readonly paths: number; readonly unchanged: number; readonly stale: number }

/** Sums over all deployments. An object is a built file, by the URL that has its name. */
export type HistoryReport = {
  readonly deployments: number
  readonly differing: number
  readonly byRules: Purges
  readonly byBuild: Purges
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

export async function compareHistory({ repository, rules, branch, output, commits }: History): Promise<HistoryReport> {
  const temporary = mkdtempSync(join(tmpdir(), 'bench-site-history-'))
  mkdirSync(join(temporary, SITE))
  const env = { ...process.env, GIT_INDEX_FILE: join(temporary, 'index') }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', repository, ...args], { env, maxBuffer: MOST_BYTES })
  const isBeside = output.kind === 'directory'
  const treeOf = (commit: string) => (isBeside ? `${commit}:${output.name}` : commit)
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
    return git('rev-list', '-1', `--before=${time}`, branch).toString().trim()
  }

  try {
    const sourceRules = rulesOf('rules', rules)
    const rootRules = rulesOf('root', SITE)
    const walk = isBeside ? [branch, '--', output.name] : [output.name]
    const deployed = git('rev-list', '--first-parent', `--max-count=${commits + 1}`, ...walk)
      .toString()
      .split('\n')
      .filter((commit) => commit !== '' && hasOutput(commit))
      .reverse()
    const sum = { deployments: 0, differing: 0, byRules: NONE, byBuild: NONE }
    let before:
      { readonly commit: string; readonly tree: ReadonlyMap<string, string>; readonly files: FileDigests } | undefined
    for (const commit of deployed) {
      const after = { commit, tree: listTree(commit), files: await digest(commit) }
      if (before !== undefined) {
        const sources = [sourceOf(before.commit), sourceOf(commit)]
        const changed = sources.includes('')
          ? []
          : parseRawDiff(git('diff-tree', '-r', '-z', '--raw', '--no-renames', ...sources))
        const truth = compareTrees(before.tree, after.tree)
        sum.deployments += 1
        sum.differing += truth.differing.size
        sum.byRules = add(sum.byRules, judge(map(changed, sourceRules), truth))
        sum.byBuild = add(sum.byBuild, judge(map(compareBuilds(before.files, after.files), rootRules), truth))
      }
      before = after
    }
    return sum
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
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
      branch: { type: 'string', default: 'HEAD' },
      commits: { type: 'string', default: '200' },
    },
  })
  const [repository, rules] = positionals
  const { output, 'output-branch': outputBranch, branch } = values
  const name = output ?? outputBranch
  if (repository === undefined || rules === undefined || name === undefined)
    throw new Error('Give the repository, the file of rules, and `--output` or `--output-branch`.')
  const report = await compareHistory({
    ...{ repository, branch, rules: readFileSync(rules, 'utf8'), commits: Number(values.commits) },
    output: { kind: output === undefined ? 'branch' : 'directory', name },
  })
  console.log(`${report.deployments} deployments, ${report.differing} objects differ`)
  for (const [by, { paths, unchanged, stale }] of [
    ['rules', report.byRules],
    ['build', report.byBuild],
  ] as const)
    console.log(`by ${by}: ${paths} paths, ${unchanged} unchanged objects purged, ${stale} objects left stale`)
}
