import type { Delivery } from '../../http-server.ts'
import { byIndex, type MillisecondsByIndex } from '../by-index.ts'
import type { Distribution, Invalidation } from '../control-plane/store.ts'
import { createCache, type Cache } from './cache.ts'
import { chooseEncoding, encode, variantOf, type Encoding } from './encoding.ts'
import { isSameAnswer, recordFetches, type OriginFetch } from './origin-fetches.ts'
import type { Origin, OriginAnswer } from './origin.ts'
import { refuseViewer } from './refusal-page.ts'
import { findRoute, runFunction, type FindFunction, type Route, type RoutingSettings } from './route.ts'
import type { Viewer } from './viewer-event.ts'
import { FunctionFailure, readAnswer } from './viewer-function.ts'

export type SiteSettings = RoutingSettings & {
  readonly origin: Origin
  /** For objects and redirects; a day by default. */
  readonly ttlMs?: number
  /** For errors; 10 seconds by default, as in CloudFront. */
  readonly errorTtlMs?: number
  /** From its creation until an invalidation takes effect here; 0 by default. */
  readonly invalidationDelayMs?: MillisecondsByIndex
  /** Instead, from its completion; Infinity for never. */
  readonly invalidationLagMs?: MillisecondsByIndex
  /** Whether viewers that accept `br` or `gzip` get these, cached apart; false by default. */
  readonly compress?: boolean
  readonly webAcl?: (target: string) => OriginAnswer | undefined
  /** Changes bodies after the cache. */
  readonly transform?: (body: Buffer) => Buffer
  /** How the edge sends an answer; `whole` by default. */
  readonly delivery?: (target: string) => Delivery
}

export type ViewerAnswer = OriginAnswer & { readonly cacheKey: string; readonly cache: 'hit' | 'miss' }

export type StaleAnswer = { readonly target: string; readonly served: ViewerAnswer; readonly current: OriginAnswer }

/** Targets are path and query string, encoded. */
export type Site = {
  /** Without a connection. */
  readonly request: (target: string, viewer?: Viewer) => Promise<ViewerAnswer>
  readonly delivery: (target: string) => Delivery
  readonly findStale: (targets: Iterable<string>, viewer?: Viewer) => Promise<readonly StaleAnswer[]>
  readonly fetches: readonly OriginFetch[]
  readonly hits: ReadonlyMap<string, number>
  readonly keys: () => readonly string[]
}

const DAY_MS = 24 * 60 * 60 * 1000
const ERROR_TTL_MS = 10_000

export type SiteSurroundings = {
  readonly distribution: () => Distribution | undefined
  /** Oldest first. */
  readonly invalidations: () => readonly Invalidation[]
  readonly functionOf: FindFunction
  readonly now: () => number
}

export function createSite(settings: SiteSettings, surroundings: SiteSurroundings): Site {
  const { origin, ttlMs = DAY_MS, errorTtlMs = ERROR_TTL_MS } = settings
  const { compress = false, webAcl = () => undefined, transform = (body: Buffer) => body } = settings
  const { delivery = () => 'whole' } = settings
  const { functionOf, now } = surroundings
  const cache = createCache(now)
  const applyInvalidations = prepareInvalidations(cache, settings, surroundings)
  const tagHeader = () => surroundings.distribution()?.config.CacheTagConfig?.HeaderName
  const { fetch, fetches } = recordFetches({ origin, now, ttlMs, errorTtlMs, tagHeader })
  const hits = new Map<string, number>()
  const routing = { settings, functionOf }

  return {
    request,
    delivery,
    findStale,
    fetches,
    hits,
    keys: () => {
      applyInvalidations()
      return cache.keys()
    },
  }

  async function request(target: string, viewer: Viewer = {}): Promise<ViewerAnswer> {
    applyInvalidations()
    const distribution = enabledDistribution()
    if (distribution === undefined) {
      return { ...refuseViewer(403, 'The distribution is disabled or deleted.'), cacheKey: target, cache: 'miss' }
    }
    try {
      return await serve(target, viewer, distribution)
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error
      return { ...refuseViewer(503, error.message), cacheKey: target, cache: 'miss' }
    }
  }

  function enabledDistribution(): Distribution | undefined {
    const distribution = surroundings.distribution()
    return distribution?.config.Enabled === true ? distribution : undefined
  }

  async function serve(target: string, viewer: Viewer, distribution: Distribution): Promise<ViewerAnswer> {
    const route = findRoute(target, viewer, distribution, routing)
    if ('answer' in route) {
      const headers = { ...route.answer.headers, 'X-Cache': 'FunctionGeneratedResponse from cloudfront' }
      return { ...route.answer, headers, cacheKey: target, cache: 'miss' }
    }
    const refusal = webAcl(target)
    if (refusal !== undefined) return { ...refusal, cacheKey: route.cacheKey, cache: 'miss' }
    const cached = await answerFromCache(route, compress ? chooseEncoding(viewer.headers) : 'identity')
    const answer = cached.status === 200 ? { ...cached, body: transform(cached.body) } : cached
    // As in the service, viewer-response functions do not run on errors of the origin.
    if (answer.status >= 400) return answer
    const response = {
      statusCode: answer.status,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), { value }]),
      ),
      cookies: {},
    }
    const event = { eventType: 'viewer-response', request: route.request, response } as const
    const returned = runFunction(distribution, functionOf, event)
    return returned === response ? answer : { ...answer, ...readAnswer(returned, answer.body) }
  }

  async function answerFromCache({ cacheKey, originTarget }: Route, encoding: Encoding): Promise<ViewerAnswer> {
    const variant = variantOf(cacheKey, encoding)
    const found = cache.find(variant)
    if (found === undefined) {
      const { answer } = await cache.fill(variant, async () => {
        const fetched = await fetch(cacheKey, originTarget)
        return { ...fetched, answer: encode(fetched.answer, encoding) }
      })
      return forViewer(answer, cacheKey, 'miss')
    }
    const { answer, fetched } = await found
    hits.set(cacheKey, (hits.get(cacheKey) ?? 0) + 1)
    const age = { Age: String(Math.floor((now() - fetched) / 1000)) }
    return forViewer({ ...answer, headers: { ...answer.headers, ...age } }, cacheKey, 'hit')
  }

  async function findStale(targets: Iterable<string>, viewer: Viewer = {}): Promise<readonly StaleAnswer[]> {
    const stale: StaleAnswer[] = []
    for (const target of targets) {
      const distribution = enabledDistribution()
      if (distribution === undefined) continue
      const served = await request(target, viewer)
      const route = findRoute(target, viewer, distribution, routing)
      if ('answer' in route) continue
      const current = await origin(route.originTarget)
      if (!isSameAnswer(served, current)) stale.push({ target, served, current })
    }
    return stale
  }
}

/** Returns a function that purges for the invalidations that have taken effect; call it before the cache is read. */
function prepareInvalidations(
  cache: Cache,
  { invalidationDelayMs = 0, invalidationLagMs }: SiteSettings,
  { invalidations, now }: SiteSurroundings,
): () => void {
  const delayOf = byIndex(invalidationDelayMs)
  const lagOf = invalidationLagMs === undefined ? undefined : byIndex(invalidationLagMs)
  const applied = new Set<string>()
  return () => {
    for (const [index, { id, created, completes, paths }] of invalidations().entries()) {
      const effect = lagOf === undefined ? Math.min(created + delayOf(index), completes) : completes + lagOf(index)
      if (applied.has(id) || effect > now()) continue
      cache.purge(paths)
      applied.add(id)
    }
  }
}

function forViewer(answer: OriginAnswer, cacheKey: string, cache: ViewerAnswer['cache']): ViewerAnswer {
  const result = answer.status >= 400 ? 'Error' : cache === 'hit' ? 'Hit' : 'Miss'
  return { ...answer, headers: { ...answer.headers, 'X-Cache': `${result} from cloudfront` }, cacheKey, cache }
}
