/** The inputs and outputs that the reusable workflows share with `action.yml`. */
import { Scalar, stringify } from 'yaml'
import type { ActionManifest } from '../emulators/runner/action-manifest.ts'
import { OPTION_NAMES, PURGE_OPTIONS, type OptionKind, type OptionName } from '../src/inputs/options.ts'

const LINE_WIDTH = 120

/** Inputs of a purge that are not options of a rules file. */
const STEP_INPUTS = ['rules-file', 'dry-run', 'summary', 'role-to-assume', 'aws-region']

/** The path of a file that is gone when the job has ended. */
const LOST_OUTPUTS = ['result-file']

/** Set by other commands than a purge. */
const DISTRIBUTION_OUTPUTS = [
  'distribution-id',
  'distribution-arn',
  'distribution-domain',
  'distribution-status',
  'change',
  'url',
]

/** Options of a purge that a preview and a sweep have too. The preview's files are compared by GitHub's API. */
const PREVIEW_OPTIONS: readonly OptionName[] = [
  'distribution',
  'root',
  'rules',
  'when-unknown',
  'unmatched',
  'index',
  'directory-urls',
  'clean-urls',
  'query-strings',
  'max-paths',
  'wait-timeout',
  'on-wait-timeout',
]
const REPORT_INPUTS = ['dry-run', 'summary', 'comment', 'deployment', 'environment']
const PREVIEW_INPUTS: readonly string[] = [
  ...PREVIEW_OPTIONS,
  ...REPORT_INPUTS,
  'rules-file',
  'config-file',
  'config-ref',
  'ignore',
  'variables',
  'strict',
  'teardown',
  'purge',
  'url',
  'pages',
]
/** Those that preview.yml does not pass on as they are. */
const CHANGED_INPUTS = ['variables', 'config-ref']

const SWEEP_INPUTS: readonly string[] = [
  ...REPORT_INPUTS,
  'distribution',
  'teardown',
  'wait-timeout',
  'on-wait-timeout',
  'max-age',
]

type Sections = Readonly<Record<string, string>>

/** The sections of `.github/workflows/purge.yml` by their names. */
export function purgeWorkflowSections({ inputs, outputs }: ActionManifest): Sections {
  const names = Object.keys(inputs).filter((name) => [...OPTION_NAMES, ...STEP_INPUTS].includes(name))
  const isPassed = (name: string) => ![...LOST_OUTPUTS, ...DISTRIBUTION_OUTPUTS].includes(name)
  return {
    inputs: declareInputs(inputs, names),
    ...passOutputs(outputs, 'purge', isPassed),
    with: passInputs(names),
  }
}

/** The sections of `.github/workflows/preview.yml` by their names. */
export function previewWorkflowSections({ inputs, outputs }: ActionManifest): Sections {
  const of = (wanted: readonly string[]) => Object.keys(inputs).filter((name) => wanted.includes(name))
  return {
    inputs: declareInputs(inputs, of([...PREVIEW_INPUTS, ...SWEEP_INPUTS])),
    ...passOutputs(outputs, 'preview', (name) => !LOST_OUTPUTS.includes(name)),
    with: passInputs(of(PREVIEW_INPUTS).filter((name) => !CHANGED_INPUTS.includes(name))),
    'sweep-with': passInputs(of(SWEEP_INPUTS)),
  }
}

function declareInputs(inputs: ActionManifest['inputs'], names: readonly string[]): string {
  return block(
    names.flatMap((name) => {
      const { description, default: standard } = inputs[name] ?? {}
      return description === undefined ? [] : [[name, { description: folded(description), ...typed(name, standard) }]]
    }),
  )
}

function passInputs(names: readonly string[]): string {
  return block(names.map((name) => [name, `\${{ inputs.${name} }}`]))
}

/** From the step to the job, and from the job, which has the step's ID, to the workflow. */
function passOutputs(outputs: ActionManifest['outputs'], job: string, isPassed: (name: string) => boolean): Sections {
  const passed = Object.entries(outputs).filter(([name]) => isPassed(name))
  return {
    outputs: block(
      passed.map(([name, { description }]) => [
        name,
        { description: folded(description), value: `\${{ jobs.${job}.outputs.${name} }}` },
      ]),
    ),
    'job-outputs': block(passed.map(([name]) => [name, `\${{ steps.${job}.outputs.${name} }}`])),
  }
}

/** A workflow's inputs have types, where those of an action are all text. */
function typed(name: string, standard = '') {
  const option = (PURGE_OPTIONS as Readonly<Record<string, OptionKind>>)[name]
  if (option === undefined ? /^\d+$/.test(standard) : option.type === 'integer')
    return { type: 'number', default: Number(standard) }
  const isBoolean = option === undefined ? ['true', 'false'].includes(standard) : option.type === 'boolean'
  return isBoolean ? { type: 'boolean', default: standard === 'true' } : { type: 'string', default: standard }
}

function folded(text: string): Scalar<string> {
  const scalar = new Scalar(text)
  scalar.type = 'BLOCK_FOLDED'
  return scalar
}

function block(entries: readonly (readonly [string, unknown])[]): string {
  return stringify(Object.fromEntries(entries), { lineWidth: LINE_WIDTH })
}
