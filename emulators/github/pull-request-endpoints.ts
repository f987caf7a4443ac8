import { cutPage, type Endpoint, type Request } from './endpoint.ts'
import type { StoredPullRequest } from './record-store.ts'
import { commentRecord } from './records/comment.ts'
import { fileRecord } from './records/file.ts'
import { pullRequestRecord, wholePullRequestRecord } from './records/pull-request.ts'
import { notFound, Refusal } from './refusal.ts'

/** GitHub's limit. */
const LONGEST_COMMENT = 65_536

export const PULL_REQUEST_ENDPOINTS: readonly Endpoint[] = [
  {
    operation: 'repos/list-pull-requests-associated-with-commit',
    pattern: /^commits\/([^/]+)\/pulls$/,
    scope: 'pull-requests',
    answer: async ({ parameters: [sha = ''], query, store, records, site }) => {
      if ((await store.commit(sha)) === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`)
      const { items, pages } = cutPage(
        records.pullRequests.filter(({ commits }) => commits.includes(sha)),
        query,
      )
      return { body: items.map((pull) => pullRequestRecord(pull, site)), pages }
    },
  },
  {
    operation: 'pulls/list',
    pattern: /^pulls$/,
    scope: 'pull-requests',
    answer: ({ query, records, site }) => {
      const [state, head] = [query.get('state') ?? 'open', query.get('head')]
      const found = records.pullRequests
        .map((pull) => pullRequestRecord(pull, site))
        .filter((pull) => state === 'all' || pull.state === state)
        .filter((pull) => head === null || pull.head.label === head)
        .toSorted((one, other) => other.number - one.number)
      const { items, pages } = cutPage(found, query)
      return { body: items, pages }
    },
  },
  {
    operation: 'pulls/get',
    pattern: /^pulls\/(\d+)$/,
    scope: 'pull-requests',
    answer: ({ parameters: [number], records, site }) => ({
      body: wholePullRequestRecord(findPullRequest(records.pullRequests, number), site),
    }),
  },
  {
    operation: 'pulls/list-files',
    pattern: /^pulls\/(\d+)\/files$/,
    scope: 'pull-requests',
    answer: async ({ parameters: [number], query, store, records, site }) => {
      const { baseSha, headSha } = findPullRequest(records.pullRequests, number)
      const mergeBase = await store.mergeBase(baseSha, headSha)
      const files = mergeBase === undefined ? [] : await store.compare(mergeBase, headSha)
      const { items, pages } = cutPage(files.slice(0, 3000), query)
      return { body: items.map((file) => fileRecord(file, headSha, site)), pages }
    },
  },
  {
    operation: 'issues/list-comments',
    pattern: /^issues\/(\d+)\/comments$/,
    scope: 'pull-requests',
    answer: ({ parameters: [number], query, records, site }) => {
      const pull = findPullRequest(records.pullRequests, number)
      const { items, pages } = cutPage(
        records.comments.filter((comment) => comment.number === pull.number),
        query,
      )
      return { body: items.map((comment) => commentRecord(comment, site)), pages }
    },
  },
  {
    operation: 'issues/create-comment',
    method: 'POST',
    pattern: /^issues\/(\d+)\/comments$/,
    scope: 'pull-requests: write',
    answer: ({ parameters: [number], body, records, site, login, now }) => {
      const pull = findPullRequest(records.pullRequests, number)
      const id = 9_000 + records.comments.length
      const comment = { id, number: pull.number, login, body: textOf(body), createdAt: now, updatedAt: now }
      records.comments.push(comment)
      return { status: 201, body: commentRecord(comment, site) }
    },
  },
  {
    operation: 'issues/update-comment',
    method: 'PATCH',
    pattern: /^issues\/comments\/(\d+)$/,
    scope: 'pull-requests: write',
    answer: ({ parameters: [id], body, records, site, now }) => {
      const index = records.comments.findIndex((each) => each.id === Number(id))
      const comment = records.comments[index]
      if (comment === undefined) throw notFound()
      const changed = { ...comment, body: textOf(body), updatedAt: now }
      records.comments.splice(index, 1, changed)
      return { body: commentRecord(changed, site) }
    },
  },
]

function textOf({ body }: Request['body']): string {
  if (typeof body !== 'string' || body.trim() === '') throw new Refusal(422, 'Validation Failed')
  if (body.length > LONGEST_COMMENT)
    throw new Refusal(422, 'Validation Failed: Body is too long (maximum is 65536 characters)')
  return body
}

function findPullRequest(pulls: readonly StoredPullRequest[], number: string | undefined): StoredPullRequest {
  const pull = pulls.find((each) => each.number === Number(number))
  if (pull === undefined) throw notFound()
  return pull
}
