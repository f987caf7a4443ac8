import { expect, test } from '@jest/globals'
import { OPTION_NAMES, PURGE_OPTIONS, RULES_FILE_OPTION_NAMES } from '../../src/inputs/options.ts'
import { rulesFileSchema } from '../../src/inputs/rules-file-schema.ts'
import { INPUT_NAMES } from '../support/step.ts'

/** Inputs of the step that say nothing about what a target purges. */
const OF_THE_STEP = ['command', 'rules-file', 'dry-run', 'summary', 'role-to-assume', 'aws-region', 'github-token']
const OF_A_PREVIEW = ['prefix', 'pages', 'comment', 'deployment', 'environment', 'max-age']
const OF_A_DISTRIBUTION = [
  'config-file',
  'config-ref',
  'name',
  'ignore',
  'variables',
  'strict',
  'teardown',
  'purge',
  'url',
]

test('the inputs of action.yml are the options of a purge, of a distribution, of a preview and of the step', () => {
  const all = [...OPTION_NAMES, ...OF_A_DISTRIBUTION, ...OF_A_PREVIEW, ...OF_THE_STEP]
  expect([...INPUT_NAMES].sort()).toEqual(all.sort())
})

test('the schema says of each option what it is, at the top and in targets', () => {
  const { targets, ...options } = rulesFileSchema().properties
  expect(Object.keys(options)).toEqual(RULES_FILE_OPTION_NAMES)
  expect(targets.items.properties).toEqual(options)
  for (const name of RULES_FILE_OPTION_NAMES) {
    expect(options).toHaveProperty([name, 'description'], PURGE_OPTIONS[name].about)
  }
})
