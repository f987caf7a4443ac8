/** Reads payloads of any shape. Keys lead to the field. */

/** `payload` is the event file's JSON; `sha` may be empty; `ref` is a full ref. */
export type RawEvent = {
  readonly name: string
  readonly payload: unknown
  readonly sha: string
  readonly ref?: string | undefined
}

export function fieldOf(payload: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    payload,
  )
}

export function textOf(payload: unknown, ...keys: readonly string[]): string | undefined {
  const value = fieldOf(payload, ...keys)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberOf(payload: unknown, ...keys: readonly string[]): number | undefined {
  const value = fieldOf(payload, ...keys)
  return typeof value === 'number' ? value : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
