import { isFullSha } from '../repository/revision.ts'

/** What we read of an answer. `null` in a list of alternatives also stands for a missing member. */
export type AnswerShape =
  | Leaf
  | { readonly anyOf: readonly (AnswerShape | null)[] }
  | { readonly listOf: AnswerShape }
  | { readonly members: Readonly<Record<string, AnswerShape>> }

type Leaf = 'text' | 'number' | 'boolean' | 'sha' | 'date' | 'missing'

const LEAVES: Readonly<Record<Leaf, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  sha: (value) => typeof value === 'string' && isFullSha(value),
  missing: (value) => value === undefined,
  date: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
}

export function hasShape(value: unknown, shape: AnswerShape): boolean {
  if (typeof shape === 'string') return LEAVES[shape](value)
  if ('anyOf' in shape)
    return shape.anyOf.some((each) => (each === null ? value === null || value === undefined : hasShape(value, each)))
  if ('listOf' in shape) return Array.isArray(value) && value.every((item) => hasShape(item, shape.listOf))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(shape.members).every(([name, member]) => hasShape(Reflect.get(value, name), member))
}

export function members(shapes: Readonly<Record<string, AnswerShape>>): AnswerShape {
  return { members: shapes }
}

export function arrayOf(shape: AnswerShape): AnswerShape {
  return { listOf: shape }
}

/** Never null. */
export function mayBeMissing(shape: AnswerShape): AnswerShape {
  return { anyOf: [shape, 'missing'] }
}

/** Also null or missing. */
export function optional(shape: AnswerShape): AnswerShape {
  return { anyOf: [shape, null] }
}
