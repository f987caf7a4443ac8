/** The step's inputs, read once into what the purge takes. */
import { InvalidInput, type Fault } from '../faults.ts'
import type { PurgeRequest } from '../invalidate/invalidate.ts'
import type { Target } from '../plan/target.ts'
import { inputSetting, settingReader, type FindSetting } from './setting.ts'
import { readTarget } from './target.ts'
import type { Workspace } from './workspace.ts'

export type StepInputs = {
  readonly request: PurgeRequest
  readonly summary: boolean
  readonly roleToAssume: string | undefined
  readonly awsRegion: string | undefined
  readonly githubToken: string | undefined
}

const COMMANDS = ['invalidate'] as const
const DEFAULT_RULES_FILE = '.github/cloudfront.yml'
const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/** Reads and checks all inputs. Rejects with one InvalidInput that names everything that is wrong. */
export async function readInputs(given: {
  readonly input: (name: string) => string
  readonly workspace: Workspace
}): Promise<StepInputs> {
  const faults: Fault[] = []
  const report = (fault: Fault) => void faults.push(fault)
  const step: FindSetting = (name) => inputSetting(name, given.input(name))
  const read = settingReader(step, report)

  read.choice('command', COMMANDS)
  const roleToAssume = step('role-to-assume')
  if (roleToAssume && !ROLE.test(roleToAssume.text)) {
    report({
      at: roleToAssume.at,
      message: `${JSON.stringify(roleToAssume.text)} is no role; write its ARN, \`arn:aws:iam::123456789012:role/NAME\``,
    })
  }
  const dryRun = read.boolean('dry-run')
  const summary = read.boolean('summary')
  const targets: Target[] = []
  for (const find of await layTargets(step, given.workspace, faults)) {
    targets.push(await readTarget(find, given.workspace, report))
  }
  if (faults.length > 0) throw new InvalidInput(withoutRepetitions(faults))
  return {
    request: { targets, dryRun },
    summary,
    roleToAssume: roleToAssume?.text,
    awsRegion: step('aws-region')?.text,
    githubToken: step('github-token')?.text,
  }
}

/** One way to find settings for each target: its own, then those at the top of the rules file, then the step's. */
async function layTargets(step: FindSetting, workspace: Workspace, faults: Fault[]): Promise<readonly FindSetting[]> {
  const report = (fault: Fault) => void faults.push(fault)
  const named = step('rules-file')
  const inline = step('rules') ?? step('root')
  if (named && inline)
    report({ at: inline.at, message: '`rules-file` is given, too; write the rules into it, or give no `rules-file`' })
  if (!named && (inline ?? step('paths'))) return [step]

  const file = named?.text ?? DEFAULT_RULES_FILE
  let bytes: Buffer | undefined
  try {
    bytes = await workspace.read(file)
  } catch (error) {
    report({
      at: named?.at ?? { file },
      message: `${JSON.stringify(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    })
    return [step]
  }
  if (bytes === undefined) {
    report(
      named
        ? {
            at: named.at,
            message: `there is no file ${JSON.stringify(file)} in the workspace; check the path, and that the repository is checked out before this step`,
          }
        : {
            at: { input: 'rules' },
            message: `there is nothing to map; give \`root\` (the directory of the site), \`rules\`, \`paths\`, or a \`rules-file\` (${DEFAULT_RULES_FILE} does not exist)`,
          },
    )
    return [step]
  }
  const { readRulesFile } = await import('./rules-file.ts')
  const before = faults.length
  const rules = readRulesFile(file, bytes.toString('utf8'), report)
  if (rules === undefined) return [step]
  const top: FindSetting = (name) => rules.settings.get(name) ?? step(name)
  const layers = rules.targets.map(
    (target): FindSetting =>
      (name) =>
        target.get(name) ?? top(name),
  )
  const found = layers.length > 0 ? layers : [top]
  for (const find of faults.length === before ? found : []) {
    if (!find('rules') && !find('root') && !find('paths'))
      report({ at: { file }, message: 'there is nothing to map; give `root`, `rules` or `paths`' })
  }
  return found
}

/** What is wrong with an input of the step is wrong for each target alike. */
function withoutRepetitions(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}
