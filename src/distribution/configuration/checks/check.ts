/** The form of every check, and what checks read of a configuration. */
import {
  type ConfigPath,
  isStructure,
  listOf,
  type ConfigStructure,
  type ConfigValue,
} from '../../../cloudfront/config-value.ts'

/** Both take what is wrong with the value at a path, and what to write instead. */
export type Findings = {
  /** What the service is certain to refuse. */
  readonly refuse: (path: ConfigPath, text: string) => void
  /** What the service decides, or what it takes and nobody wants. */
  readonly advise: (path: ConfigPath, text: string) => void
}

/** Looks at a whole DistributionConfig for one kind of mistake. */
export type Check = (config: Part, findings: Findings) => void

export type Part = { readonly path: ConfigPath; readonly members: ConfigStructure }

/** The structure that a member is; undefined if it is not given. */
export function partAt({ path, members }: Part, member: string): Part | undefined {
  const value = members[member]
  return isStructure(value) ? { path: [...path, member], members: value } : undefined
}

/** The items of a counted list of structures. */
export function itemsAt(part: Part, member: string): readonly Part[] {
  return valuesAt(part, member).flatMap((value, index) =>
    isStructure(value) ? [{ path: [...part.path, member, 'Items', index], members: value }] : [],
  )
}

/** The items of a counted list of texts. */
export function textsAt(part: Part, member: string): readonly string[] {
  return valuesAt(part, member).filter((value) => typeof value === 'string')
}

/** A text that is given; an empty one means to the API that there is none. */
export function textAt({ members }: Part, member: string): string | undefined {
  const value = members[member]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberAt({ members }: Part, member: string): number | undefined {
  const value = members[member]
  return typeof value === 'number' ? value : undefined
}

/** The members of an origin of which one is there and says what kind it is. */
export const ORIGIN_KINDS = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'] as const

/** All behaviors, the default one first. */
export function behaviorsOf(config: Part): readonly Part[] {
  const byDefault = partAt(config, 'DefaultCacheBehavior')
  return [...(byDefault === undefined ? [] : [byDefault]), ...itemsAt(config, 'CacheBehaviors')]
}

function valuesAt({ members }: Part, member: string): readonly ConfigValue[] {
  const list = members[member]
  return listOf(isStructure(list) ? list['Items'] : undefined)
}
