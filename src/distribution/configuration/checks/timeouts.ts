/** How long and how often CloudFront tries an origin. */
import type { Check } from './check.ts'
import { itemsAt, numberAt, ORIGIN_KINDS, partAt } from './part.ts'

/** Of the API reference; the ones marked there can be raised for an account, so that none is an error. */
const OF_ORIGIN = [
  ['ConnectionAttempts', 3],
  ['ConnectionTimeout', 10],
] as const
const OF_KIND = [
  ['OriginReadTimeout', 120],
  ['OriginKeepaliveTimeout', 120],
] as const

export const checkTimeouts: Check = (config, { advise }) => {
  for (const origin of itemsAt(config, 'Origins')) {
    const kinds = ORIGIN_KINDS.map((kind) => partAt(origin, kind))
    const limited = [
      { part: origin, limits: OF_ORIGIN },
      ...kinds.flatMap((part) => (part === undefined ? [] : [{ part, limits: OF_KIND }])),
    ]
    for (const { part, limits } of limited)
      for (const [member, most] of limits) {
        const value = numberAt(part, member)
        if (value !== undefined && (value < 1 || value > most))
          advise([...part.path, member], `CloudFront takes 1 to ${most}, not ${value}; write a value in between`)
      }
  }
}
