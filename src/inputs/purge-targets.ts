import type { Fault, ReportFault } from '../faults.ts'
import type { PurgeRequest, Target } from '../purge/plan/target.ts'
import type { FindSetting } from './setting.ts'
import { readTarget, type TargetDependencies } from './read-target.ts'
import type { Workspace } from '../repository/workspace.ts'
import { decodeUtf16 } from '../utf16.ts'

export const DEFAULT_RULES_FILE = '.github/cloudfront.yml'

/** The inputs of `invalidate`. Do not use the result if a fault was added. */
export async function readPurgeTargets(
  step: FindSetting,
  { workspace, readReviewed, warn }: Pick<TargetDependencies, 'workspace' | 'warn'> & Pick<RulesFiles, 'readReviewed'>,
  faults: Fault[],
): Promise<PurgeRequest['targets']> {
  const targets: Target[] = []
  const report = (fault: Fault) => void faults.push(fault)
  for (const find of await layTargets(step, { workspace, readReviewed }, faults)) {
    targets.push(await readTarget(find, { workspace, report, warn }))
  }
  return targets
}

/** Read from a reviewed commit if the workspace is unreviewed. */
export type RulesFiles = {
  readonly workspace: Workspace
  readonly readReviewed?: Workspace['read'] | undefined
}

/** A target's own settings come before those at the top of the rules file, then the step's. */
export async function layTargets(
  step: FindSetting,
  { workspace, readReviewed }: RulesFiles,
  faults: Fault[],
): Promise<readonly FindSetting[]> {
  const report = (fault: Fault) => void faults.push(fault)
  const named = step('rules-file')
  const inline = step('rules') ?? step('root') ?? step('build')
  if (named && inline)
    report({ at: inline.at, message: '`rules-file` is given, too; write the rules into it, or leave out `rules-file`' })
  if (!named && (inline ?? step('paths'))) return [step]

  const file = named?.text ?? DEFAULT_RULES_FILE
  let bytes: Buffer | undefined
  try {
    bytes = await (readReviewed ?? workspace.read)(file)
  } catch (error) {
    report({
      at: named?.at ?? { file },
      message: `${JSON.stringify(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    })
    return [step]
  }
  if (bytes === undefined && !named && (step('files') ?? step('files-from'))) return [step]
  if (bytes === undefined) {
    report(
      named
        ? {
            at: named.at,
            message: `the file ${JSON.stringify(file)} does not exist in ${readReviewed === undefined ? 'the workspace' : 'the reviewed commit'}; check the path, and that the repository is checked out before this step`,
          }
        : {
            at: { input: 'rules' },
            message: `there is nothing to map; give \`root\` (the directory of the site), \`rules\`, \`paths\`, or a \`rules-file\` (${DEFAULT_RULES_FILE} does not exist). In YAML a value that begins with \`#\`, \`!\`, \`*\` or \`{\` needs quotes or a \`|\` block, such as \`paths: "#tag"\`, otherwise the action does not get it`,
          },
    )
    return [step]
  }
  const { readRulesFile } = await import('./rules-file.ts')
  const before = faults.length
  const text = decodeRules(file, bytes, report)
  const rules = text === undefined ? undefined : readRulesFile(file, text, report)
  if (rules === undefined) return [step]
  if (readReviewed !== undefined && !step('distribution')) {
    for (const setting of [rules.settings, ...rules.targets].map((settings) => settings.get('distribution'))) {
      if (setting)
        report({
          at: setting.at,
          message:
            "a rules file cannot name a distribution where the event's commit may be anyone's; give `distribution` as an input of the step",
        })
    }
  }
  const isOfStep = (name: string) => readReviewed !== undefined && name === 'distribution'
  const top: FindSetting = (name) => (isOfStep(name) ? step(name) : (rules.settings.get(name) ?? step(name)))
  const layers = rules.targets.map(
    (target): FindSetting =>
      (name) =>
        isOfStep(name) ? step(name) : (target.get(name) ?? top(name)),
  )
  const found = layers.length > 0 ? layers : [top]
  for (const find of faults.length === before ? found : []) {
    if (!find('rules') && !find('root') && !find('build') && !find('paths'))
      report({ at: { file }, message: 'there is nothing to map; give `root`, `rules` or `paths`' })
  }
  return found
}

function decodeRules(file: string, bytes: Buffer, report: ReportFault): string | undefined {
  try {
    return decodeUtf16(bytes) ?? bytes.toString('utf8')
  } catch (error) {
    report({ at: { file }, message: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}
