import type { Fault, ReportFault } from '../faults.ts'
import type { PageMapping } from '../preview/page-links.ts'
import type { Target } from '../purge/plan/target.ts'
import {
  readDeployOptions,
  readName,
  readTeardown,
  readWaiting,
  type DeployOptions,
  type Teardown,
  type Waiting,
} from './distribution.ts'
import { DEFAULT_RULES_FILE, layerTargets, type RulesFiles } from './purge-targets.ts'
import { readMapping } from './read-mapping.ts'
import { readTarget, type TargetDependencies } from './read-target.ts'
import { inputSetting, settingReader, type FindSetting } from './setting.ts'

export type PreviewInputs = GitHubReport &
  Waiting & {
    /** Undefined: `pr-<number>`. */
    readonly name: string | undefined
    /** With `{domain}`, `{name}`, `{number}` and `{branch-slug}`. */
    readonly url: string
    /** The number of changed pages to link. */
    readonly pages: number
    /** Undefined without rules. */
    readonly mapping: PageMapping | undefined
    readonly distribution: PreviewDistribution
    readonly dryRun: boolean
  }

/** A distribution of its own, or a prefix of a shared one. */
export type PreviewDistribution =
  | { readonly kind: 'own'; readonly options: DeployOptions; readonly teardown: Teardown }
  | { readonly kind: 'shared'; readonly prefix: string; readonly targets: readonly Target[] }

export type SweepInputs = GitHubReport &
  Waiting & {
    /** Milliseconds. */
    readonly maxAge: number | undefined
    readonly teardown: Teardown
    /** Undefined without `distribution`. */
    readonly shared: { readonly prefix: string; readonly targets: readonly Target[] } | undefined
    readonly dryRun: boolean
  }

type GitHubReport = {
  readonly comment: boolean
  readonly deployment: boolean
  readonly environment: string
}

const MOST_PAGES = 50

type Given = RulesFiles &
  Pick<TargetDependencies, 'warn'> & {
    readonly pullRequest: number | undefined
    readonly faults: Fault[]
  }

/** Do not use the result if a fault was added. */
export async function readPreviewInputs(step: FindSetting, given: Given): Promise<Omit<PreviewInputs, 'dryRun'>> {
  const { pullRequest, faults } = given
  const report = (fault: Fault) => void faults.push(fault)
  const read = settingReader(step, report)
  const layers = (await hasMapping(step, given)) ? await layerTargets(step, given, faults) : []
  const [first] = layers
  const name = step('name')
  return {
    ...readGitHubReport(step, report),
    ...readWaiting(step, report),
    // For some events, only GitHub's API has the pull request.
    name: name ? readName(name, pullRequest, report) : undefined,
    url: step('url')?.text ?? '',
    pages: read.integer('pages', { least: 0, most: MOST_PAGES }),
    mapping: first && readMapping(first, report),
    distribution: step('distribution')
      ? { kind: 'shared', prefix: readPrefix(step, report), targets: await readSharedTargets(layers, step, given) }
      : { kind: 'own', options: readDeployOptions(step, report), teardown: readTeardown(step, report) },
  }
}

/** Do not use the result if a fault was added. */
export async function readSweepInputs(step: FindSetting, given: Given): Promise<Omit<SweepInputs, 'dryRun'>> {
  const report = (fault: Fault) => void given.faults.push(fault)
  const maxAge = step('max-age')
  if (maxAge !== undefined && /^\d{1,3}$/.test(maxAge.text)) {
    given.warn({ at: maxAge.at, message: `${maxAge.text} is a number of seconds; for days write \`${maxAge.text}d\`` })
  }
  return {
    ...readGitHubReport(step, report),
    ...readWaiting(step, report),
    maxAge: settingReader(step, report).age('max-age'),
    teardown: readTeardown(step, report),
    shared: step('distribution') && {
      prefix: readPrefix(step, report),
      targets: await readSharedTargets([], step, given),
    },
  }
}

function readGitHubReport(step: FindSetting, report: ReportFault): GitHubReport {
  const read = settingReader(step, report)
  return {
    comment: read.boolean('comment'),
    deployment: read.boolean('deployment'),
    environment: step('environment')?.text ?? 'preview',
  }
}

async function hasMapping(step: FindSetting, { workspace, readReviewed }: Given): Promise<boolean> {
  const inputs = ['rules', 'root', 'build', 'rules-file', 'paths', 'files', 'files-from']
  if (inputs.some((name) => step(name) !== undefined)) return true
  return (await (readReviewed ?? workspace.read)(DEFAULT_RULES_FILE).catch(() => undefined)) !== undefined
}

/**
 * Only the step's inputs choose the shared distribution, since a pull request can change the rules file. Without a
 * mapping, each push purges the whole preview.
 */
async function readSharedTargets(
  layers: readonly FindSetting[],
  step: FindSetting,
  { workspace, warn, faults }: Given,
): Promise<readonly Target[]> {
  const report = (fault: Fault) => void faults.push(fault)
  const everything: FindSetting = (name) => (name === 'paths' ? inputSetting('paths', '/*') : step(name))
  const targets: Target[] = []
  for (const layer of layers.length === 0 ? [everything] : layers) {
    const find: FindSetting = (name) => (name === 'distribution' ? step(name) : layer(name))
    targets.push(await readTarget(find, { workspace, report, warn }))
  }
  return targets
}

const PREFIX = /^(?:[\w.~-]|\{(?:name|number|branch-slug)\})+(?:\/(?:[\w.~-]|\{(?:name|number|branch-slug)\})+)*$/

function readPrefix(step: FindSetting, report: ReportFault): string {
  const setting = step('prefix')
  const prefix = (setting?.text ?? '{name}').replace(/^\/+|\/+$/g, '')
  const isAllowed = PREFIX.test(prefix) && !prefix.split('/').some((segment) => /^\.+$/.test(segment))
  // Without these, all previews would share one prefix.
  const isOwn = /\{(?:name|number|branch-slug)\}/.test(prefix)
  if (setting !== undefined && !(isAllowed && isOwn)) {
    report({
      at: setting.at,
      message: `${JSON.stringify(setting.text)} is not the prefix of a preview; write letters, digits, \`-\`, \`_\`, \`.\`, \`~\` and \`/\`, and one of \`{name}\`, \`{number}\`, \`{branch-slug}\``,
    })
  }
  return prefix
}
