/** A cache service of GitHub Actions on 127.0.0.1, version 2 of its protocol, with the scopes of branches. */
import { randomUUID } from 'node:crypto'
import { listen, type Delivery, type HttpAnswer, type HttpRequest } from '../http-server.ts'

/** `ref` is the branch whose run wrote it. */
export type CacheEntry = {
  readonly ref: string
  readonly key: string
  readonly version: string
  /** A compressed tar archive. */
  readonly archive: Buffer
}

/** An answer to every request, or `silent`, which answers none. */
export type CacheFault = { readonly status: number; readonly message: string } | 'silent'

export type EmbeddedCache = {
  /** What GitHub's runner sets for a job that runs for a ref, `refs/heads/main`. */
  readonly variablesFor: (ref: string) => Readonly<Record<string, string>>
  /** Oldest first. */
  readonly entries: () => readonly CacheEntry[]
  readonly replace: (entries: readonly CacheEntry[]) => void
  /** Paths with their queries. */
  readonly requests: readonly string[]
  /** Undefined for none. */
  readonly fail: (fault: CacheFault | undefined) => void
  readonly close: () => Promise<void>
}

const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/'
const DEFAULT_BRANCH = 'refs/heads/main'

export async function startCache(): Promise<EmbeddedCache> {
  const store = createCacheStore()
  let fault: CacheFault | undefined
  const requests: string[] = []
  const refs = new Map<string, string>()

  const answer = ({ origin, method, target, headers, body }: HttpRequest): HttpAnswer => {
    const { pathname } = new URL(target, origin)
    const blob = /^\/blobs\/(.+)$/.exec(pathname)?.[1]
    if (blob !== undefined && method === 'PUT') {
      store.archives.set(blob, body)
      return { status: 201, headers: { ETag: '"1"', 'Last-Modified': new Date(0).toUTCString() }, body: '' }
    }
    const archive = blob === undefined ? undefined : store.archives.get(blob)
    if (archive !== undefined) return { status: 200, headers: {}, body: archive }
    const ref = refs.get((headers.authorization ?? '').replace('Bearer ', ''))
    if (ref === undefined) return toJson(401, { code: 'unauthenticated', msg: 'bad token' })
    const operation = pathname.startsWith(SERVICE) ? store.operations[pathname.slice(SERVICE.length)] : undefined
    if (operation === undefined) return toJson(404, { code: 'bad_route', msg: pathname })
    return toJson(200, operation(ref, JSON.parse(body.toString()) as Body, origin))
  }

  const server = await listen(0, (request) => {
    requests.push(request.target)
    if (fault === 'silent') return new Promise<never>(() => undefined)
    const delivery: Delivery = 'whole'
    const { status, message } = fault ?? {}
    const answered = status === undefined ? answer(request) : toJson(status, { code: 'internal', msg: message })
    return Promise.resolve({ answer: answered, delivery })
  })
  return {
    variablesFor: (ref) => {
      const token = `runtime-${randomUUID()}`
      refs.set(token, ref)
      return {
        ACTIONS_CACHE_SERVICE_V2: 'true',
        ACTIONS_RESULTS_URL: `http://127.0.0.1:${server.port}/`,
        ACTIONS_RUNTIME_TOKEN: token,
        // The package uses version 1 of the protocol for a server that is not GitHub's.
        GITHUB_SERVER_URL: 'http://github.localhost:9',
      }
    },
    entries: store.entries,
    replace: store.replace,
    requests,
    fail: (next) => {
      fault = next
    },
    close: server.close,
  }
}

type Operation = (ref: string, body: Body, origin: string) => object

/** Runs of a branch read the entries of their branch first, then those of `main`, and write their own. */
function createCacheStore() {
  let entries: readonly CacheEntry[] = []
  const uploads = new Map<string, Pick<CacheEntry, 'ref' | 'key' | 'version'>>()
  /** By the names in signed URLs. */
  const archives = new Map<string, Buffer>()

  const findUpload = (ref: string, key: string, version: string) =>
    [...uploads].find(([, one]) => one.ref === ref && one.key === key && one.version === version)

  const operations: Readonly<Record<string, Operation>> = {
    GetCacheEntryDownloadURL: (ref, { key, version, restore_keys: prefixes = [] }, origin) => {
      for (const scope of [ref, DEFAULT_BRANCH]) {
        const readable = entries.filter((entry) => entry.ref === scope && entry.version === version)
        const found =
          readable.find((entry) => entry.key === key) ??
          readable.findLast((entry) => prefixes.some((prefix) => entry.key.startsWith(prefix)))
        if (found === undefined) continue
        const name = randomUUID()
        archives.set(name, found.archive)
        return { ok: true, signed_download_url: `${origin}/blobs/${name}?sig=${name}`, matched_key: found.key }
      }
      return { ok: false, signed_download_url: '', matched_key: '' }
    },
    CreateCacheEntry: (ref, { key, version }, origin) => {
      if (findUpload(ref, key, version) !== undefined) return { ok: false, signed_upload_url: '' }
      const name = randomUUID()
      uploads.set(name, { ref, key, version })
      return { ok: true, signed_upload_url: `${origin}/blobs/${name}?sig=${name}` }
    },
    FinalizeCacheEntryUpload: (ref, { key, version }) => {
      const [name = '', about] = findUpload(ref, key, version) ?? []
      const archive = archives.get(name)
      if (about === undefined || archive === undefined) return { ok: false, entry_id: '0' }
      entries = [...entries, { ...about, archive }]
      return { ok: true, entry_id: String(entries.length) }
    },
  }

  return {
    archives,
    operations,
    entries: () => entries,
    replace: (others: readonly CacheEntry[]) => {
      entries = others
    },
  }
}

/** The members that requests have; `restore_keys` only one for a download. */
type Body = { readonly key: string; readonly version: string; readonly restore_keys?: readonly string[] }

function toJson(status: number, body: object): HttpAnswer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}
