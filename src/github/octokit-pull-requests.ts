/** Loaded on demand. */
import { askForPages, requireAnswer } from './ask.ts'
import type { PullRequests, PullRequestState } from './pull-requests.ts'
import { openSession, PAGE, type SessionOptions } from './session.ts'

export function connectToPullRequests(given: SessionOptions): PullRequests {
  const { ask, rest, graphql, request } = openSession(given)

  return {
    get: async (number) => {
      const reply = await ask({
        what: `Reading pull request ${number} by GitHub's API`,
        permission: 'pull-requests',
        send: () => rest.pulls.get({ ...request(), pull_number: number }),
      })
      if (reply.kind === 'refused' && reply.refusal.status === 404) return undefined
      return describePullRequest(requireAnswer(reply))
    },

    listOpen: async function* () {
      const pages = askForPages(ask, {
        what: "Listing the open pull requests by GitHub's API",
        permission: 'pull-requests',
        send: (page) => rest.pulls.list({ ...request(), state: 'open', per_page: PAGE, page }),
      })
      for await (const page of pages) yield* page.map(describePullRequest)
    },

    findByHead: async ({ owner, branch, sha }) => {
      const reply = await ask({
        what: `Looking for the pull request of ${JSON.stringify(`${owner}:${branch}`)} by GitHub's API`,
        permission: 'pull-requests',
        send: () => rest.pulls.list({ ...request(), state: 'all', head: `${owner}:${branch}`, per_page: PAGE }),
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
      })
      for await (const page of pages)
        yield* page.filter(({ status }) => status !== 'removed').map(({ filename }) => filename)
    },

    listComments: async function* (number) {
      const pages = askForPages(ask, {
        what: `Listing the comments on pull request ${number} by GitHub's API`,
        permission: 'pull-requests',
        send: (page) => rest.issues.listComments({ ...request(), issue_number: number, per_page: PAGE, page }),
      })
      for await (const page of pages) yield* page.map(({ id, user, body = '' }) => ({ id, author: user?.login, body }))
    },

    createComment: async (number, body) => {
      const reply = await ask({
        what: `Commenting on pull request ${number} by GitHub's API`,
        permission: 'pull-requests: write',
        isRepeatable: false,
        send: () => rest.issues.createComment({ ...request(), issue_number: number, body }),
      })
      requireAnswer(reply)
    },

    updateComment: async (id, body) => {
      const reply = await ask({
        what: `Changing comment ${id} by GitHub's API`,
        permission: 'pull-requests: write',
        send: () => rest.issues.updateComment({ ...request(), comment_id: id, body }),
      })
      requireAnswer(reply)
    },

    viewer: async () => {
      const reply = await ask({
        what: "Asking GitHub's API whose the token is",
        permission: 'pull-requests',
        send: async () => ({
          data: await graphql<{ readonly viewer: { readonly login: string } }>('{ viewer { login } }'),
          headers: {},
        }),
      })
      return requireAnswer(reply).viewer.login
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
