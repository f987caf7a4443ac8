/** Readers collect mistakes of the user, so that one error names all. */
import { Failure } from './failure.ts'

export type Place =
  | { readonly input: string; readonly line?: number }
  | { readonly file: string; readonly line?: number; readonly column?: number }

/** The message names the value, what is allowed and, if possible, what to do. */
export type Fault = { readonly at: Place; readonly message: string }

export type ReportFault = (fault: Fault) => void

/** ``input `rules`, line 3`` or `.github/cloudfront.yml:4:11`. */
export function describePlace(at: Place): string {
  if ('input' in at) return at.line === undefined ? `input \`${at.input}\`` : `input \`${at.input}\`, line ${at.line}`
  return [at.file, at.line, at.column].filter((part) => part !== undefined).join(':')
}

export class InvalidInput extends Failure {
  override readonly name = 'InvalidInput'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const lines = faults.map((fault) => `- ${describePlace(fault.at)}: ${fault.message}`)
    super(
      `${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} wrong with the inputs; nothing was sent.\n${lines.join('\n')}`,
    )
    this.faults = faults
  }
}
