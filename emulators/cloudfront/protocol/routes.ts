import { NormalizedSchema } from '@smithy/core/schema'
import { splitVersion } from './api-version.ts'
import type { Operation } from './operation.ts'

export type Routed = {
  readonly operation: Operation
  readonly version: string
  readonly labels: ReadonlyMap<string, string>
}

type Route = {
  readonly operation: Operation
  readonly method: string
  readonly segments: readonly string[]
  readonly query: readonly (readonly [string, string])[]
}

export function createRouter(operations: readonly Operation[]): (method: string, url: URL) => Routed | undefined {
  // `POST /distribution?WithTags` comes before `POST /distribution`.
  const routes = operations.map(routeOf).sort((a, b) => b.query.length - a.query.length)

  return (method, url) => {
    const versioned = splitVersion(url.pathname)
    if (versioned === undefined) return undefined
    const segments = versioned.resource.split('/')
    for (const route of routes) {
      const labels =
        route.method === method && hasQuery(route, url) ? matchSegments(route.segments, segments) : undefined
      if (labels !== undefined) return { operation: route.operation, version: versioned.version, labels }
    }
    return undefined
  }
}

export function successStatus(operation: Operation): number {
  return httpTrait(operation)[2]
}

function routeOf(operation: Operation): Route {
  const [method, uri] = httpTrait(operation)
  const [path = '', query = ''] = uri.split('?')
  const resource = splitVersion(path)?.resource ?? path
  return { operation, method, segments: resource.split('/'), query: [...new URLSearchParams(query)] }
}

function httpTrait(operation: Operation): readonly [string, string, number] {
  const traits = operation.schema[3]
  const http = typeof traits === 'number' ? undefined : traits.http
  if (http === undefined)
    throw new Error(`The schema of ${operation.name} has no http trait, so that no route leads to it.`)
  return http
}

function hasQuery(route: Route, url: URL): boolean {
  return route.query.every(([name, value]) => url.searchParams.get(name) === value)
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const labels = new Map<string, string>()
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? ''
    const [, label] = /^\{(\w+)\}$/.exec(expected) ?? []
    if (label === undefined ? segment !== expected : segment === '') return undefined
    if (label !== undefined) labels.set(label, decodeLabel(segment))
  }
  return labels
}

/** Leaves wrong percent-encoding, which no resource has. */
function decodeLabel(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

export function inputMembers(operation: Operation): [string, NormalizedSchema][] {
  return [...NormalizedSchema.of(operation.schema[4]).structIterator()]
}

export function outputMembers(operation: Operation): [string, NormalizedSchema][] {
  return [...NormalizedSchema.of(operation.schema[5]).structIterator()]
}
