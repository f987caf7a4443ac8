import type { Member, Shape, StructureShape } from './config-shape.ts'
import { DISTRIBUTION_STRUCTURES } from './distribution-structures.ts'

/** A structure of the API as `distribution-structures.ts` has it. */
export type WrittenStructure = {
  readonly required: Readonly<Record<string, WrittenShape>>
  readonly optional: Readonly<Record<string, WrittenShape>>
}

export type WrittenShape =
  | 'text'
  | 'secret'
  | 'integer'
  | 'boolean'
  | { readonly values: readonly string[] }
  | { readonly structure: string }
  | { readonly list: WrittenShape; readonly itemName: string }

/** The API's DistributionConfig. */
export function distributionShape(): StructureShape {
  return readStructure('DistributionConfig')
}

function readStructure(name: string): StructureShape {
  const { required, optional } = DISTRIBUTION_STRUCTURES[name] ?? { required: {}, optional: {} }
  const membersOf = (written: WrittenStructure['required'], isRequired: boolean) =>
    Object.entries(written).map(([member, shape]): [string, Member] => [
      member,
      { shape: readShape(shape), isRequired },
    ])
  return { kind: 'structure', name, members: new Map([...membersOf(required, true), ...membersOf(optional, false)]) }
}

function readShape(written: WrittenShape): Shape {
  if (written === 'integer' || written === 'boolean') return { kind: written }
  if (written === 'text' || written === 'secret')
    return { kind: 'text', values: undefined, isSecret: written === 'secret' }
  if ('values' in written) return { kind: 'text', values: written.values, isSecret: false }
  if ('structure' in written) return readStructure(written.structure)
  return { kind: 'list', item: readShape(written.list), itemName: written.itemName }
}
