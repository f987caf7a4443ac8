/** What the reusable workflows pass on: their inputs, outputs and steps, as `action.yml` declares them. */
import { Scalar, stringify } from 'yaml'
import type { ActionManifest } from '../emulators/runner/action-manifest.ts'
import { OPTION_NAMES, PURGE_OPTIONS, type OptionKind } from '../src/inputs/options.ts'

const LINE_WIDTH = 120

/** Inputs of a purge that are not options of a rules file. */
const STEP_INPUTS = ['rules-file', 'dry-run', 'summary', 'role-to-assume', 'aws-region']

/** Outputs of a purge. `result-file` is left out: the file is gone when the job has ended. */
const PURGE_OUTPUTS = [
  'status',
  'invalidation-ids',
  'invalidation-id',
  'paths',
  'path-count',
  'changed-files',
  'base',
  'head',
  'result',
]

/** The sections of `.github/workflows/purge.yml` by their names. */
export function purgeWorkflowSections({ inputs, outputs }: ActionManifest): Readonly<Record<string, string>> {
  const names = [...OPTION_NAMES, ...STEP_INPUTS]
  const options: Readonly<Record<string, OptionKind>> = PURGE_OPTIONS
  const declared = Object.entries(inputs).filter(([name]) => names.includes(name))
  const passed = Object.entries(outputs).filter(([name]) => PURGE_OUTPUTS.includes(name))
  return {
    inputs: block(
      declared.map(([name, { description, default: standard }]) => [
        name,
        { description: folded(description), ...typed(standard, options[name]) },
      ]),
    ),
    outputs: block(
      passed.map(([name, { description }]) => [
        name,
        { description: folded(description), value: `\${{ jobs.purge.outputs.${name} }}` },
      ]),
    ),
    'job-outputs': block(passed.map(([name]) => [name, `\${{ steps.purge.outputs.${name} }}`])),
    with: block(declared.map(([name]) => [name, `\${{ inputs.${name} }}`])),
  }
}

/** A workflow's inputs have types, where those of an action are all text. */
function typed(standard: string | undefined, option: OptionKind | undefined) {
  if (option?.type === 'integer') return { type: 'number', default: Number(standard) }
  const isBoolean = option === undefined ? ['true', 'false'].includes(standard ?? '') : option.type === 'boolean'
  return isBoolean ? { type: 'boolean', default: standard === 'true' } : { type: 'string', default: standard ?? '' }
}

function folded(text: string): Scalar<string> {
  const scalar = new Scalar(text)
  scalar.type = 'BLOCK_FOLDED'
  return scalar
}

function block(entries: readonly (readonly [string, unknown])[]): string {
  return stringify(Object.fromEntries(entries), { lineWidth: LINE_WIDTH })
}
