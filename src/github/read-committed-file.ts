import { Failure } from '../failure.ts'
import { GitFailure, type Git } from '../repository/git.ts'
import { obtainCommits } from '../repository/obtain-commits.ts'
import type { Revision } from '../repository/revision.ts'
import { findOnGitHub } from './find-commit.ts'
import { GitHubFailure, type GitHub } from './github.ts'

/**
 * Asks git if the clone has the commit or can fetch it, otherwise GitHub's API. `fromServer`: the clone's branches and
 * tags may be unreviewed.
 */
export async function readCommittedFile(
  file: string,
  given: {
    readonly revision: Revision
    readonly git: Git
    readonly github: () => Promise<GitHub>
    readonly fromServer: boolean
  },
): Promise<Uint8Array | undefined> {
  const { revision, git, fromServer } = given
  try {
    const [commit = ''] = await obtainCommits(git, [fromServer ? await resolveOnServer(git, revision) : revision])
    return await git.readFile(commit, file)
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error
    try {
      const github = await given.github()
      return await github.readFile(file, await findOnGitHub(github, revision))
    } catch (refusal) {
      if (!(refusal instanceof GitHubFailure)) throw refusal
      throw new Failure(`${file} cannot be read of ${describeRevision(revision)}: ${error.message} ${refusal.message}`)
    }
  }
}

async function resolveOnServer(git: Git, revision: Revision): Promise<Revision> {
  if (revision.kind === 'sha') return revision
  const sha = await git.lookUpOnServer(revision.ref)
  if (sha !== undefined) return { kind: 'sha', sha }
  throw new GitFailure(`The server has no branch or tag ${JSON.stringify(revision.ref)}.`)
}

export function describeRevision(revision: Revision): string {
  return revision.kind === 'sha' ? revision.sha : JSON.stringify(revision.ref)
}
