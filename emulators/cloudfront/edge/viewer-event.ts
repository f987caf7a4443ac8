import type { EventRequest, EventValue, EventValues } from './viewer-function.ts'

/** `GET` by default. */
export type Viewer = {
  readonly method?: string
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

export function splitTarget(target: string): { readonly uri: string; readonly query: string } {
  const [, uri = '', query = ''] = /^([^?]*)(.*)$/s.exec(target) ?? []
  return { uri, query }
}

export function writeQuery(values: EventValues): string {
  const pairs = Object.entries(values).flatMap(([name, { value, multiValue = [{ value }] }]) =>
    multiValue.map((each) => (each.value === '' ? name : `${name}=${each.value}`)),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Encoded. `value` is the last of repeated names. */
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
