import { readVariable, type Environment } from '../environment.ts'
import type { Fault } from '../faults.ts'
import type { FindSetting } from './setting.ts'

/** By our input. The runner passes unknown inputs as `INPUT_…`. */
const MEANT = {
  distribution: [
    'DISTRIBUTION',
    'DISTRIBUTION_ID',
    'AWS_DISTRIBUTION_ID',
    'CLOUDFRONT_DISTRIBUTION',
    'CLOUDFRONT_DISTRIBUTION_ID',
    'AWS_CLOUDFRONT_DISTRIBUTION_ID',
    'CF_DISTRIBUTION_ID',
    'INPUT_DISTRIBUTION-ID',
    'INPUT_DISTRIBUTION_ID',
    'INPUT_DISTRIBUTIONID',
    'INPUT_DISTRIBUTIONS',
    'INPUT_CLOUDFRONT-DISTRIBUTION-ID',
  ],
  paths: ['PATHS', 'INVALIDATION_PATHS', 'INVALIDATE_PATHS', 'INPUT_PATH', 'INPUT_INVALIDATION-PATHS'],
  'files-from': ['PATHS_FROM', 'INPUT_PATHS-FROM', 'INPUT_PATHS_FROM'],
  root: ['SOURCE_DIR', 'INPUT_SOURCE-DIR', 'INPUT_SOURCE_DIR', 'INPUT_ROOT-DIR'],
} as const

type InputName = keyof typeof MEANT

export function findOtherActionsSettings(env: Environment, step: FindSetting): readonly Fault[] {
  const lacks = (name: InputName) => step(name) === undefined
  const hasSource = ['paths', 'rules', 'root', 'rules-file', 'files', 'files-from'].some((name) => step(name))
  const wanted: readonly InputName[] = hasSource ? ['distribution'] : ['distribution', 'paths', 'files-from', 'root']
  return wanted.filter(lacks).flatMap((input) => {
    const variable = MEANT[input].find((name) => readVariable(env, name)?.trim())
    return variable === undefined ? [] : [describe(input, variable, readVariable(env, variable)?.trim() ?? '')]
  })
}

function describe(input: InputName, variable: string, value: string): Fault {
  const name = variable.startsWith('INPUT_')
    ? `the input \`${variable.slice('INPUT_'.length).toLowerCase()}\``
    : `the environment variable \`${variable}\``
  const items = input === 'distribution' || input === 'paths' ? value.split(/[\s,]+/) : [value]
  const lines =
    items.length > 1 ? `${input}: |\n${items.map((item) => `    ${item}`).join('\n')}` : `${input}: ${quote(value)}`
  return {
    at: { input },
    message: `this step has ${name}, which this action does not read; write under \`with:\`\n  ${lines}`,
  }
}

function quote(value: string): string {
  return /^[\w/.][\w/.*-]*$/.test(value) ? value : JSON.stringify(value)
}
