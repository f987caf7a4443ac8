import type { Bases } from './bases/bases.ts'
import { askInTurn, type CommitSources } from '../github/commit-sources.ts'
import type { GitHub } from '../github/github.ts'
import type { ChangedFiles } from './changed-files.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import type { Git } from '../repository/git.ts'
import { obtainCommits } from '../repository/obtain-commits.ts'
import { findOnGitHub } from '../github/find-commit.ts'
import { parseRawDiff } from '../repository/raw-diff.ts'
import { LINK, type LinkedTree, type Links } from '../repository/tree-listing.ts'
import { once } from '../remember.ts'
import { compareMovedLinks, followLinks } from './symbolic-links.ts'
import type { Revision } from '../repository/revision.ts'

/**
 * The files in which the head differs from any base. Asks the clone, the temporary repository, then GitHub's API.
 * Rejects with an `Unknowable` if all fail.
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

/** A symbolic link's mode in git's raw output, before or after. */
const LINK_CHANGED = [`:${LINK} `, ` ${LINK} `]

type KnownFiles = Extract<ChangedFiles, { kind: 'known' }>

async function compareByGit(git: Git, bases: Bases, head: Revision): Promise<KnownFiles> {
  const shas = await obtainCommits(git, [...bases, head])
  const [headSha = '', baseShas] = [shas.at(-1), shas.slice(0, -1)]
  const readHead = once(() => git.readTree(headSha))
  let links: Promise<Links> | undefined
  return compareEach(baseShas, headSha, async (base) => {
    links ??= git.readLinks(headSha)
    // Awaited only if files differ.
    links.catch(() => undefined)
    const raw = await git.diff(base, headSha)
    const files = parseRawDiff(raw)
    if (files.length === 0) return { files, linked: [] }
    const mayHaveMoved = LINK_CHANGED.some((mode) => raw.includes(mode))
    const trees = mayHaveMoved && (await Promise.all([git.readTree(base), readHead()]))
    return addLinked(files, await links, trees ? compareMovedLinks(...trees) : [])
  })
}

async function compareByGitHub(github: GitHub, bases: Bases, head: Revision): Promise<KnownFiles> {
  const headSha = await findOnGitHub(github, head)
  const baseShas: string[] = []
  for (const base of bases) baseShas.push(await findOnGitHub(github, base))
  let tree: Promise<LinkedTree> | undefined
  return compareEach(baseShas, headSha, async (base) => {
    const files = await github.diff(base, headSha)
    if (files.length === 0) return { files, linked: [] }
    tree ??= github.readTree(headSha)
    const atHead = await tree
    const mayHaveMoved = files.some(({ path, change }) => change !== 'modified' || atHead.links.has(path))
    return addLinked(files, atHead.links, mayHaveMoved ? compareMovedLinks(await github.readTree(base), atHead) : [])
  })
}

function addLinked(files: readonly ChangedFile[], atHead: Links, moved: readonly ChangedFile[]): Difference {
  if (atHead.size === 0 && moved.length === 0) return { files, linked: [] }
  const own = new Set(files.map(({ path }) => path))
  const linked = followLinks([...files, ...moved], atHead)
  return { files, linked: [...moved.filter(({ path }) => !own.has(path)), ...linked] }
}

type Difference = { readonly files: readonly ChangedFile[]; readonly linked: readonly ChangedFile[] }

async function compareEach(
  bases: readonly string[],
  head: string,
  compare: (base: string) => Promise<Difference>,
): Promise<KnownFiles> {
  const differences: Difference[] = []
  for (const base of new Set(bases)) if (base !== head) differences.push(await compare(base))
  const linked = joinFiles(differences.map((difference) => difference.linked))
  return {
    kind: 'known',
    files: joinFiles(differences.map(({ files }) => files)),
    ...(linked.length > 0 && { linked }),
    ...(bases[0] !== undefined && { base: bases[0] }),
    head,
  }
}

/** The files of both; base and head are those of the first. */
export function joinComparisons(first: KnownFiles, second: KnownFiles): KnownFiles {
  const linked = joinFiles([first.linked ?? [], second.linked ?? []])
  return { ...first, files: joinFiles([first.files, second.files]), ...(linked.length > 0 && { linked }) }
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
