import {
  type ConfigPath,
  isStructure,
  listOf,
  type ConfigStructure,
  type ConfigValue,
} from '../../../cloudfront/config-value.ts'

export type Findings = {
  readonly refuse: (path: ConfigPath, text: string) => void
  /** For what CloudFront may refuse, and for what it accepts but hardly anybody wants. */
  readonly advise: (path: ConfigPath, text: string) => void
}

export type Check = (config: Part, findings: Findings) => void

export function refuseFault(refuse: Findings['refuse'], path: ConfigPath, fault: string | undefined): void {
  if (fault !== undefined) refuse(path, fault)
}

export type Part = { readonly path: ConfigPath; readonly members: ConfigStructure }

export function partAt({ path, members }: Part, member: string): Part | undefined {
  const value = members[member]
  return isStructure(value) ? { path: [...path, member], members: value } : undefined
}

export function itemsAt(part: Part, member: string): readonly Part[] {
  return valuesAt(part, member).flatMap((value, index) =>
    isStructure(value) ? [{ path: [...part.path, member, 'Items', index], members: value }] : [],
  )
}

export function textsAt(part: Part, member: string): readonly string[] {
  return valuesAt(part, member).filter((value) => typeof value === 'string')
}

/** Returns undefined for an empty text, which the API treats as an absent member. */
export function textAt({ members }: Part, member: string): string | undefined {
  const value = members[member]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberAt({ members }: Part, member: string): number | undefined {
  const value = members[member]
  return typeof value === 'number' ? value : undefined
}

export const ORIGIN_KINDS = ['S3OriginConfig', 'CustomOriginConfig', 'VpcOriginConfig'] as const

export function behaviorsOf(config: Part): readonly Part[] {
  const byDefault = partAt(config, 'DefaultCacheBehavior')
  return [...(byDefault === undefined ? [] : [byDefault]), ...itemsAt(config, 'CacheBehaviors')]
}

function valuesAt({ members }: Part, member: string): readonly ConfigValue[] {
  const list = members[member]
  return listOf(isStructure(list) ? list['Items'] : undefined)
}
