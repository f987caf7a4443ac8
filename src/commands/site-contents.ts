import { ignoreRefusal, type GitHub } from '../github/github.ts'
import { hasLostBytes } from '../github/list-tree.ts'
import { digestBytes, hasAny, type Digest } from '../proof/body-digest.ts'
import type { SiteContents } from '../proof/expectation.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import { once, rememberAnswers } from '../remember.ts'
import { unlessGitFails, type Git } from '../repository/git.ts'
import type { TreeEntry } from '../repository/tree-difference.ts'
import type { BuildDigests, BuiltSites } from './built-site.ts'
import type { Step } from './step.ts'

export type ContentSources = {
  readonly git: Git
  /** Asked for trees that the clone does not have. */
  readonly github: () => Promise<GitHub>
  readonly builtSites: BuiltSites | undefined
}

/**
 * From the build and its last manifest, or from git's trees: a blob's ID is a digest of its bytes. The workspace counts
 * if its commit is the head, since Git LFS and line endings make other files of the same blobs.
 */
export function openSiteContents(
  { workspace }: Pick<Step, 'workspace'>,
  { git, github, builtSites }: ContentSources,
): (plan: Pick<TargetPlan, 'target' | 'changes'>) => Promise<SiteContents> {
  const readTree = rememberAnswers(
    (commit: string) => commit,
    async (commit) =>
      (await unlessGitFails(() => git.listEntries(commit))) ??
      // Without the tree, answers are judged by their age.
      (await readByGitHub(commit).catch(ignoreRefusal)),
  )
  const readByGitHub = async (commit: string) => readableFiles(await (await github()).listEntries(commit))
  const checkedOut = once(async () => (await unlessGitFails(() => git.resolve(['@'])))?.[0])
  const readHere = async (path: string) => {
    // A file that cannot be read proves nothing.
    const bytes = await workspace.read(path).catch(() => undefined)
    return bytes === undefined ? [] : digestBytes(bytes)
  }

  return async ({ target, changes }) => {
    if (target.changes?.kind === 'build' && builtSites !== undefined)
      return contentsOfBuild(await builtSites.digestsOf({ ...target.changes, scope: target.scope }))
    const { base } = changes ?? {}
    const isUncompared = target.changes === undefined && target.rules.rules.length > 0
    const head = changes?.head ?? (isUncompared ? await checkedOut() : undefined)
    if (head === undefined)
      return { files: undefined, contentsOf: async (path) => ({ head: await readHere(path), base: undefined }) }
    const tree = await readTree(head)
    const before = base === undefined ? undefined : await readTree(base)
    const isHere = (await checkedOut()) === head
    return {
      files: tree && Array.from(tree).flatMap(([path, entry]) => (blobOf(entry).length > 0 ? [path] : [])),
      contentsOf: async (path) => {
        const ofHead = blobOf(tree?.get(path))
        const ofBase = before && blobOf(before.get(path))
        const here = isHere ? await readHere(path) : []
        const isOld = hasAny(here, ofBase ?? []) && !hasAny(here, ofHead)
        return { head: isOld ? ofHead : [...ofHead, ...here], base: ofBase }
      },
    }
  }
}

function contentsOfBuild({ head, base }: BuildDigests): SiteContents {
  const find = (files: BuildDigests['head'], path: string): readonly Digest[] => {
    const digest = files.get(path)
    return digest === undefined ? [] : [`sha256:${digest}`]
  }
  return {
    files: [...head.keys()],
    contentsOf: (path) => Promise.resolve({ head: find(head, path), base: base && find(base, path) }),
  }
}

function readableFiles(files: ReadonlyMap<string, TreeEntry>): ReadonlyMap<string, TreeEntry> {
  return new Map([...files].filter(([path]) => !hasLostBytes(path)))
}

/** Empty for links and submodules. */
function blobOf(entry: TreeEntry | undefined): readonly Digest[] {
  return entry?.mode.startsWith('100') === true ? [`blob:${entry.id}`] : []
}
