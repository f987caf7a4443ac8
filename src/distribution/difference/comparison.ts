import type { Member, Shape, StructureShape } from '../../cloudfront/config-shape.ts'
import { type ConfigStructure, type ConfigValue, isEmpty, isList, isStructure } from '../../cloudfront/config-value.ts'
import type { ConfigChange } from './change.ts'
import { type Risk, findRisk, describeRisk } from './risks.ts'

export type Compared<Value extends ConfigValue | undefined = ConfigValue | undefined> = {
  readonly changes: readonly ConfigChange[]
  readonly value: Value
}

export type Structures = {
  readonly wanted: ConfigStructure
  readonly live: ConfigStructure | undefined
  readonly shape: StructureShape
}

export type MemberOf = {
  readonly name: string
  readonly member: Member
  /** Whether CloudFront ignores it. */
  readonly isIdle: boolean
}

export type Location = {
  readonly path: string
  /** The risk of a change here, unless a member inside has its own. */
  readonly risk: Risk | undefined
  readonly isMultiTenant: boolean
}

/** An argument instead of an import, because structures and lists contain each other. */
export type CompareStructures = (structures: Structures, location: Location) => Compared<ConfigStructure>

export function enterMember(location: Location, owner: string, member: string): Location {
  const path = location.path === '' ? member : `${location.path}.${member}`
  return { ...location, path, risk: findRisk(owner, member) ?? location.risk }
}

/** Drops the list's risk, which is only about adding and removing items. */
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
    risk: describeRisk(location.risk, { action, item: item ?? '', before: had, after: gets }),
  }
}

/** Positions count from 0, as in CloudFront's console. */
export function describeMove(location: Location, item: string, before: number, after: number): ConfigChange {
  return {
    path: `${location.path}[${item}] precedence`,
    before,
    after,
    isReset: false,
    isSecret: false,
    risk: describeRisk(location.risk, { action: 'moved', item, before, after }),
  }
}

function isNothing(value: ConfigValue | undefined): boolean {
  return typeof value !== 'object' && isEmpty(value)
}

const SECRET = '(secret)'

/** Hides secrets in a value, such as an origin's custom headers. */
function redact(value: ConfigValue, shape: Shape): ConfigValue {
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
