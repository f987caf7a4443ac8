/** Values as a plan may show them. */
import type { Shape } from '../../cloudfront/config-shape.ts'
import { isList, isStructure, type ConfigValue } from '../../cloudfront/config-value.ts'

/** What stands in the place of a secret inside a value that is shown as a whole. */
const SECRET = '(secret)'

/** A list or structure without the secrets in it, such as the values of an origin's custom headers. */
export function redact(value: ConfigValue, shape: Shape): ConfigValue {
  if (shape.kind === 'text') return shape.isSecret ? SECRET : value
  if (shape.kind === 'list' && isList(value)) return value.map((item) => redact(item, shape.item))
  if (shape.kind !== 'structure' || !isStructure(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const member = shape.members.get(name)
      return [name, member === undefined ? part : redact(part, member.shape)]
    }),
  )
}
