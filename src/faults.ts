/**
 * What can be wrong with what the user gave, and how it is said. Readers of inputs, rules and files collect faults instead of
 * throwing at the first one, so that one error names them all.
 */

/** Where a fault stands: an input of the step, or a file of the repository. Lines and columns count from 1. */
export type Place =
  | { readonly input: string; readonly line?: number }
  | { readonly file: string; readonly line?: number; readonly column?: number }

/** One thing that is wrong: the message names the value, what is allowed and, where there is one, the way out. */
export type Fault = { readonly at: Place; readonly message: string }

/** Takes a fault and goes on; what the caller does with the rest is discarded once there is any fault. */
export type ReportFault = (fault: Fault) => void

/** The way a place is written in messages: ``input `rules`, line 3`` or `.github/cloudfront.yml:4:11`. */
export function describePlace(at: Place): string {
  if ('input' in at) return at.line === undefined ? `input \`${at.input}\`` : `input \`${at.input}\`, line ${at.line}`
  return [at.file, at.line, at.column].filter((part) => part !== undefined).join(':')
}

/** Everything that is wrong with what the user gave, in one error. Nothing has been sent when it is thrown. */
export class InvalidInput extends Error {
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
