const UNITS = { ms: 1, s: 1000, m: 60_000 }

/** In milliseconds; a bare number is seconds. */
export function readDuration(name: string, text: string): number {
  const [, amount, unit = 's'] = /^(\d+)(ms|s|m)?$/.exec(text) ?? []
  if (amount !== undefined && (unit === 'ms' || unit === 's' || unit === 'm')) return Number(amount) * UNITS[unit]
  throw new Error(`${name} is "${text}"; it must be a duration as 500ms, 5s or 1m.`)
}

export function readNumber(name: string, text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`${name} is "${text}"; it must be a number.`)
  return Number(text)
}
