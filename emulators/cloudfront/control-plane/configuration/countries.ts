const CODE = /^[A-Z]{2}$/
const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** Parts of countries, unions, and codes for tests. */
const OTHER_REGIONS = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])

/** By Unicode's names for the codes of ISO 3166-1. */
export function isCountry(code: string): boolean {
  return CODE.test(code) && !OTHER_REGIONS.has(code) && NAMES.of(code) !== undefined && isCurrent(code)
}

/** Unlike DD and UK. */
function isCurrent(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code
}
