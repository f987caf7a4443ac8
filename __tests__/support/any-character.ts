import fc from 'fast-check'

const SURROGATES = { first: 0xd800, count: 0x800 }

/** Any code point but surrogates, as fast-check's unit `binary`, without its table of a million characters. */
export const ANY_CHARACTER = fc
  .nat(0x10ffff - SURROGATES.count)
  .map((code) => String.fromCodePoint(code < SURROGATES.first ? code : code + SURROGATES.count))
