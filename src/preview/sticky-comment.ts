import { GitHubFailure } from '../github/github.ts'
import type { PullRequestComment, PullRequests } from '../github/pull-requests.ts'
import { commentMarker, isSameComment } from './comment.ts'

/** A workflow's token. */
const WORKFLOW_ACCOUNT = 'github-actions[bot]'

/** Edits or creates the preview's only comment. Rejects with a GitHubFailure. */
export async function stickComment(
  wanted: {
    readonly number: number
    readonly name: string
    readonly body: string
    readonly ifMissing: 'create' | 'nothing'
  },
  pullRequests: PullRequests,
): Promise<void> {
  const { number, name, body, ifMissing } = wanted
  const found = await findComment(number, name, pullRequests)
  if (found !== undefined) {
    if (!isSameComment(found.body, body)) await pullRequests.updateComment(found.id, body)
    return
  }
  if (ifMissing === 'nothing') return
  try {
    await pullRequests.createComment(number, body)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    // Perhaps only the answer was lost.
    if ((await findComment(number, name, pullRequests)) === undefined) throw error
  }
}

/** Anybody can write our marker, so the author must be the token's account. */
async function findComment(
  number: number,
  name: string,
  pullRequests: PullRequests,
): Promise<PullRequestComment | undefined> {
  const marker = commentMarker(name)
  const others: PullRequestComment[] = []
  for await (const comment of pullRequests.listComments(number)) {
    if (!comment.body.startsWith(marker)) continue
    if (comment.author === WORKFLOW_ACCOUNT) return comment
    others.push(comment)
  }
  if (others.length === 0) return undefined
  const login = await pullRequests.viewer().catch((error: unknown) => {
    if (error instanceof GitHubFailure) return undefined
    throw error
  })
  return others.find(({ author }) => author !== undefined && author === login)
}
