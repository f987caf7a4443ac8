import type { Bases } from './bases/bases.ts'
import { askInTurn, type CommitSources } from '../github/commit-sources.ts'
import type { GitHub } from '../github/github.ts'
import type { ChangedFiles } from './changed-files.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import type { Git } from '../repository/git.ts'
import { obtainCommits } from '../repository/obtain-commits.ts'
import { findOnGitHub } from '../github/find-commit.ts'
import { parseRawDiff } from '../repository/raw-diff.ts'
import type { Revision } from '../repository/revision.ts'

/**
 * The files in which the head differs from any base. Tries the clone with one fetch, then the temporary repository,
 * then GitHub's API. Rejects with an `Unknowable` if all fail.
 */
export async function compareCommits(
  { git, useTemporary, github }: CommitSources,
  bases: Bases,
  head: Revision,
): Promise<Extract<ChangedFiles, { kind: 'known' }>> {
  const temporary = useTemporary && {
    what: 'In a repository of its own',
    ask: () => useTemporary(formatOf(head), (fresh) => compareByGit(fresh, bases, head)),
  }
  return askInTurn([
    { what: 'In the clone', ask: () => compareByGit(git, bases, head) },
    ...(temporary ? [temporary] : []),
    { what: "By GitHub's API", ask: async () => compareByGitHub(await github(), bases, head) },
  ])
}

type KnownFiles = Extract<ChangedFiles, { kind: 'known' }>

async function compareByGit(git: Git, bases: Bases, head: Revision): Promise<KnownFiles> {
  const shas = await obtainCommits(git, [...bases, head])
  const [headSha = '', baseShas] = [shas.at(-1), shas.slice(0, -1)]
  return compareEach(baseShas, headSha, async (base) => parseRawDiff(await git.diff(base, headSha)))
}

async function compareByGitHub(github: GitHub, bases: Bases, head: Revision): Promise<KnownFiles> {
  const headSha = await findOnGitHub(github, head)
  const baseShas: string[] = []
  for (const base of bases) baseShas.push(await findOnGitHub(github, base))
  return compareEach(baseShas, headSha, (base) => github.diff(base, headSha))
}

async function compareEach(
  bases: readonly string[],
  head: string,
  diff: (base: string) => Promise<readonly ChangedFile[]>,
): Promise<KnownFiles> {
  const differences: (readonly ChangedFile[])[] = []
  for (const base of new Set(bases)) if (base !== head) differences.push(await diff(base))
  return { kind: 'known', files: joinFiles(differences), ...(bases[0] !== undefined && { base: bases[0] }), head }
}

function joinFiles(differences: readonly (readonly ChangedFile[])[]): readonly ChangedFile[] {
  const [only = [], ...others] = differences
  if (others.length === 0) return only
  const files = new Map<string, ChangedFile>()
  for (const file of differences.flat()) {
    const key = `${file.kind} ${file.path}`
    if (!files.has(key)) files.set(key, file)
  }
  return [...files.values()]
}

function formatOf(revision: Revision): 'sha1' | 'sha256' {
  return revision.kind === 'sha' && revision.sha.length === 64 ? 'sha256' : 'sha1'
}
