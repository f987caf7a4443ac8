import { Unknowable, type CommitSources } from '../github/commit-sources.ts'
import type { BranchTip } from './branch-tip.ts'
import type { Bases } from './bases/bases.ts'
import { findBases } from './bases/find-bases.ts'
import type { ChangedFiles } from './changed-files.ts'
import { compareCommits, joinComparisons } from './compare-commits.ts'
import { chooseCommits, findNamedTip, type AskedCommits, type ChosenCommits, type NamedTip } from './choose-commits.ts'
import type { Run } from '../event/run.ts'
import { unlessGitFails, type Git } from '../repository/git.ts'
import type { Revision, Sha } from '../repository/revision.ts'
import type { TriggerEvent } from '../event/event.ts'

export type LiveCommits = {
  readonly checkedOut: () => Promise<Sha | undefined>
  readonly askForTip: (ref: string) => Promise<BranchTip>
}

/** `recorded` comes before `base`. `unknown` has the reasons of git and GitHub. */
export async function findChangedFiles(
  asked: CommitSources & LiveCommits & AskedCommits & { readonly run: Run },
): Promise<ChangedFiles> {
  const named = findNamedTip(asked)
  const tip = named && { named, now: asked.askForTip(named.ref) }
  // If it is awaited, then only later.
  tip?.now.catch(() => undefined)
  const comparison = chooseCommits({ ...asked, checkedOut: await asked.checkedOut() })
  switch (comparison.kind) {
    case 'nothing':
      return { kind: 'known', files: [], reason: comparison.reason }
    case 'unknown':
      return withHead(asked, comparison)
    case 'compare':
      return compare(asked, comparison, tip)
  }
}

type ChosenComparison = Extract<ChosenCommits, { kind: 'compare' }>
type AskedTip = { readonly named: NamedTip; readonly now: Promise<BranchTip> }

async function compare(
  asked: CommitSources & { readonly run: Run; readonly event: TriggerEvent },
  { base, head, named }: ChosenComparison,
  tip: AskedTip | undefined,
): Promise<ChangedFiles> {
  const known = {
    ...(base.kind === 'revision' && base.revision.kind === 'sha' && { base: base.revision.sha }),
    ...(base.kind === 'recorded' && { base: base.commits[0].sha }),
    ...(head.kind === 'sha' && { head: head.sha }),
  }
  try {
    const bases = await findBases({ ...asked, query: base, head: named ?? head })
    const first = compareCommits(asked, bases, head)
    const [moved] = await Promise.all([findMove(tip, head), first])
    const compared =
      moved === undefined ? await first : joinComparisons(await first, await compareCommits(asked, [moved.to], head))
    const isRecorded = base.kind === 'recorded' || base.kind === 'last-success'
    const repeated = isRecorded ? findRepetition(asked, bases, compared.head) : undefined
    if (repeated !== undefined) return { kind: 'unknown', reason: repeated, ...known }
    return moved === undefined ? compared : { ...compared, reason: moved.reason }
  } catch (error) {
    if (!(error instanceof Unknowable)) throw error
    return { kind: 'unknown', reason: error.message, ...known }
  }
}

/** Another tip may have been live before the head. */
async function findMove(tip: AskedTip | undefined, head: Revision): Promise<{ to: Sha; reason: string } | undefined> {
  const now = await tip?.now
  if (tip === undefined || now?.kind !== 'at' || (head.kind === 'sha' && now.sha === head.sha)) return undefined
  const has = now.sha === tip.named.sha ? 'is at' : 'has moved on to'
  const reason = `${tip.named.ref} ${has} ${now.sha}: what differs from that commit counts as changed, too.`
  return { to: { kind: 'sha', sha: now.sha }, reason }
}

/** If the commit of these events is already live, nothing is new. Other runs start for reasons that are not in git. */
const COMES_WITH_COMMIT: readonly string[] = ['push', 'pull_request', 'pull_request_target', 'merge_group']

function findRepetition(
  { event, run }: { readonly event: TriggerEvent; readonly run: Run },
  bases: Bases,
  head: string | undefined,
): string | undefined {
  if (head === undefined || bases.some((base) => base.kind !== 'sha' || base.sha !== head)) return undefined
  if (run.attempt === 1 && COMES_WITH_COMMIT.includes(event.name)) return undefined
  const by = run.attempt === 1 ? `the event ${JSON.stringify(event.name)}` : `attempt ${run.attempt} of this run`
  return `${head} was live before, and ${by} deploys it again, for a reason that is not in git.`
}

async function withHead(
  { git }: CommitSources,
  { reason, head }: Extract<ChosenCommits, { kind: 'unknown' }>,
): Promise<ChangedFiles> {
  const sha = head?.kind === 'ref' ? await resolveHere(git, head.ref) : head?.sha
  return { kind: 'unknown', reason, ...(sha !== undefined && { head: sha }) }
}

async function resolveHere(git: Git, ref: string): Promise<string | undefined> {
  return unlessGitFails(async () => {
    const [here] = await git.resolve([ref])
    return here ?? (await git.lookUpOnServer(ref))
  })
}
