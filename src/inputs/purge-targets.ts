import type { Fault, ReportFault } from '../faults.ts'
import type { PurgeRequest, Target } from '../purge/plan/target.ts'
import type { RulesFile } from './rules-file.ts'
import type { FindSetting } from './setting.ts'
import { readTarget, type TargetDependencies } from './read-target.ts'
import type { Workspace } from '../repository/workspace.ts'
import { decodeUtf16 } from '../utf16.ts'

export const DEFAULT_RULES_FILE = '.github/cloudfront.yml'

/** Do not use the result if a fault was added. */
export async function readPurgeTargets(
  step: FindSetting,
  { workspace, readReviewed, warn }: Pick<TargetDependencies, 'workspace' | 'warn'> & Pick<RulesFiles, 'readReviewed'>,
  faults: Fault[],
): Promise<PurgeRequest['targets']> {
  const targets: Target[] = []
  const report = (fault: Fault) => void faults.push(fault)
  for (const find of await layerTargets(step, { workspace, readReviewed }, faults)) {
    targets.push(await readTarget(find, { workspace, report, warn }))
  }
  return targets
}

/** Read from a reviewed commit if the workspace is unreviewed. */
export type RulesFiles = {
  readonly workspace: Workspace
  readonly readReviewed?: Workspace['read'] | undefined
}

/** A target's own settings come before those at the top of the rules file, and these before the step's. */
export async function layerTargets(
  step: FindSetting,
  files: RulesFiles,
  faults: Fault[],
): Promise<readonly FindSetting[]> {
  const report = (fault: Fault) => void faults.push(fault)
  const named = step('rules-file')
  const inline = step('rules') ?? step('root')
  if (named && inline)
    report({ at: inline.at, message: '`rules-file` is given, too; write the rules into it, or leave out `rules-file`' })
  if (!named && (inline ?? step('paths'))) return [step]

  const before = faults.length
  const rules = await loadRulesFile(step, files, report)
  if (rules === undefined) return [step]
  const isReviewed = files.readReviewed !== undefined
  if (isReviewed && !step('distribution')) refuseDistributions(rules, report)
  const layers = layerSettings(step, rules, { isReviewed })
  if (faults.length > before) return layers
  for (const find of layers) {
    if (!find('rules') && !find('root') && !find('build') && !find('paths'))
      report({ at: { file: nameFile(step) }, message: 'there is nothing to map; give `root`, `rules` or `paths`' })
  }
  return layers
}

function nameFile(step: FindSetting): string {
  return step('rules-file')?.text ?? DEFAULT_RULES_FILE
}

/** Returns undefined after a report, and if the step needs no rules file. */
async function loadRulesFile(
  step: FindSetting,
  { workspace, readReviewed }: RulesFiles,
  report: ReportFault,
): Promise<RulesFile | undefined> {
  const file = nameFile(step)
  const at = step('rules-file')?.at
  let bytes: Buffer | undefined
  try {
    bytes = await (readReviewed ?? workspace.read)(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    report({ at: at ?? { file }, message: `${JSON.stringify(file)} cannot be read: ${why}` })
    return undefined
  }
  if (bytes === undefined) {
    if (at !== undefined) report({ at, message: describeMissing(file, readReviewed !== undefined) })
    else if (!step('files') && !step('files-from') && !step('build'))
      report({ at: { input: 'rules' }, message: NOTHING_TO_MAP })
    return undefined
  }
  const { readRulesFile } = await import('./rules-file.ts')
  const text = decodeRules(file, bytes, report)
  return text === undefined ? undefined : readRulesFile(file, text, report)
}

const NOTHING_TO_MAP = `there is nothing to map; give \`root\` (the directory of the site), \`rules\`, \`paths\`, \`build\` (the directory that a generator wrote), or a \`rules-file\` (${DEFAULT_RULES_FILE} does not exist). In YAML a value that begins with \`#\`, \`!\`, \`*\` or \`{\` needs quotes or a \`|\` block, such as \`paths: "#tag"\`, otherwise the action does not get it`

function describeMissing(file: string, isReviewed: boolean): string {
  const where = isReviewed ? 'the reviewed commit' : 'the workspace'
  return `the file ${JSON.stringify(file)} does not exist in ${where}; check the path, and that the repository is checked out before this step`
}

function refuseDistributions({ settings, targets }: RulesFile, report: ReportFault): void {
  for (const setting of [settings, ...targets].map((each) => each.get('distribution'))) {
    if (setting)
      report({
        at: setting.at,
        message:
          "a rules file cannot name a distribution where the event's commit may be anyone's; give `distribution` as an input of the step",
      })
  }
}

/** For a reviewed file, only the step names the distribution. */
function layerSettings(
  step: FindSetting,
  { settings, targets }: RulesFile,
  { isReviewed }: { readonly isReviewed: boolean },
): readonly FindSetting[] {
  const isOfStep = (name: string) => isReviewed && name === 'distribution'
  const top: FindSetting = (name) => (isOfStep(name) ? step(name) : (settings.get(name) ?? step(name)))
  const layers = targets.map(
    (target): FindSetting =>
      (name) =>
        isOfStep(name) ? step(name) : (target.get(name) ?? top(name)),
  )
  return layers.length > 0 ? layers : [top]
}

function decodeRules(file: string, bytes: Buffer, report: ReportFault): string | undefined {
  try {
    return decodeUtf16(bytes) ?? bytes.toString('utf8')
  } catch (error) {
    report({ at: { file }, message: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}
