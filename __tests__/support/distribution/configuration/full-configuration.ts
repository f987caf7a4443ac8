/** A configuration with every member of the API that a file can have. */
import { countedList, type Shape, type StructureShape } from '../../../../src/cloudfront/config-shape.ts'
import type { ConfigStructure, ConfigValue } from '../../../../src/cloudfront/config-value.ts'

/** The action's reference, and what only the service says about a certificate. */
const LEFT_OUT = new Set(['CallerReference', 'Certificate', 'CertificateSource'])

/** Every list has one item, and every Quantity is right. */
export function fullConfiguration(shape: StructureShape): ConfigStructure {
  return exampleOfStructure(shape)
}

function exampleOfStructure(shape: StructureShape): ConfigStructure {
  const members = [...shape.members].filter(([name]) => !LEFT_OUT.has(name))
  const values = members.map(([name, member]) => [name, exampleOf(member.shape)] as const)
  return { ...Object.fromEntries(values), ...(countedList(shape) && { Quantity: 1 }) }
}

function exampleOf(shape: Shape): ConfigValue {
  switch (shape.kind) {
    case 'boolean':
      return true
    case 'integer':
      return 7
    case 'text':
      return shape.values?.[0] ?? 'text'
    case 'list':
      return [exampleOf(shape.item)]
    case 'structure':
      return exampleOfStructure(shape)
  }
}
