import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import { GitFailure, type Git } from '../../repository/git.ts'
import { obtainCommits } from '../../repository/obtain-commits.ts'
import { findOnGitHub } from '../../github/find-commit.ts'
import type { Revision } from '../../repository/revision.ts'

/** Uses the clone if it has the whole history, otherwise GitHub. */
export async function findMergeBase(sources: CommitSources, one: Revision, other: Revision): Promise<Revision> {
  const sha = await askInTurn([
    { what: 'In the clone', ask: () => mergeBaseInClone(sources.git, one, other) },
    {
      what: "By GitHub's API",
      ask: async () => {
        const github = await sources.github()
        return github.mergeBase(await findOnGitHub(github, one), await findOnGitHub(github, other))
      },
    },
  ])
  if (sha !== undefined) return { kind: 'sha', sha }
  throw new Unknowable(
    `${nameOf(one)} and ${nameOf(other)} have no common ancestor to compare with. Give \`base:\`, a ref or SHA.`,
  )
}

async function mergeBaseInClone(git: Git, one: Revision, other: Revision): Promise<string | undefined> {
  // In a shallow clone, git may find no ancestor, or not the best one.
  if (await git.isShallow()) {
    throw new GitFailure('The clone is shallow and does not show where two histories meet. Set `fetch-depth: 0`.')
  }
  const [a = '', b = ''] = await obtainCommits(git, [one, other])
  return git.mergeBase(a, b)
}

function nameOf(revision: Revision): string {
  return revision.kind === 'sha' ? revision.sha : revision.ref
}
