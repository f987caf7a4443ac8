import type { Place } from '../../../faults.ts'
import type { ListShape, Shape, StructureShape } from '../../../cloudfront/config-shape.ts'
import {
  formatPath,
  isStructure,
  listOf,
  type ConfigPath,
  type ConfigStructure,
  type ConfigValue,
} from '../../../cloudfront/config-value.ts'
import { identifyItem, nameItem, namingMember } from '../../../cloudfront/config-identities.ts'
import { show } from '../reading/wording.ts'
import type { Findings } from './check.ts'

type Configuration = {
  readonly config: ConfigStructure
  readonly shape: StructureShape
  readonly places: ReadonlyMap<string, Place>
}

export function checkUniqueItems({ config, shape, places }: Configuration, { refuse }: Findings): void {
  visit(config, shape, [], 'DistributionConfig')

  function visit(value: ConfigValue, shape: Shape, path: ConfigPath, owner: string): void {
    if (shape.kind === 'structure' && isStructure(value)) {
      for (const [member, { shape: below }] of shape.members) {
        const given = value[member]
        if (given !== undefined) visit(given, below, [...path, member], shape.name)
      }
    }
    if (shape.kind !== 'list') return
    compareItems(listOf(value), shape, path, owner)
    for (const [index, item] of listOf(value).entries()) visit(item, shape.item, [...path, index], owner)
  }

  function compareItems(items: readonly ConfigValue[], list: ListShape, path: ConfigPath, owner: string): void {
    const first = new Map<string, { readonly name: string; readonly path: ConfigPath }>()
    for (const [index, item] of items.entries()) {
      const key = sameInRequests(identifyItem(item, list, owner), list)
      const member = namingMember(list)
      const here = { name: nameItem(item, list), path: [...path, index, ...(member === undefined ? [] : [member])] }
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, here)
      else refuse(here.path, describeRepetition(here.name, earlier.name, lineOf(earlier.path), member))
    }
  }

  function lineOf(path: ConfigPath): string {
    const line = places.get(formatPath(path))?.line
    return line === undefined ? 'earlier in the file' : `in line ${line}`
  }
}

/** `a` and `/a` match the same requests. */
function sameInRequests(key: string, { item }: ListShape): string {
  return item.kind === 'structure' && item.name === 'CacheBehavior' ? key.replace(/^\//, '') : key
}

function describeRepetition(name: string, earlier: string, where: string, member: string | undefined): string {
  const found =
    name === earlier
      ? `${show(name)} is given more than once, also ${where}`
      : `${show(name)} means the same as ${show(earlier)} ${where}`
  return `${found}; ${member === undefined ? 'each item' : `each ${member}`} may be given once, so remove or change one of them`
}
