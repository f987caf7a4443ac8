import { describePlace, InvalidInput } from '../faults.ts'
import { Failure, toProblem, type Problem } from '../failure.ts'
import { boundOutputs } from './bound-outputs.ts'
import { count } from './count.ts'
import { alert, code, cutTable, joinParts, problemAlert, prose, title } from './html.ts'
import { formatEmptyOutputs } from './purge-outputs.ts'
import type { Runner } from './runner.ts'

export type CommandResult = {
  readonly outputs: Readonly<Record<string, string>>
  readonly formatSummary: () => string | Promise<string>
  readonly problems: readonly Problem[]
}

export type ReportingTools = {
  readonly runner: Runner
  readonly summary: boolean
  readonly nonce: string
}

export async function reportResult(result: CommandResult, tools: ReportingTools): Promise<void> {
  const { runner, summary } = tools
  await reportOutputs(result.outputs, tools)
  if (summary) {
    await orWarn('The job summary could not be written', runner, async () =>
      runner.writeSummary(await result.formatSummary()),
    )
  }
  runner.fail(result.problems.map(({ message, advice }) => joinAdvice(message, advice)))
}

/** For errors without a result: wrong inputs, failures, or faults of the action. */
export async function reportError(error: unknown, tools: ReportingTools): Promise<void> {
  const { runner } = tools
  await reportOutputs(formatEmptyOutputs('failed'), tools)
  if (error instanceof InvalidInput) {
    for (const { at, message } of error.faults) if ('file' in at) runner.annotateError(message, at)
  }
  if (tools.summary) {
    await orWarn('The job summary could not be written', runner, () => runner.writeSummary(formatErrorSummary(error)))
  }
  runner.fail([describeError(error)])
}

/** Markdown. */
export function formatErrorSummary(error: unknown): string {
  if (!(error instanceof InvalidInput)) {
    const message = error instanceof Error ? error.message : String(error)
    const fault = { message, advice: 'This is a fault of the action. Please report it with the lines of the log.' }
    return joinParts([
      title('❌', 'Nothing was done'),
      problemAlert([error instanceof Failure ? toProblem(error) : fault]),
    ])
  }
  const { faults } = error
  const files = new Set(faults.map(({ at }) => ('file' in at ? at.file : '')))
  const [file = ''] = files
  const where = files.size === 1 && file !== '' ? code(file) : 'the inputs'
  const rows = cutTable(['Where', 'What'], faults, ({ at, message }) => [prose(describePlace(at)), prose(message)])
  return joinParts([
    title('❌', `Nothing was done: ${count(faults.length, 'mistake')} in ${where}`),
    alert('CAUTION', rows.split('\n')),
  ])
}

async function reportOutputs(outputs: Readonly<Record<string, string>>, { runner, nonce }: ReportingTools) {
  const { result = '{}' } = outputs
  const file = await orWarn('The result file could not be written', runner, () =>
    runner.writeTemporaryFile(`cloudfront-action-${nonce}.json`, `${result}\n`),
  )
  const bounded = boundOutputs(outputs, file)
  for (const { name, kept, all } of bounded.shortened) {
    runner.log.notice(
      `The output \`${name}\` has only ${count(kept, 'item')} of ${all}, since a variable can hold 128 KiB. The file that \`result-file\` names has all.`,
    )
  }
  runner.setOutputs(bounded.outputs)
}

/** A fault in reporting must not fail a step that has done its work. */
async function orWarn<Result>(what: string, { log }: Runner, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    log.warning(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function describeError(error: unknown): string {
  if (error instanceof InvalidInput) return error.message
  if (error instanceof Failure) return joinAdvice(error.message, error.advice)
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `This is a fault of the action. Please report it with the lines around it: ${what}`
}

function joinAdvice(message: string, advice: string | undefined): string {
  return advice === undefined ? message : `${message}\n${advice}`
}
