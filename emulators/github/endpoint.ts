import type { GitStore } from './git-store.ts'
import type { Hub } from './hub.ts'
import type { Site } from './records/owner.ts'

/** What a workflow's token may be for; `read` unless it says otherwise. Who may write may read. */
export type Scope =
  'actions' | 'contents' | 'deployments' | 'deployments: write' | 'pull-requests' | 'pull-requests: write'

/** What an endpoint works with. `parameters` are those of its path, decoded. */
export type Request = {
  readonly parameters: readonly string[]
  readonly query: URLSearchParams
  /** The JSON of the request; an empty object if there was none. */
  readonly body: Readonly<Record<string, unknown>>
  readonly store: GitStore
  readonly hub: Hub
  readonly site: Site
  /** How many entries of a tree are listed at most. */
  readonly treeLimit: number
  /** The account that the token is of. */
  readonly login: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** An answer's body; `pages` for a list of which there may be more. The status is 200 unless it says otherwise. */
export type Answer = {
  readonly status?: 200 | 201 | 204
  readonly body: unknown
  readonly pages?: { readonly page: number; readonly last: number }
}

/** One operation of the API by the ID that GitHub's description gives it; `pattern` matches what follows the repository. */
export type Endpoint = {
  readonly operation: string
  /** GET unless it says otherwise. */
  readonly method?: 'POST' | 'PATCH' | 'DELETE'
  readonly pattern: RegExp
  readonly scope: Scope
  /** Rejects with a `Refusal`. */
  readonly answer: (request: Request) => Promise<Answer> | Answer
}

/** The part of a list that is asked for, 30 items unless `per_page` says otherwise, at most 100. */
export function cutPage<Item>(
  items: readonly Item[],
  query: URLSearchParams,
): { readonly items: readonly Item[]; readonly pages: { readonly page: number; readonly last: number } } {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const page = Math.max(Number(query.get('page') ?? 1), 1)
  const last = Math.max(Math.ceil(items.length / size), 1)
  return { items: items.slice((page - 1) * size, page * size), pages: { page, last } }
}
