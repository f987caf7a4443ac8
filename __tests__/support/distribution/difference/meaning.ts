/** The meaning of a configuration, independent of the order of sets and of written defaults. */

import { isStructure, type ConfigStructure, type ConfigValue } from '../../../../src/cloudfront/config-value.ts'
import { isList, nameOf } from './mutations.ts'

/** Every value by its path; items of sets by their names. Configurations with the same lines mean the same. */
function flatten(value: ConfigValue, path = ''): readonly string[] {
  if (isList(value)) {
    const isOrdered = /(?:CacheBehaviors|Members)\.Items$/.test(path)
    return value.flatMap((item, index) => {
      const place = `${path}[${nameOf(item).toLowerCase()}]`
      const inside = isStructure(item) ? flatten(item, place) : [place]
      return isOrdered ? [`${place} ${index}`, ...inside] : inside
    })
  }
  if (isStructure(value)) {
    const members = Object.entries(value).filter(([name]) => name !== 'Quantity')
    return members.flatMap(([name, member]) => flatten(member, `${path}.${name}`))
  }
  return value === '' || value === false ? [] : [`${path} = ${JSON.stringify(value).toLowerCase()}`]
}

export function meaning(config: ConfigStructure): readonly string[] {
  return [...flatten(config)].sort()
}
