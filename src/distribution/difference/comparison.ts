/** What every step of a comparison gives and gets. */
import type { Member, Shape, StructureShape } from '../../cloudfront/config-shape.ts'
import type { ConfigStructure, ConfigValue } from '../../cloudfront/config-value.ts'
import type { Change } from './change.ts'
import { isEmpty } from './emptiness.ts'
import { redact } from './redact.ts'
import type { Risk } from './risk.ts'
import { findRisk, tellRisk } from './risks.ts'

export type Comparison<Value extends ConfigValue | undefined = ConfigValue | undefined> = {
  readonly changes: readonly Change[]
  /** What an update sends; undefined for nothing. */
  readonly value: Value
}

/** Two structures side by side. */
export type Structures = {
  /** What the file gives. */
  readonly wanted: ConfigStructure
  /** What CloudFront has; undefined if the structure is to be added. */
  readonly live: ConfigStructure | undefined
  readonly shape: StructureShape
}

/** One member of structures that are compared. */
export type MemberOf = {
  readonly name: string
  readonly member: Member
  /** Whether CloudFront does not heed it beside the others. */
  readonly isIdle: boolean
}

/** Where a comparison is. */
export type Spot = {
  /** As changes name it; empty for the whole configuration. */
  readonly path: string
  /** What a change here or inside means for viewers, unless what is inside has a risk of its own. */
  readonly risk: Risk | undefined
  /** Whether the distribution is one with tenants, which knows fewer members. */
  readonly isMultiTenant: boolean
}

/** The whole comparison of two structures, as its parts need it for the structures inside them. */
export type CompareStructures = (structures: Structures, spot: Spot) => Comparison<ConfigStructure>

/** `owner` is the API's name of the structure that has the member. */
export function enterMember(spot: Spot, owner: string, member: string): Spot {
  const path = spot.path === '' ? member : `${spot.path}.${member}`
  return { ...spot, path, risk: findRisk(owner, member) ?? spot.risk }
}

/** The members of an item have their own risks; that of the list is about whole items. */
export function enterItem(spot: Spot, item: string): Spot {
  return { ...spot, path: `${spot.path}[${item}]`, risk: undefined }
}

type Finding = {
  readonly before: ConfigValue | undefined
  readonly after: ConfigValue | undefined
  readonly isReset: boolean
}

export function describeChange(spot: Spot, shape: Shape, { before, after, isReset }: Finding, item?: string): Change {
  const had = isNothing(before) ? undefined : before
  const gets = isNothing(after) ? undefined : after
  const action = had === undefined ? 'added' : gets === undefined ? 'removed' : 'changed'
  const isSecret = shape.kind === 'text' && shape.isSecret
  const show = (value: ConfigValue | undefined) => (value === undefined || isSecret ? value : redact(value, shape))
  return {
    path: item === undefined ? spot.path : `${spot.path}[${item}]`,
    before: show(had),
    after: show(gets),
    isReset,
    isSecret,
    risk: tellRisk(spot.risk, { action, item: item ?? '', before: had, after: gets }),
  }
}

/** An item that stays and is tried earlier or later than before; the places count from 0, as CloudFront's console counts them. */
export function describeMove(spot: Spot, item: string, before: number, after: number): Change {
  return {
    path: `${spot.path}[${item}] precedence`,
    before,
    after,
    isReset: false,
    isSecret: false,
    risk: tellRisk(spot.risk, { action: 'moved', item, before, after }),
  }
}

/** Structures that are there count as something, whatever they hold. */
function isNothing(value: ConfigValue | undefined): boolean {
  return typeof value !== 'object' && isEmpty(value)
}
