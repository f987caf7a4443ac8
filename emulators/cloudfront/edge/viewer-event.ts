/** A viewer's request in the form in which functions get it, and back. */

import type { EventRequest, EventValue, EventValues } from './viewer-function.ts'

/** What a viewer sends beside the target; header names in any case. `method` is by default `GET`. */
export type Viewer = {
  readonly method?: string
  /** By default the first host name of the distribution. */
  readonly host?: string
  readonly headers?: Readonly<Record<string, string>>
}

export function describeRequest(target: string, viewer: Viewer & { readonly host: string }): EventRequest {
  const { uri, query } = splitTarget(target)
  const headers = new Map(Object.entries(viewer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  headers.delete('cookie')
  headers.set('host', viewer.host)
  return {
    method: viewer.method ?? 'GET',
    uri,
    querystring: collect(query.slice(1).split('&')),
    headers: Object.fromEntries([...headers].map(([name, value]) => [name, { value }])),
    cookies: collect(cookies),
  }
}

/** The path of a target, and its query string with the question mark. */
export function splitTarget(target: string): { readonly uri: string; readonly query: string } {
  const [, uri = '', query = ''] = /^([^?]*)(.*)$/s.exec(target) ?? []
  return { uri, query }
}

/** The query string, with its question mark unless it is empty. */
export function writeQuery(values: EventValues): string {
  const pairs = Object.entries(values).flatMap(([name, { value, multiValue = [{ value }] }]) =>
    multiValue.map((each) => (each.value === '' ? name : `${name}=${each.value}`)),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Values by their names, as they are encoded: of a name that occurs again the last value, and all in `multiValue`. */
function collect(pairs: readonly string[]): EventValues {
  const values = new Map<string, EventValue>()
  for (const pair of pairs) {
    if (pair === '') continue
    const [name = '', ...rest] = pair.split('=')
    const value = rest.join('=')
    const before = values.get(name)
    const all = before && [...(before.multiValue ?? [{ value: before.value }]), { value }]
    values.set(name, { value, ...(all && { multiValue: all }) })
  }
  return Object.fromEntries(values)
}
