import type { Environment } from '../environment.ts'
import { InvalidInput, type Fault, type ReportFault } from '../faults.ts'
import type { PurgeRequest } from '../purge/plan/target.ts'
import type { DeployInputs, DestroyInputs } from './distribution.ts'
import type { PreviewInputs, SweepInputs } from './read-preview.ts'
import { readPurgeTargets } from './purge-targets.ts'
import { inputSetting, settingReader, type FindSetting } from './setting.ts'
import type { Workspace } from '../repository/workspace.ts'

export type StepInputs = {
  readonly job: Job
  readonly summary: boolean
  readonly roleToAssume: string | undefined
  readonly awsRegion: string | undefined
  readonly githubToken: string | undefined
  /** Milliseconds. */
  readonly waitTimeout: number
}

export type Job =
  | { readonly command: 'invalidate'; readonly request: PurgeRequest }
  | { readonly command: 'deploy'; readonly inputs: DeployInputs }
  | { readonly command: 'destroy'; readonly inputs: DestroyInputs }
  | { readonly command: 'preview'; readonly inputs: PreviewInputs }
  | { readonly command: 'sweep'; readonly inputs: SweepInputs }

const COMMANDS = ['invalidate', 'deploy', 'destroy', 'preview', 'sweep'] as const
const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/

export type GivenInputs = {
  readonly input: (name: string) => string
  readonly workspace: Workspace
  /** For the rules file, if the workspace is unreviewed. */
  readonly readReviewed?: Workspace['read'] | undefined
  readonly pullRequest: number | undefined
  readonly warn: ReportFault
  /** To recognise variables of other actions. */
  readonly env: Environment
}

/** Rejects with one InvalidInput that names every mistake. */
export async function readInputs(given: GivenInputs): Promise<StepInputs> {
  const faults: Fault[] = []
  const report = (fault: Fault) => void faults.push(fault)
  const step: FindSetting = (name) => inputSetting(name, given.input(name))
  const read = settingReader(step, report)

  const command = read.choice('command', COMMANDS)
  const roleToAssume = step('role-to-assume')
  if (roleToAssume && !ROLE.test(roleToAssume.text)) {
    report({
      at: roleToAssume.at,
      message: `${JSON.stringify(roleToAssume.text)} is not a valid role ARN; write \`arn:aws:iam::123456789012:role/NAME\``,
    })
  }
  const awsRegion = step('aws-region')
  if (awsRegion && !REGION.test(awsRegion.text)) {
    report({
      at: awsRegion.at,
      message: `${JSON.stringify(awsRegion.text)} is not a region; write its code, such as \`us-east-1\``,
    })
  }
  const dryRun = read.boolean('dry-run')
  const summary = read.boolean('summary')
  // Without a valid command, other mistakes are unknown.
  if (step('command')?.text !== command) throw new InvalidInput(faults)
  const job = await readJob(command, { ...given, step, dryRun, faults, report })
  if (job.command !== 'invalidate' && !(job.command === 'preview' && job.inputs.distribution.kind === 'shared'))
    warnOfProof(step, command, given.warn)
  if (faults.length > 0 && command === 'invalidate') {
    const { findOtherActionsSettings } = await import('./other-actions.ts')
    faults.push(...findOtherActionsSettings(given.env, step))
  }
  if (faults.length > 0) throw new InvalidInput(withoutRepetitions(faults))
  return {
    job,
    summary,
    roleToAssume: roleToAssume?.text,
    awsRegion: awsRegion?.text,
    githubToken: step('github-token')?.text,
    waitTimeout: longestWait(job),
  }
}

async function readJob(
  command: Job['command'],
  given: GivenInputs & {
    readonly step: FindSetting
    readonly dryRun: boolean
    readonly faults: Fault[]
    readonly report: ReportFault
  },
): Promise<Job> {
  const { step, dryRun, faults, report, pullRequest } = given
  switch (command) {
    case 'invalidate':
      return { command, request: { targets: await readPurgeTargets(step, given, faults), dryRun } }
    case 'deploy': {
      const { readDeployInputs } = await import('./distribution.ts')
      return { command, inputs: { ...readDeployInputs(step, pullRequest, report), dryRun } }
    }
    case 'destroy': {
      const { readDestroyInputs } = await import('./distribution.ts')
      return { command, inputs: { ...readDestroyInputs(step, pullRequest, report), dryRun } }
    }
    case 'preview': {
      const { readPreviewInputs } = await import('./read-preview.ts')
      return { command, inputs: { ...(await readPreviewInputs(step, given)), dryRun } }
    }
    case 'sweep': {
      const { readSweepInputs } = await import('./read-preview.ts')
      return { command, inputs: { ...(await readSweepInputs(step, given)), dryRun } }
    }
  }
}

function warnOfProof(step: FindSetting, command: Job['command'], warn: ReportFault): void {
  for (const name of ['verify', 'warm']) {
    const setting = step(name)
    if (setting === undefined || /^false$/i.test(setting.text)) continue
    warn({
      at: setting.at,
      message: `with \`command: ${command}\` ${command === 'preview' ? 'without `distribution` ' : ''}the edge is not asked; give it to a step with \`command: invalidate\``,
    })
  }
}

function longestWait(job: Job): number {
  return job.command === 'invalidate'
    ? Math.max(...job.request.targets.map(({ posting }) => posting.waitTimeout))
    : job.inputs.waitTimeout
}

/** Targets share the step's inputs, and so their mistakes. */
function withoutRepetitions(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}
