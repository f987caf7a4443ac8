import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as sdk from '@aws-sdk/client-cloudfront'
import { NormalizedSchema } from '@smithy/core/schema'

import { distributionShape } from '../../src/cloudfront/distribution-shape.ts'
import { TAGS_SHAPE } from '../../src/distribution/configuration/normalising/normalise-tags.ts'
import { countedList, type Shape } from '../../src/cloudfront/config-shape.ts'

/** The package's declarations, in which alone it stands which member has which of its enumerations. */
const MODELS = join(
  dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-cloudfront')),
  '../dist-types/models',
)
const DECLARED_ENUMS = new Set(
  [...readFileSync(join(MODELS, 'enums.d.ts'), 'utf8').matchAll(/^export type (\w+) =/gm)].map(([, name = '']) => name),
)
const INTERFACES = readInterfaces(readFileSync(join(MODELS, 'models_0.d.ts'), 'utf8'))

type DeclaredMember = { readonly name: string; readonly type: string; readonly isRequired: boolean }

function readInterfaces(declarations: string): ReadonlyMap<string, readonly DeclaredMember[]> {
  const withoutComments = declarations.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return new Map(
    [...withoutComments.matchAll(/^export interface (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^\s+(\w+)(\??): (.+?) \| undefined;$/gm)].map(([, member = '', optional, type = '']) => ({
        name: member,
        type,
        isRequired: optional === '',
      })),
    ]),
  )
}

/** A declared type as a shape is described below. */
function describeDeclared(type: string): unknown {
  if (type.endsWith('[]')) return [describeDeclared(type.slice(0, -2))]
  if (DECLARED_ENUMS.has(type)) return { text: Object.values(Reflect.get(sdk, type) as Record<string, string>) }
  const members = INTERFACES.get(type)
  if (members === undefined) return { string: { text: undefined }, number: 'integer', boolean: 'boolean' }[type]
  return Object.fromEntries(
    members.map(({ name, type: below, isRequired }) => [name, { isRequired, value: describeDeclared(below) }]),
  )
}

function describeShape(shape: Shape): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        [...shape.members].map(([name, { shape: below, isRequired }]) => [
          name,
          { isRequired, value: describeShape(below) },
        ]),
      )
    case 'list':
      return [describeShape(shape.item)]
    case 'text':
      return { text: shape.values }
    case 'integer':
    case 'boolean':
      return shape.kind
  }
}

test.each([
  ['DistributionConfig', distributionShape()],
  ['Tags', TAGS_SHAPE],
])('every member of %s has the type, the requirement and the values that the package declares', (name, shape) => {
  expect(describeShape(shape)).toEqual(describeDeclared(name))
})

/** Every shape below one, with the schema that it is to be made of. */
function* pairs(shape: Shape, schema: NormalizedSchema): Generator<readonly [Shape, NormalizedSchema]> {
  yield [shape, schema]
  if (shape.kind === 'list') yield* pairs(shape.item, schema.getValueSchema())
  if (shape.kind !== 'structure') return
  for (const [name, member] of shape.members) yield* pairs(member.shape, schema.getMemberSchema(name))
}

test.each([
  [distributionShape(), NormalizedSchema.of(sdk.DistributionConfig$)],
  [TAGS_SHAPE, NormalizedSchema.of(sdk.Tags$)],
])(
  'names of types and items and secrets, but for comments, are those that the SDK itself reads in its schemas',
  (root, rootSchema) => {
    for (const [shape, schema] of pairs(root, rootSchema)) {
      const isComment = schema.isMemberSchema() && schema.getMemberName() === 'Comment'
      if (shape.kind === 'structure') expect(shape.name).toBe(schema.getName())
      if (shape.kind === 'text') expect(shape.isSecret).toBe(schema.getMergedTraits().sensitive === 1 && !isComment)
      if (shape.kind === 'list') {
        expect(shape.itemName).toBe(schema.getValueSchema().getMergedTraits().xmlName ?? 'member')
      }
    }
  },
)

function secretsOf(shape: Shape, path = ''): readonly string[] {
  if (shape.kind === 'list') return secretsOf(shape.item, `${path}[]`)
  if (shape.kind !== 'structure') return shape.kind === 'text' && shape.isSecret ? [path] : []
  return [...shape.members].flatMap(([name, { shape: below }]) => secretsOf(below, `${path}.${name}`))
}

test('the values of custom headers are secrets; comments are not, though the API marks them so', () => {
  expect(secretsOf(distributionShape())).toEqual(['.Origins.Items[].CustomHeaders.Items[].HeaderValue'])
})

test('28 places count their items', () => {
  const count = (shape: Shape): number => {
    if (shape.kind === 'list') return count(shape.item)
    if (shape.kind !== 'structure') return 0
    const below = [...shape.members.values()].reduce((sum, { shape: next }) => sum + count(next), 0)
    return below + (countedList(shape) ? 1 : 0)
  }
  expect(count(distributionShape())).toBe(28)
})
