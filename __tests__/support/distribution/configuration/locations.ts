/** The values of a configuration by their paths, and configurations with one of them changed. */
import type { Shape } from '../../../../src/cloudfront/config-shape.ts'
import {
  isStructure,
  type ConfigPath,
  type ConfigStructure,
  type ConfigValue,
} from '../../../../src/cloudfront/config-value.ts'

/** A value in a configuration, and its shape. */
export type Location = { readonly path: ConfigPath; readonly value: ConfigValue; readonly shape: Shape }

/** The configuration itself and all that is in it. */
export function* locationsIn(value: ConfigValue, shape: Shape, path: ConfigPath = []): Generator<Location> {
  yield { path, value, shape }
  if (Array.isArray(value) && shape.kind === 'list') {
    const items: readonly ConfigValue[] = value
    for (const [index, item] of items.entries()) yield* locationsIn(item, shape.item, [...path, index])
  }
  if (!isStructure(value) || shape.kind !== 'structure') return
  for (const [name, below] of Object.entries(value)) {
    const member = shape.members.get(name)
    if (member) yield* locationsIn(below, member.shape, [...path, name])
  }
}

function replaceAt(whole: ConfigValue, path: ConfigPath, value: ConfigValue | undefined): ConfigValue {
  const [part, ...rest] = path
  if (part === undefined) return value ?? ''
  if (Array.isArray(whole)) {
    const items: readonly ConfigValue[] = whole
    return items.map((item, index) => (index === part ? replaceAt(item, rest, value) : item))
  }
  if (!isStructure(whole)) return whole
  return Object.fromEntries(
    Object.entries(whole).flatMap(([name, below]) => {
      if (name !== part) return [[name, below] as const]
      return rest.length === 0 && value === undefined ? [] : [[name, replaceAt(below, rest, value)] as const]
    }),
  )
}

/** A configuration with another value at a path; undefined takes the value out. */
export function withValueAt(
  config: ConfigStructure,
  path: ConfigPath,
  value: ConfigValue | undefined,
): ConfigStructure {
  const changed = replaceAt(config, path, value)
  if (!isStructure(changed)) throw new Error('a configuration is a structure')
  return changed
}
