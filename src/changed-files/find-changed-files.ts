import { Unknowable, askInTurn, type CommitSources } from '../github/commit-sources.ts'
import { findBases } from './bases/find-bases.ts'
import type { ChangedFiles } from './changed-files.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'
import { compareCommits } from './compare-commits.ts'
import { chooseCommits, type ChosenCommits } from './choose-commits.ts'
import type { Run } from '../event/run.ts'
import { GitFailure, type Git } from '../repository/git.ts'
import { findOnGitHub } from '../github/find-commit.ts'
import type { TriggerEvent } from '../event/event.ts'

/**
 * Finds what changed. A list of the input `files` replaces any comparison, even if it is empty. `base` and `head` are
 * inputs; `recorded` comes before `base`, see `ChangeSource`. If neither git nor GitHub can answer, returns `unknown`
 * with the reasons of both.
 */
export async function findChangedFiles(
  asked: CommitSources & {
    readonly event: TriggerEvent
    readonly run: Run
    readonly base: string
    readonly head: string
    readonly recorded?: readonly [string, ...string[]] | undefined
    readonly files: readonly ChangedFile[] | undefined
  },
): Promise<ChangedFiles> {
  if (asked.files !== undefined) return { kind: 'known', files: asked.files }
  const comparison = chooseCommits(asked)
  switch (comparison.kind) {
    case 'nothing':
      return { kind: 'known', files: [], reason: comparison.reason }
    case 'unknown':
      return withHead(asked, comparison)
    case 'compare':
      return compare(asked, asked.run, comparison)
  }
}

async function compare(
  sources: CommitSources,
  run: Run,
  { base, head, tip }: Extract<ChosenCommits, { kind: 'compare' }>,
): Promise<ChangedFiles> {
  const known = {
    ...(base.kind === 'revision' && base.revision.kind === 'sha' && { base: base.revision.sha }),
    ...(base.kind === 'recorded' && { base: base.commits[0].sha }),
    ...(head.kind === 'sha' && { head: head.sha }),
  }
  try {
    if (tip !== undefined && run.attempt > 1) await requireTip(sources, tip, run.attempt)
    return await compareCommits(sources, await findBases({ ...sources, run, clue: base, head }), head)
  } catch (error) {
    if (!(error instanceof Unknowable)) throw error
    return { kind: 'unknown', reason: error.message, ...known }
  }
}

async function withHead(
  { git }: CommitSources,
  { reason, head }: Extract<ChosenCommits, { kind: 'unknown' }>,
): Promise<ChangedFiles> {
  const sha = head?.kind === 'ref' ? await resolveHere(git, head.ref) : head?.sha
  return { kind: 'unknown', reason, ...(sha !== undefined && { head: sha }) }
}

async function resolveHere(git: Git, ref: string): Promise<string | undefined> {
  try {
    const [here] = await git.resolve([ref])
    return here ?? (await git.lookUpOnServer(ref))
  } catch (error) {
    if (error instanceof GitFailure) return undefined
    throw error
  }
}

/**
 * A re-run has the first attempt's event. If the ref has moved since, later runs may have deployed something, and the
 * event's base is not live any more.
 */
async function requireTip(
  { git, github }: CommitSources,
  { ref, sha }: { readonly ref: string; readonly sha: string },
  attempt: number,
): Promise<void> {
  const now = await askInTurn([
    { what: 'On the server', ask: () => git.lookUpOnServer(ref) },
    { what: "By GitHub's API", ask: async () => findOnGitHub(await github(), { kind: 'ref', ref }) },
  ])
  if (now === sha) return
  const moved = now === undefined ? 'is gone' : `is now at ${now}`
  throw new Unknowable(
    `This is attempt ${attempt} of a run for ${sha}, and ${ref} ${moved}: what was deployed meanwhile is not known. ` +
      'Give `base: last-success` or `base: last-invalidation`, which know it.',
  )
}
