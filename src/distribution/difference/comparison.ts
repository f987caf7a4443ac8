/** What every step of a comparison takes and gives. */
import type { Member, Shape, StructureShape } from '../../cloudfront/config-shape.ts'
import { type ConfigStructure, type ConfigValue, isEmpty, isList, isStructure } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from './change.ts'
import { type Risk, findRisk, tellRisk } from './risks.ts'

export type Compared<Value extends ConfigValue | undefined = ConfigValue | undefined> = {
  readonly changes: readonly ConfigChange[]
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
export type Location = {
  /** As changes name it; empty for the whole configuration. */
  readonly path: string
  /** What a change here or inside means for viewers, unless what is inside has a risk of its own. */
  readonly risk: Risk | undefined
  /** Whether the distribution is one with tenants, which knows fewer members. */
  readonly isMultiTenant: boolean
}

/** The whole comparison of two structures, as its parts need it for the structures inside them. */
export type CompareStructures = (structures: Structures, location: Location) => Compared<ConfigStructure>

/** `owner` is the API's name of the structure that has the member. */
export function enterMember(location: Location, owner: string, member: string): Location {
  const path = location.path === '' ? member : `${location.path}.${member}`
  return { ...location, path, risk: findRisk(owner, member) ?? location.risk }
}

/** The members of an item have their own risks; that of the list is about whole items. */
export function enterItem(location: Location, item: string): Location {
  return { ...location, path: `${location.path}[${item}]`, risk: undefined }
}

type Finding = {
  readonly before: ConfigValue | undefined
  readonly after: ConfigValue | undefined
  readonly isReset: boolean
}

export function describeChange(
  location: Location,
  shape: Shape,
  { before, after, isReset }: Finding,
  item?: string,
): ConfigChange {
  const had = isNothing(before) ? undefined : before
  const gets = isNothing(after) ? undefined : after
  const action = had === undefined ? 'added' : gets === undefined ? 'removed' : 'changed'
  const isSecret = shape.kind === 'text' && shape.isSecret
  const show = (value: ConfigValue | undefined) => (value === undefined || isSecret ? value : redact(value, shape))
  return {
    path: item === undefined ? location.path : `${location.path}[${item}]`,
    before: show(had),
    after: show(gets),
    isReset,
    isSecret,
    risk: tellRisk(location.risk, { action, item: item ?? '', before: had, after: gets }),
  }
}

/** An item that stays and is tried earlier or later than before; the places count from 0, as CloudFront's console counts them. */
export function describeMove(location: Location, item: string, before: number, after: number): ConfigChange {
  return {
    path: `${location.path}[${item}] precedence`,
    before,
    after,
    isReset: false,
    isSecret: false,
    risk: tellRisk(location.risk, { action: 'moved', item, before, after }),
  }
}

/** Structures that are there count as something, whatever they hold. */
function isNothing(value: ConfigValue | undefined): boolean {
  return typeof value !== 'object' && isEmpty(value)
}

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
