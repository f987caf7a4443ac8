import { randomUUID } from 'node:crypto'
import { itemsOf } from '../control-plane/configuration/configuration.ts'
import type { Distribution } from '../control-plane/store.ts'
import type { OriginAnswer } from './origin.ts'
import { describeRequest, splitTarget, writeQuery, type Viewer } from './viewer-event.ts'
import {
  FunctionFailure,
  readDecision,
  type EventRequest,
  type EventResponse,
  type FunctionEvent,
  type ViewerFunction,
} from './viewer-function.ts'

export type RoutingSettings = {
  /** Whether query strings are in the cache key and sent to the origin; `none` by default. */
  readonly queryStrings?: 'none' | 'all'
  /** Before the cache, so its result is the cache key. */
  readonly viewerRequest?: (uri: string) => string
  /** After the cache, so the viewer's URI stays the cache key. */
  readonly originRequest?: (uri: string) => string
}

export type FindFunction = (arn: string) => ViewerFunction | undefined

export type Route = { readonly cacheKey: string; readonly originTarget: string; readonly request: EventRequest }

/** Returns an answer instead if the viewer-request function gives one. */
export function findRoute(
  target: string,
  viewer: Viewer,
  distribution: Distribution,
  { settings, functionOf }: { readonly settings: RoutingSettings; readonly functionOf: FindFunction },
): Route | { readonly answer: OriginAnswer } {
  const host = viewer.host ?? itemsOf(distribution.config.Aliases)[0] ?? distribution.domainName
  const asked = describeRequest(target, { ...viewer, host })
  const returned = runFunction(distribution, functionOf, { eventType: 'viewer-request', request: asked })
  const decision = returned === asked ? { request: asked } : readDecision(returned)
  if ('answer' in decision) return decision
  const { request } = decision
  const query = request === asked ? splitTarget(target).query : writeQuery(request.querystring)
  return { ...routeRequest(request.uri, query, settings, distribution), request }
}

/** Returns what it is given if the distribution has no function for the event. */
export function runFunction(
  { config, id: distributionId, domainName: distributionDomainName }: Distribution,
  functionOf: FindFunction,
  {
    eventType,
    request,
    response,
  }: {
    readonly eventType: FunctionEvent['context']['eventType']
    readonly request: EventRequest
    readonly response?: EventResponse
  },
): unknown {
  const associations = itemsOf(config.DefaultCacheBehavior.FunctionAssociations)
  const arn = associations.find((each) => each.EventType === eventType)?.FunctionARN
  if (arn === undefined) return response ?? request
  const run = functionOf(arn)
  if (run === undefined) throw new FunctionFailure(`The function ${arn} does not exist: add it before viewers come.`)
  const context = { distributionDomainName, distributionId, eventType, requestId: randomUUID() }
  return run({ version: '1.0', context, viewer: { ip: '127.0.0.1' }, request, ...(response && { response }) })
}

function routeRequest(path: string, query: string, settings: RoutingSettings, { config }: Distribution) {
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

function same(uri: string): string {
  return uri
}

function checkUri(rewritten: string, uri: string): string {
  if (rewritten.startsWith('/')) return rewritten
  throw new Error(`The function made ${JSON.stringify(rewritten)} of ${uri}: a URI starts with a slash.`)
}
