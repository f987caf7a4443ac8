import type { GitStore } from './git-store.ts'
import type { RecordStore } from './record-store.ts'
import type { Site } from './records/owner.ts'

/** Permissions of a workflow's token, `read` by default. `write` includes it. */
export type Scope =
  'actions' | 'contents' | 'deployments' | 'deployments: write' | 'pull-requests' | 'pull-requests: write'

export type Request = {
  readonly parameters: readonly string[]
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  readonly store: GitStore
  readonly records: RecordStore
  readonly site: Site
  readonly treeLimit: number
  readonly login: string
  readonly now: number
}

/** `pages`: the list may have more. */
export type Answer = {
  readonly status?: 200 | 201 | 204
  readonly body: unknown
  readonly pages?: { readonly page: number; readonly last: number }
}

/** `pattern` matches the path after the repository. */
export type Endpoint = {
  readonly operation: string
  readonly method?: 'POST' | 'PATCH' | 'DELETE'
  readonly pattern: RegExp
  readonly scope: Scope
  readonly answer: (request: Request) => Promise<Answer> | Answer
}

/** At most 100. */
export function cutPage<Item>(
  items: readonly Item[],
  query: URLSearchParams,
): { readonly items: readonly Item[]; readonly pages: { readonly page: number; readonly last: number } } {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100)
  const page = Math.max(Number(query.get('page') ?? 1), 1)
  const last = Math.max(Math.ceil(items.length / size), 1)
  return { items: items.slice((page - 1) * size, page * size), pages: { page, last } }
}
