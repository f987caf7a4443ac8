import { randomInt } from 'node:crypto'

const CAPITALS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const SMALL_LETTERS_AND_DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const LETTERS_AND_DIGITS = `${CAPITALS_AND_DIGITS}abcdefghijklmnopqrstuvwxyz`

export function makeDistributionId(): string {
  return `E${draw(13, CAPITALS_AND_DIGITS)}`
}

export function makeInvalidationId(): string {
  return `I${draw(25, CAPITALS_AND_DIGITS)}`
}

export function makeTenantId(): string {
  return `dt_${draw(27, LETTERS_AND_DIGITS)}`
}

/** Below `cloudfront.net`. */
export function makeDomainName(): string {
  return `d${draw(13, SMALL_LETTERS_AND_DIGITS)}.cloudfront.net`
}

function draw(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
