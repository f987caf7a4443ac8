import { GitHubFailure } from '../github/github.ts'
import type { PullRequestComment, PullRequests } from '../github/pull-requests.ts'
import { commentMarker, isSameComment } from './comment.ts'
import { ignoreRefusal } from '../github/github.ts'

const WORKFLOW_ACCOUNT = 'github-actions[bot]'

/** Edits the preview's comments, or creates one. Rejects with a GitHubFailure. */
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
  const found = await findComments(number, name, pullRequests)
  for (const comment of found)
    if (!isSameComment(comment.body, body)) await pullRequests.updateComment(comment.id, body)
  if (found.length > 0) return
  if (ifMissing === 'nothing') return
  try {
    await pullRequests.createComment(number, body)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    // Perhaps only the answer was lost.
    if ((await findComments(number, name, pullRequests)).length === 0) throw error
  }
}

/** Anybody can write our marker, so the author must be the token's account. */
async function findComments(
  number: number,
  name: string,
  pullRequests: PullRequests,
): Promise<readonly PullRequestComment[]> {
  const marker = commentMarker(name)
  const marked: PullRequestComment[] = []
  for await (const comment of pullRequests.listComments(number))
    if (comment.body.startsWith(marker)) marked.push(comment)
  const own = marked.filter(({ author }) => author === WORKFLOW_ACCOUNT)
  if (marked.length === 0 || own.length > 0) return own
  const login = await pullRequests.viewer().catch(ignoreRefusal)
  return marked.filter(({ author }) => author !== undefined && author === login)
}
