import type { Distributions } from '../cloudfront/distributions.ts'
import { Failure } from '../failure.ts'
import type { PullRequests } from '../github/pull-requests.ts'
import { ignoreRefusal } from '../github/github.ts'

export class Reopened extends Failure {
  constructor(number: number) {
    super(
      `Pull request ${number} was reopened while its preview was removed. The rest of the preview was not changed.`,
      'Run the preview of the pull request again if it is not served.',
    )
  }
}

/** Reads the pull request before each update and deletion, and throws Reopened if it is open. */
export function writeWhileClosed(
  distributions: Distributions,
  number: number,
  pullRequests: Pick<PullRequests, 'get'>,
): Distributions {
  const requireClosed = async () => {
    const pull = await pullRequests.get(number).catch(ignoreRefusal)
    if (pull?.isOpen === true) throw new Reopened(number)
  }
  return {
    ...distributions,
    update: async (id, etag, config) => {
      await requireClosed()
      return distributions.update(id, etag, config)
    },
    delete: async (id, etag) => {
      await requireClosed()
      await distributions.delete(id, etag)
    },
  }
}
