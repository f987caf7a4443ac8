/** The members of the input `ignore`, such as `CacheBehaviors[/api/*].Compress`, keep CloudFront's values. */
import { countedList, type ListShape, type Shape, type StructureShape } from '../../cloudfront/config-shape.ts'
import { identifyItem, nameItem, namingMember } from '../../cloudfront/config-identities.ts'
import {
  countedItems,
  countItems,
  isStructure,
  listOf,
  type ConfigStructure,
  type ConfigValue,
} from '../../cloudfront/config-value.ts'

export type MemberPath = readonly MemberStep[]

/** Without `item`, the step means the complete member. */
type MemberStep = { readonly member: string; readonly item: string | undefined }

const STEP = /^(?<member>\w+)(?:\[(?<item>[^\]]+(?:\](?![.[]|$)[^\]]*)*)\])?(?:\.|$)/

export function parseMemberPath(text: string): MemberPath | undefined {
  const steps: MemberStep[] = []
  for (let rest = text; rest !== '';) {
    const found = STEP.exec(rest)
    if (found === null) return undefined
    steps.push({ member: found.groups?.['member'] ?? '', item: found.groups?.['item'] })
    rest = rest.slice(found[0].length)
  }
  return steps.length === 0 || text.endsWith('.') ? undefined : steps
}

export function findUnknownStep(path: MemberPath, shape: StructureShape): string | undefined {
  const [step, ...rest] = path
  if (step === undefined) return undefined
  const member = shape.members.get(step.member)?.shape
  if (member === undefined) return step.member
  const inside = step.item === undefined ? member : listIn(member)?.item
  if (inside === undefined) return `${step.member}[${step.item ?? ''}]`
  if (rest.length === 0) return undefined
  return inside.kind === 'structure' ? findUnknownStep(rest, inside) : rest[0]?.member
}

export function keepIgnored(
  wanted: ConfigStructure,
  live: ConfigStructure,
  { shape, ignored }: { readonly shape: StructureShape; readonly ignored: readonly MemberPath[] },
): ConfigStructure {
  return ignored.reduce((kept, path) => replaceMember(kept, path, { shape, live, isDropped: false }), wanted)
}

export function withoutIgnored(
  config: ConfigStructure,
  { shape, ignored }: { readonly shape: StructureShape; readonly ignored: readonly MemberPath[] },
): ConfigStructure {
  const dropping = { shape, live: undefined, isDropped: true }
  return ignored.reduce((kept, path) => replaceMember(kept, path, dropping), config)
}

type Replacing<OfShape extends Shape> = {
  readonly shape: OfShape
  readonly live: ConfigStructure | undefined
  readonly isDropped: boolean
}

function replaceMember(
  wanted: ConfigStructure,
  [step, ...rest]: MemberPath,
  { shape, live, isDropped }: Replacing<StructureShape>,
): ConfigStructure {
  const member = shape.members.get(step?.member ?? '')?.shape
  if (step === undefined || member === undefined) return wanted
  const given = wanted[step.member]
  const stored = live?.[step.member]
  const value =
    step.item === undefined
      ? replaceInside(given, stored, rest, { shape: member, isDropped })
      : replaceItem(given, stored, { item: step.item, rest, shape: member, isDropped, owner: shape.name })
  const others = Object.entries(wanted).filter(([name]) => name !== step.member)
  return Object.fromEntries(value === undefined ? others : [...others, [step.member, value]])
}

function replaceInside(
  given: ConfigValue | undefined,
  stored: ConfigValue | undefined,
  rest: MemberPath,
  { shape, isDropped }: { readonly shape: Shape; readonly isDropped: boolean },
): ConfigValue | undefined {
  if (rest.length === 0) return stored
  if (shape.kind !== 'structure') return given
  const live = isStructure(stored) ? stored : undefined
  const replaced = replaceMember(isStructure(given) ? given : {}, rest, { shape, live, isDropped })
  return given === undefined && Object.keys(replaced).length === 0 ? undefined : replaced
}

function replaceItem(
  given: ConfigValue | undefined,
  stored: ConfigValue | undefined,
  path: {
    readonly item: string
    readonly rest: MemberPath
    readonly shape: Shape
    readonly isDropped: boolean
    readonly owner: string
  },
): ConfigValue | undefined {
  const list = listIn(path.shape)
  if (list === undefined) return given
  const owner = path.shape.kind === 'structure' ? path.shape.name : path.owner
  const isItem = (value: ConfigValue) =>
    nameItem(value, list) === path.item || identifyItem(value, list, owner) === identifyName(path.item, list, owner)
  const [wanted, live] = [itemsIn(given), itemsIn(stored)]
  const [wantedItem, liveItem] = [wanted.find(isItem), live.find(isItem)]
  const items =
    path.rest.length > 0
      ? wanted.map((value) => (value === wantedItem ? replaceInItem(value, liveItem, path, list) : value))
      : putItem(wanted, live, {
          wantedItem,
          liveItem,
          isSame: (one, other) => nameItem(one, list) === nameItem(other, list),
        })
  if (path.shape.kind === 'list') return items
  if (given === undefined && items.length === 0) return undefined
  return countItems(new Map(Object.entries({ ...(isStructure(given) ? given : {}), Items: items })))
}

function replaceInItem(
  value: ConfigValue,
  liveItem: ConfigValue | undefined,
  { rest, isDropped }: { readonly rest: MemberPath; readonly isDropped: boolean },
  { item: shape }: ListShape,
): ConfigValue {
  if (shape.kind !== 'structure' || !isStructure(value)) return value
  if (liveItem === undefined && !isDropped) return value
  return replaceMember(value, rest, { shape, live: isStructure(liveItem) ? liveItem : undefined, isDropped })
}

/** Puts CloudFront's item at the position of the file's item, or else at its position in CloudFront's list. */
function putItem(
  wanted: readonly ConfigValue[],
  live: readonly ConfigValue[],
  {
    wantedItem,
    liveItem,
    isSame,
  }: {
    readonly wantedItem: ConfigValue | undefined
    readonly liveItem: ConfigValue | undefined
    readonly isSame: (one: ConfigValue, other: ConfigValue) => boolean
  },
): readonly ConfigValue[] {
  if (liveItem === undefined) return wanted.filter((value) => value !== wantedItem)
  if (wantedItem !== undefined) return wanted.map((value) => (value === wantedItem ? liveItem : value))
  const before = live.slice(0, live.indexOf(liveItem)).toReversed()
  const previous = before.map((one) => wanted.findIndex((other) => isSame(one, other))).find((index) => index >= 0)
  return wanted.toSpliced((previous ?? -1) + 1, 0, liveItem)
}

function listIn(shape: Shape): ListShape | undefined {
  if (shape.kind === 'list') return shape
  return shape.kind === 'structure' ? countedList(shape) : undefined
}

function itemsIn(value: ConfigValue | undefined): readonly ConfigValue[] {
  return isStructure(value) ? countedItems(value) : listOf(value)
}

function identifyName(name: string, list: ListShape, owner: string): string {
  const member = namingMember(list)
  return identifyItem(member === undefined ? name : { [member]: name }, list, owner)
}
