import { Unknowable, askInTurn, type CommitSources } from '../../github/commit-sources.ts'
import { GitHubFailure } from '../../github/github.ts'
import { obtainCommits } from '../../repository/obtain-commits.ts'
import { findOnGitHub } from '../../github/find-commit.ts'
import type { Revision } from '../../repository/revision.ts'
import type { BaseQuery } from '../../event/event.ts'

/**
 * The first parent of a merge commit, or the parent of a squashed one. Unknown after a rebase of several commits,
 * because the parent also belongs to the pull request.
 */
export async function findMergedOnto(
  sources: CommitSources,
  { number, commits }: Extract<BaseQuery, { kind: 'merged-pull-request' }>,
  head: Revision,
): Promise<Revision> {
  const [parent, ...others] = await findParents(sources, head)
  if (parent === undefined) throw new Unknowable('The merged commit has no parent to compare with. Give `base:`.')
  const base = { kind: 'sha', sha: parent } as const
  if (others.length > 0 || commits === 1) return base

  const broughtBy = await askInTurn([
    {
      what: `Telling a squashed pull request from a rebased one by GitHub's API`,
      ask: async () => (await sources.github()).pullRequestsOf(parent),
    },
  ])
  if (!broughtBy.includes(number)) return base
  throw new Unknowable(
    `Pull request #${number} was merged by a rebase of its ${commits} commits: it is unknown how far the branch moved. ` +
      'Run on `push` instead, whose event says it, or give `base:`.',
  )
}

function findParents({ git, github }: CommitSources, head: Revision): Promise<readonly string[]> {
  return askInTurn([
    {
      what: 'In the clone',
      ask: async () => {
        const [sha = ''] = await obtainCommits(git, [head])
        return git.parents(sha)
      },
    },
    {
      what: "By GitHub's API",
      ask: async () => {
        const answering = await github()
        const sha = await findOnGitHub(answering, head)
        const commit = await answering.commit(sha)
        if (commit !== undefined) return commit.parents
        throw new GitHubFailure(`The repository has no commit ${sha}.`)
      },
    },
  ])
}
