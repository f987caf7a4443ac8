import { isServerRef, type Revision } from '../repository/revision.ts'
import { GitHubFailure, type GitHub } from './github.ts'

/** Tags come before branches, as in git. */
export async function findOnGitHub(github: GitHub, revision: Revision): Promise<string> {
  if (revision.kind === 'sha') return revision.sha
  const { ref } = revision
  const names = ref.startsWith('refs/') ? [ref.slice('refs/'.length)] : [`tags/${ref}`, `heads/${ref}`, ref]
  for (const name of isServerRef(ref) ? names : []) {
    const commit = await github.commit(name)
    if (commit !== undefined) return commit.sha
  }
  throw new GitHubFailure(
    `${JSON.stringify(ref)} is not a branch, tag or commit of the repository. Check the name, or give a full SHA.`,
  )
}
