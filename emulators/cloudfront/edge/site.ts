import { randomUUID } from 'node:crypto'
import type { Delivery } from '../../http-server.ts'
import { itemsOf } from '../control-plane/configuration/configuration.ts'
import type { Distribution, Invalidation } from '../control-plane/store.ts'
import { createCache, type CachedAnswer } from './cache.ts'
import { readCacheTags } from './cache-tags.ts'
import { chooseEncoding, encode, variantOf, type Encoding } from './encoding.ts'
import { headerOf, type Origin, type OriginAnswer } from './origin.ts'
import { refuseViewer } from './refusal-page.ts'
import { describeRequest, splitTarget, writeQuery, type Viewer } from './viewer-event.ts'
import {
  FunctionFailure,
  readAnswer,
  readDecision,
  type EventRequest,
  type EventResponse,
  type FunctionEvent,
  type ViewerFunction,
} from './viewer-function.ts'

export type SiteSettings = {
  readonly origin: Origin
  /** Whether query strings are in the cache key and sent to the origin; `none` by default. */
  readonly queryStrings?: 'none' | 'all'
  /** Before the cache, so its result is the cache key. */
  readonly viewerRequest?: (uri: string) => string
  /** After the cache, so the viewer's URI stays the cache key. */
  readonly originRequest?: (uri: string) => string
  /** For objects and redirects; a day by default. */
  readonly ttlMs?: number
  /** For errors; 10 seconds by default, as in CloudFront. */
  readonly errorTtlMs?: number
  /** By the invalidation's index, until it takes effect here; 0 by default. */
  readonly invalidationDelayMs?: number | ((index: number) => number)
  /** Instead, milliseconds from completion; Infinity for never. */
  readonly invalidationLagMs?: number | ((index: number) => number)
  /** Whether viewers that accept `br` or `gzip` get these, cached apart; false by default. */
  readonly compress?: boolean
  /** Answers instead of the site, as a web ACL does. */
  readonly webAcl?: (target: string) => OriginAnswer | undefined
  /** What is made of bodies after the cache. */
  readonly transform?: (body: Buffer) => Buffer
  /** How the edge sends an answer; `whole` by default. */
  readonly delivery?: (target: string) => Delivery
}

export type ViewerAnswer = OriginAnswer & { readonly cacheKey: string; readonly cache: 'hit' | 'miss' }

/** Time in milliseconds since 1970. `same`: equal to the key's previous fetch. */
export type OriginFetch = {
  readonly cacheKey: string
  readonly target: string
  readonly time: number
  readonly status: number
  readonly content: 'first' | 'changed' | 'unchanged'
}

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

export function createSite(
  settings: SiteSettings,
  around: {
    readonly distribution: () => Distribution | undefined
    /** Oldest first. */
    readonly invalidations: () => readonly Invalidation[]
    readonly functionOf: (arn: string) => ViewerFunction | undefined
    readonly now: () => number
  },
): Site {
  const { origin, ttlMs = DAY_MS, errorTtlMs = ERROR_TTL_MS, invalidationDelayMs = 0 } = settings
  const { invalidationLagMs, compress = false, webAcl = () => undefined, transform = (body: Buffer) => body } = settings
  const { delivery = () => 'whole' } = settings
  const { now } = around
  const delayOf = byIndex(invalidationDelayMs)
  const lagOf = invalidationLagMs === undefined ? undefined : byIndex(invalidationLagMs)
  const cache = createCache(now)
  const carriedOut = new Set<string>()
  const fetches: OriginFetch[] = []
  const last = new Map<string, OriginAnswer>()
  const hits = new Map<string, number>()

  const enabledDistribution = (): Distribution | undefined => {
    const distribution = around.distribution()
    return distribution?.config.Enabled === true ? distribution : undefined
  }

  // Only requests and `keys` read the cache.
  const carryOutInvalidations = () => {
    for (const [index, { id, created, completes, paths }] of around.invalidations().entries()) {
      const effect = lagOf === undefined ? Math.min(created + delayOf(index), completes) : completes + lagOf(index)
      if (carriedOut.has(id) || effect > now()) continue
      cache.purge(paths)
      carriedOut.add(id)
    }
  }

  const fetch = async (cacheKey: string, target: string): Promise<CachedAnswer> => {
    const time = now()
    const answer = await origin(target)
    const before = last.get(cacheKey)
    const content = before === undefined ? 'first' : isSame(before, answer) ? 'unchanged' : 'changed'
    last.set(cacheKey, answer)
    fetches.push({ cacheKey, target, time, status: answer.status, content })
    const tags = readCacheTags(answer, around.distribution()?.config.CacheTagConfig?.HeaderName)
    return { answer, tags, fetched: time, expires: time + (answer.status < 400 ? ttlMs : errorTtlMs) }
  }

  const runFunction = (
    distribution: Distribution,
    eventType: FunctionEvent['context']['eventType'],
    request: EventRequest,
    response?: EventResponse,
  ): unknown => {
    const associations = itemsOf(distribution.config.DefaultCacheBehavior.FunctionAssociations)
    const arn = associations.find((each) => each.EventType === eventType)?.FunctionARN
    if (arn === undefined) return response ?? request
    const run = around.functionOf(arn)
    if (run === undefined) throw new FunctionFailure(`The function ${arn} does not exist: add it before viewers come.`)
    const { id: distributionId, domainName: distributionDomainName } = distribution
    const context = { distributionDomainName, distributionId, eventType, requestId: randomUUID() }
    return run({ version: '1.0', context, viewer: { ip: '127.0.0.1' }, request, ...(response && { response }) })
  }

  const route = (target: string, viewer: Viewer, distribution: Distribution) => {
    const host = viewer.host ?? itemsOf(distribution.config.Aliases)[0] ?? distribution.domainName
    const asked = describeRequest(target, { ...viewer, host })
    const returned = runFunction(distribution, 'viewer-request', asked)
    const decision = returned === asked ? { request: asked } : readDecision(returned)
    if ('answer' in decision) return decision
    const { request } = decision
    const query = request === asked ? splitTarget(target).query : writeQuery(request.querystring)
    return { ...routeRequest(request.uri, query, settings, distribution), request }
  }

  const answerFromCache = async (cacheKey: string, originTarget: string, encoding: Encoding): Promise<ViewerAnswer> => {
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

  const serve = async (target: string, viewer: Viewer, distribution: Distribution): Promise<ViewerAnswer> => {
    const way = route(target, viewer, distribution)
    if ('answer' in way) {
      const headers = { ...way.answer.headers, 'X-Cache': 'FunctionGeneratedResponse from cloudfront' }
      return { ...way.answer, headers, cacheKey: target, cache: 'miss' }
    }
    const refusal = webAcl(target)
    if (refusal !== undefined) return { ...refusal, cacheKey: way.cacheKey, cache: 'miss' }
    const encoding = compress ? chooseEncoding(viewer.headers) : 'identity'
    const cached = await answerFromCache(way.cacheKey, way.originTarget, encoding)
    const answer = cached.status === 200 ? { ...cached, body: transform(cached.body) } : cached
    // As in the service, viewer-response functions do not run on errors of the origin.
    if (answer.status >= 400) return answer
    const seen = {
      statusCode: answer.status,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), { value }]),
      ),
      cookies: {},
    }
    const returned = runFunction(distribution, 'viewer-response', way.request, seen)
    return returned === seen ? answer : { ...answer, ...readAnswer(returned, answer.body) }
  }

  const request = async (target: string, viewer: Viewer = {}): Promise<ViewerAnswer> => {
    carryOutInvalidations()
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

  return {
    request,
    delivery,
    findStale: async (targets, viewer = {}) => {
      const stale: StaleAnswer[] = []
      for (const target of targets) {
        const distribution = enabledDistribution()
        if (distribution === undefined) continue
        const served = await request(target, viewer)
        const way = route(target, viewer, distribution)
        if ('answer' in way) continue
        const current = await origin(way.originTarget)
        if (!isSame(served, current)) stale.push({ target, served, current })
      }
      return stale
    },
    fetches,
    hits,
    keys: () => {
      carryOutInvalidations()
      return cache.keys()
    },
  }
}

function routeRequest(path: string, query: string, settings: SiteSettings, { config }: Distribution) {
  const { queryStrings = 'none', viewerRequest = same, originRequest = same } = settings
  const keptQuery = queryStrings === 'all' ? query : ''
  const uri = checkUri(viewerRequest(path), path)
  const root = config.DefaultRootObject ?? ''
  const asked = uri === '/' && root !== '' ? `/${root}` : uri
  const originPath = config.Origins.Items[0]?.OriginPath ?? ''
  return {
    cacheKey: `${uri}${keptQuery}`,
    originTarget: `${originPath}${checkUri(originRequest(asked), asked)}${keptQuery}`,
  }
}

function byIndex(ms: number | ((index: number) => number)): (index: number) => number {
  return typeof ms === 'function' ? ms : () => ms
}

function same(uri: string): string {
  return uri
}

function checkUri(rewritten: string, uri: string): string {
  if (rewritten.startsWith('/')) return rewritten
  throw new Error(`The function made ${JSON.stringify(rewritten)} of ${uri}: a URI starts with a slash.`)
}

function forViewer(answer: OriginAnswer, cacheKey: string, cache: ViewerAnswer['cache']): ViewerAnswer {
  const result = answer.status >= 400 ? 'Error' : cache === 'hit' ? 'Hit' : 'Miss'
  return { ...answer, headers: { ...answer.headers, 'X-Cache': `${result} from cloudfront` }, cacheKey, cache }
}

/** By what viewers see. */
function isSame(one: OriginAnswer, other: OriginAnswer): boolean {
  return (
    one.status === other.status &&
    headerOf(one, 'Location') === headerOf(other, 'Location') &&
    one.body.equals(other.body)
  )
}
