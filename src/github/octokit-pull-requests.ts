import { askForPages, requireAnswer } from './ask.ts'
import type { PullRequests, PullRequestState } from './pull-requests.ts'
import { openSession, PAGE, type SessionOptions } from './session.ts'
import { arrayOf, members, optional } from './shape.ts'

const PULL_REQUEST = members({
  number: 'number',
  state: 'text',
  labels: arrayOf(members({ name: 'text' })),
  head: members({ sha: 'sha', ref: 'text' }),
})

const COMMENT = members({ id: 'number', user: optional(members({ login: 'text' })), body: optional('text') })

export function connectToPullRequests(given: SessionOptions): PullRequests {
  const { ask, rest, query, request } = openSession(given)

  return {
    get: async (number) => {
      const reply = await ask({
        what: `Reading pull request ${number} by GitHub's API`,
        permission: 'pull-requests',
        send: () => rest.pulls.get({ ...request(), pull_number: number }),
        shape: PULL_REQUEST,
      })
      if (reply.kind === 'refused' && reply.refusal.status === 404) return undefined
      return describePullRequest(requireAnswer(reply))
    },

    listOpen: async function* () {
      const pages = askForPages(ask, {
        what: "Listing the open pull requests by GitHub's API",
        permission: 'pull-requests',
        send: (page) => rest.pulls.list({ ...request(), state: 'open', per_page: PAGE, page }),
        shape: arrayOf(PULL_REQUEST),
      })
      for await (const page of pages) yield* page.map(describePullRequest)
    },

    findByHead: async ({ owner, branch, sha }) => {
      const reply = await ask({
        what: `Looking for the pull request of ${JSON.stringify(`${owner}:${branch}`)} by GitHub's API`,
        permission: 'pull-requests',
        send: () => rest.pulls.list({ ...request(), state: 'all', head: `${owner}:${branch}`, per_page: PAGE }),
        shape: arrayOf(PULL_REQUEST),
      })
      return requireAnswer(reply)
        .map(describePullRequest)
        .find(({ headSha }) => headSha === sha)
    },

    listChangedPaths: async function* (number) {
      const pages = askForPages(ask, {
        what: `Listing the files of pull request ${number} by GitHub's API`,
        permission: 'pull-requests',
        send: (page) => rest.pulls.listFiles({ ...request(), pull_number: number, per_page: PAGE, page }),
        shape: arrayOf(members({ filename: 'text', status: 'text' })),
      })
      for await (const page of pages)
        yield* page.filter(({ status }) => status !== 'removed').map(({ filename }) => filename)
    },

    listComments: async function* (number) {
      const pages = askForPages(ask, {
        what: `Listing the comments on pull request ${number} by GitHub's API`,
        permission: 'pull-requests',
        send: (page) => rest.issues.listComments({ ...request(), issue_number: number, per_page: PAGE, page }),
        shape: arrayOf(COMMENT),
      })
      for await (const page of pages)
        yield* page.map(({ id, user, body }) => ({ id, author: user?.login, body: body ?? '' }))
    },

    createComment: async (number, body) => {
      const reply = await ask({
        what: `Commenting on pull request ${number} by GitHub's API`,
        permission: 'pull-requests: write',
        isRepeatable: false,
        send: () => rest.issues.createComment({ ...request(), issue_number: number, body }),
        shape: members({}),
      })
      requireAnswer(reply)
    },

    updateComment: async (id, body) => {
      const reply = await ask({
        what: `Changing comment ${id} by GitHub's API`,
        permission: 'pull-requests: write',
        send: () => rest.issues.updateComment({ ...request(), comment_id: id, body }),
        shape: members({}),
      })
      requireAnswer(reply)
    },

    viewer: async () => {
      const reply = await ask({
        what: "Asking GitHub's API for the account of the token",
        permission: 'pull-requests',
        send: () => query<{ readonly data: { readonly viewer: { readonly login: string } } }>('{ viewer { login } }'),
        shape: members({ data: members({ viewer: members({ login: 'text' }) }) }),
      })
      return requireAnswer(reply).data.viewer.login
    },
  }
}

function describePullRequest(pull: {
  readonly number: number
  readonly state: string
  readonly labels: readonly { readonly name: string }[]
  readonly head: { readonly sha: string; readonly ref: string }
}): PullRequestState {
  const { number, state, labels, head } = pull
  return {
    number,
    isOpen: state === 'open',
    headSha: head.sha,
    headBranch: head.ref,
    labels: labels.map(({ name }) => name),
  }
}
