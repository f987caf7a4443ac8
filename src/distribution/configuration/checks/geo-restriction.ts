/** In which countries viewers are served. */
import { show } from '../wording.ts'
import type { Check } from './check.ts'
import { partAt, textAt, textsAt } from './part.ts'

export const checkGeoRestriction: Check = (config, { refuse, advise }) => {
  const restrictions = partAt(config, 'Restrictions')
  const geo = restrictions && partAt(restrictions, 'GeoRestriction')
  const type = geo && textAt(geo, 'RestrictionType')
  if (restrictions === undefined || geo === undefined || type === undefined) return
  const countries = textsAt(restrictions, 'GeoRestriction')
  if (type !== 'none' && countries.length === 0)
    refuse(geo.path, `RestrictionType is ${type}, but no country is listed; list some, or write none`)
  if (type === 'none' && countries.length > 0)
    refuse(geo.path, 'countries are listed, but RestrictionType is none; write whitelist or blacklist, or remove them')
  for (const [index, country] of countries.entries()) {
    if (/^[A-Z]{2}$/.test(country)) continue
    const text = `${show(country)} is no code of ISO 3166-1; write two capital letters, such as GB`
    advise([...geo.path, 'Items', index], text)
  }
}
