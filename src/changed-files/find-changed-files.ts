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
 * Finds what changed. A list that the user gave (`files`; an empty one says that nothing changed) goes before any comparison, and
 * nothing is then asked. `base` and `head` are the inputs of these names; `recorded` goes before `base`, see `ChangeSource`. What neither git nor GitHub can answer is `unknown` with
 * the reasons of both, never an empty list and never a rejection.
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
 * A re-run has the event of the first attempt. If the ref has moved since then, later runs may have put other content live, and
 * what the event calls the commit before is no longer what is served.
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
