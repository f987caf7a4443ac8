/** Functions of a template can name the user's variables, which come first, its parameters, and pseudo parameters. */
import { isVariableName } from '../reading/variables.ts'
import { listSome, shorten } from '../reading/wording.ts'
import type { Template } from './template.ts'

export type Names = { readonly variables: ReadonlyMap<string, string>; readonly template: Template }

/** The pseudo parameters that depend on the partition: their usual values, and those in China. */
const OF_PARTITION: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['AWS::Partition', ['aws', 'aws-cn']],
  ['AWS::URLSuffix', ['amazonaws.com', 'amazonaws.com.cn']],
])

export const WRITE_VALUE = 'write the value itself, or ${VARIABLE} and give the variable in the input `variables`'

export function lookUp(name: string, { variables, template }: Names): string | undefined {
  return variables.get(name) ?? template.parameters.get(name)?.preset ?? followFromRegion(name, variables)
}

function followFromRegion(name: string, variables: ReadonlyMap<string, string>): string | undefined {
  const [usual, inChina] = OF_PARTITION.get(name) ?? []
  return variables.get('AWS::Region')?.startsWith('cn-') === true ? inChina : usual
}

/** Adds the lines to write if the input `variables` can have such names. `values` are the choices for each. */
export function describeUnknown(names: readonly string[], values: readonly string[] = ['VALUE']): string {
  const isOne = names.length === 1
  const unknown = `${listSome(names.map(shorten))}, which ${isOne ? 'is' : 'are'} unknown here`
  if (!names.every(isVariableName)) return `${unknown}; ${WRITE_VALUE}`
  const lines = names.map((name) => values.map((value) => `\`${name}=${value}\``).join(' or '))
  return `${unknown}; give ${isOne ? 'it' : 'them, one per line,'} in the input \`variables\`: ${listSome(lines)}`
}
