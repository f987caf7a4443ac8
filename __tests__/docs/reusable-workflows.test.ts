import { describe, expect, test } from '@jest/globals'
import { readManifest } from '../../emulators/runner/action-manifest.ts'
import { PURGE_OPTIONS, type OptionKind } from '../../src/inputs/options.ts'
import { readWorkflow } from '../support/docs/workflows.ts'

/** What only other commands take. `command` is fixed by the workflow, the token is the job's own. */
const NOT_OF_A_PURGE = [
  'command',
  'github-token',
  'config-file',
  'config-ref',
  'name',
  'ignore',
  'variables',
  'strict',
  'teardown',
  'purge',
  'url',
  'prefix',
  'pages',
  'comment',
  'deployment',
  'environment',
  'max-age',
]
const OWN_INPUTS = ['artifact', 'artifact-path', 'environment']
/** What only other commands set, and the path of a file that is gone with the job. */
const NOT_SET_BY_A_PURGE = /^(?:distribution-.*|change|url|result-file)$/

test('purge.yml passes on every input of the purge, as it is described and with its default', async () => {
  const { inputs } = await readManifest()
  const { on, jobs } = await readWorkflow('purge.yml')
  const steps = jobs['purge']?.steps ?? []
  const passed = steps.find(({ uses }) => uses === '$/')?.with ?? {}
  const expected = Object.entries(inputs).filter(([name]) => !NOT_OF_A_PURGE.includes(name))

  expect(expected.length).toBeGreaterThan(20)
  expect(passed).toEqual(Object.fromEntries(expected.map(([name]) => [name, `\${{ inputs.${name} }}`])))
  const declared = Object.entries(on.workflow_call.inputs).filter(([name]) => !OWN_INPUTS.includes(name))
  expect(declared.map(([name, { description, default: standard }]) => [name, description, String(standard)])).toEqual(
    expected.map(([name, { description, default: standard = '' }]) => [name, description, standard]),
  )
})

test('the types of its inputs are those that the action reads', async () => {
  const { on } = await readWorkflow('purge.yml')
  const types = { boolean: 'boolean', integer: 'number' } as const
  const options: Readonly<Record<string, OptionKind>> = PURGE_OPTIONS
  for (const [name, { type }] of Object.entries(options)) {
    const expected = type === 'boolean' || type === 'integer' ? types[type] : 'string'
    expect([name, on.workflow_call.inputs[name]?.type]).toEqual([name, expected])
  }
  for (const name of ['dry-run', 'summary']) expect(on.workflow_call.inputs[name]?.type).toBe('boolean')
})

test('purge.yml passes on every output of the purge', async () => {
  const { outputs } = await readManifest()
  const { on, jobs } = await readWorkflow('purge.yml')
  const expected = Object.keys(outputs).filter((name) => !NOT_SET_BY_A_PURGE.test(name))

  expect(Object.keys(on.workflow_call.outputs)).toEqual(expected)
  expect(jobs['purge']?.outputs).toEqual(
    Object.fromEntries(expected.map((name) => [name, `\${{ steps.purge.outputs.${name} }}`])),
  )
  for (const [name, { description, value }] of Object.entries(on.workflow_call.outputs)) {
    expect([description, value]).toEqual([outputs[name]?.description, `\${{ jobs.purge.outputs.${name} }}`])
  }
})

test('preview.yml passes on every input of previews and sweeps, as it is described and with its default', async () => {
  const { inputs } = await readManifest()
  const { on, jobs } = await readWorkflow('preview.yml')
  const passedBy = (job: string) => jobs[job]?.steps.find(({ uses }) => uses === '$/')?.with ?? {}
  const own = ['bucket', 'prefix', 'artifact', 'role-to-assume', 'aws-region']
  const declared = Object.entries(on.workflow_call.inputs).filter(([name]) => !own.includes(name))

  expect(declared.map(([name, { description, default: standard }]) => [name, description, String(standard)])).toEqual(
    declared.map(([name]) => [name, inputs[name]?.description, inputs[name]?.default ?? '']),
  )
  for (const job of ['preview', 'sweep']) {
    const { command, name, variables, 'config-ref': configRef, ...given } = passedBy(job)
    expect(command).toBe(job)
    expect(name).toBe(job === 'preview' ? 'pr-${{ steps.pull-request.outputs.number }}' : undefined)
    expect(variables ?? '${{ inputs.variables }}').toContain('${{ inputs.variables }}')
    expect(configRef ?? 'inputs.config-ref').toContain('inputs.config-ref')
    expect(given).toEqual(Object.fromEntries(Object.keys(given).map((each) => [each, `\${{ inputs.${each} }}`])))
  }
  const passed = new Set([...Object.keys(passedBy('preview')), ...Object.keys(passedBy('sweep'))])
  expect(declared.filter(([name]) => !passed.has(name))).toEqual([])
  const forPreviews = ['config-file', 'config-ref', 'ignore', 'strict', 'teardown', 'purge', 'url', 'pages', 'comment']
  expect([...passed]).toEqual(expect.arrayContaining([...forPreviews, 'deployment', 'environment', 'max-age']))
})

test('preview.yml passes on every output, but for the file that is gone with the job', async () => {
  const { outputs } = await readManifest()
  const { on } = await readWorkflow('preview.yml')
  expect(Object.keys(on.workflow_call.outputs)).toEqual(Object.keys(outputs).filter((name) => name !== 'result-file'))
})

test('no run of preview.yml cancels another, so that no teardown is lost', async () => {
  const { jobs } = await readWorkflow('preview.yml')
  for (const job of Object.values(jobs)) expect(job.concurrency?.['cancel-in-progress']).toBe(false)
  const group = jobs['preview']?.concurrency?.group ?? ''
  expect(group).toContain('github.event.pull_request.number')
  expect(group).not.toContain('github.run_id')
})

describe.each(['purge.yml', 'preview.yml'])('%s', (file) => {
  test('gives its jobs least permissions, an end, and no deployment of their own', async () => {
    const { permissions, jobs } = await readWorkflow(file)
    expect(permissions).toEqual({})
    for (const job of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
      expect(job.permissions).toHaveProperty('id-token', 'write')
      expect(job.permissions?.['contents'] ?? 'none').not.toBe('write')
      expect(job.environment?.deployment).toBe(false)
    }
  })

  test('runs the action of its own commit, and puts no value into a script', async () => {
    const { jobs } = await readWorkflow(file)
    const steps = Object.values(jobs).flatMap((job) => job.steps)
    expect(steps.some(({ uses }) => uses === '$/')).toBe(true)
    expect(steps.filter(({ uses }) => uses?.startsWith('./'))).toEqual([])
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
    for (const { uses, with: given } of steps) {
      if (uses?.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false })
      if (file === 'preview.yml') expect(uses ?? '').not.toContain('checkout')
    }
  })
})
