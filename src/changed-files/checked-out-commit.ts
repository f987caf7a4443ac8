import type { TriggerEvent } from '../event/event.ts'
import type { Run } from '../event/run.ts'
import { unlessGitFails, type Git } from '../repository/git.ts'
import { readSha, type Sha } from '../repository/revision.ts'
import { isCloneOf } from '../repository/server.ts'

/** The commit of the workspace if it is not the event's, as after a rollback. Then this one is live. */
export async function findCheckedOutCommit(git: Git, event: TriggerEvent, run: Run): Promise<Sha | undefined> {
  const { reading } = event
  if (reading.kind !== 'deployed') return undefined
  const named = commitsOf(event)
  const base =
    reading.base.kind === 'revision' && reading.base.revision.kind === 'sha' ? [reading.base.revision.sha] : []
  return unlessGitFails(async () => {
    // Asks for the base, too, to save a call. `@` is HEAD, but never a remote branch.
    const [here, ...found] = await git.resolve(['@', ...named, ...base])
    if (here === undefined || named.includes(here) || found.slice(0, named.length).includes(here)) return undefined
    const isOurs = found.some((sha) => sha !== undefined) || isCloneOf(run.repository, await git.originUrl())
    return isOurs ? readSha(here) : undefined
  })
}

/** A checkout may be at the deployed commit, at GitHub's test merge, or at GITHUB_SHA. */
function commitsOf({ name, sha, pullRequest, reading }: TriggerEvent): readonly string[] {
  const head = reading.kind === 'deployed' ? reading.head : undefined
  // GITHUB_SHA is the default branch's tip here.
  const ofRun = name === 'workflow_run' ? undefined : readSha(sha)
  return [head, ofRun, pullRequest?.head, pullRequest?.mergeCommit].flatMap((one) =>
    one?.kind === 'sha' ? [one.sha] : [],
  )
}
