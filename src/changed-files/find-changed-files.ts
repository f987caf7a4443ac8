import type { ChangedFile, ChangedFiles } from './changed-files.ts'
import { chooseComparison } from './comparison.ts'
import { GitFailure, type Git } from './git-port.ts'
import { parseRawDiff } from './raw-diff.ts'
import type { Revision } from './revision.ts'
import type { TriggerEvent } from './trigger-event.ts'

/**
 * Finds what changed. A list that the user gave (`files`; an empty one says that nothing changed) goes before any comparison,
 * and git is then not asked at all. `base` and `head` are the inputs of these names. What git cannot answer is `unknown` with
 * the reason, never an empty list and never a rejection.
 */
export async function findChangedFiles(asked: {
  readonly git: Git
  readonly event: TriggerEvent
  readonly base: string
  readonly head: string
  readonly files: readonly ChangedFile[] | undefined
}): Promise<ChangedFiles> {
  if (asked.files !== undefined) return { kind: 'known', files: asked.files }
  const comparison = chooseComparison(asked)
  switch (comparison.kind) {
    case 'nothing':
      return { kind: 'known', files: [], reason: comparison.reason }
    case 'unknown':
      return comparison
    case 'compare':
      return compare(asked.git, comparison.base, comparison.head)
  }
}

async function compare(git: Git, base: Revision, head: Revision): Promise<ChangedFiles> {
  try {
    const [baseSha, headSha] = await obtainCommits(git, [base, head])
    return { kind: 'known', files: parseRawDiff(await git.diff(baseSha, headSha)), base: baseSha, head: headSha }
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error
    return {
      kind: 'unknown',
      reason: error.message,
      ...(base.kind === 'sha' && { base: base.sha }),
      ...(head.kind === 'sha' && { head: head.sha }),
    }
  }
}

/** Sees to it that the clone has the commits, with one fetch for all that it lacks, and gives their full SHAs. */
async function obtainCommits(git: Git, revisions: readonly [Revision, Revision]): Promise<[string, string]> {
  const [base, head] = revisions
  const [baseHere, headHere] = await git.resolve([nameOf(base), nameOf(head)])
  if (baseHere !== undefined && headHere !== undefined) return [baseHere, headHere]

  const wanted = [baseHere ?? (await findSha(git, base)), headHere ?? (await findSha(git, head))] as const
  const missing = new Set(wanted.filter((sha) => sha !== baseHere && sha !== headHere))
  await git.fetchCommits([...missing])
  // A tag that has a message is an object of its own, which only now can be followed to its commit.
  const [baseFetched, headFetched] = await git.resolve(wanted)
  if (baseFetched === undefined || headFetched === undefined) {
    throw new GitFailure(
      `${baseFetched === undefined ? wanted[0] : wanted[1]} was fetched and is no commit. Give a commit, a branch or a tag.`,
    )
  }
  return [baseFetched, headFetched]
}

async function findSha(git: Git, revision: Revision): Promise<string> {
  if (revision.kind === 'sha') return revision.sha
  const sha = await git.lookUpOnServer(revision.ref)
  if (sha !== undefined) return sha
  throw new GitFailure(
    `${JSON.stringify(revision.ref)} is no commit of this clone and no branch or tag of \`origin\`. ` +
      'Check the name, or give a full SHA.',
  )
}

function nameOf(revision: Revision): string {
  return revision.kind === 'sha' ? revision.sha : revision.ref
}
