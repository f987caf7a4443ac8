/** Complete payloads of webhooks. Commits and tags are placeholders such as `<head>`. */

import { readFileSync } from 'node:fs'

type Json = string | number | boolean | null | readonly Json[] | JsonObject
type JsonObject = Readonly<{ [key: string]: Json }>

/**
 * Reads `../../fixtures/payloads/NAME.json`, replaces placeholders by the given values, and merges `changes`. Throws
 * for a placeholder without a value.
 */
export function payloadOf(name: string, values: Readonly<Record<string, string>> = {}, changes: Json = {}): Json {
  const text = readFileSync(new URL(`../../fixtures/payloads/${name}.json`, import.meta.url), 'utf8')
  const filled = text.replaceAll(/<([a-z]+)>/g, (placeholder, key: string) => {
    const value = values[key]
    if (value === undefined) throw new Error(`${name}.json holds ${placeholder}, for which no value is given`)
    return value
  })
  return merge(JSON.parse(filled) as Json, changes)
}

function merge(payload: Json, changes: Json): Json {
  if (!isObject(payload) || !isObject(changes)) return changes
  const merged = Object.entries(changes).map(([key, value]) => [key, merge(payload[key] ?? null, value)] as const)
  return { ...payload, ...Object.fromEntries(merged) }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
