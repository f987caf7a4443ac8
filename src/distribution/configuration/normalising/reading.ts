/** What reading one configuration against the API's shape needs at every value of it. */
import type { Place, ReportFault } from '../../../faults.ts'
import type { ConfigNode } from '../reading/document.ts'
import { formatPath, type ConfigPath } from '../../../cloudfront/config-value.ts'
import type { Dialect } from './dialect.ts'
import type { ResolvedNode } from './intrinsic-function.ts'
import type { Homes } from './unknown-member.ts'

export type Reading = {
  /** Where a misplaced member may be at home. */
  readonly homes: Homes
  /** What the whole is called in messages, for it has no path of its own. */
  readonly rootName: string
  readonly dialect: Dialect
  readonly resolve: (node: ConfigNode) => ResolvedNode
  /** Whether a doubt is an error. */
  readonly strict: boolean
  readonly report: ReportFault
  readonly advise: ReportFault
  /** Takes where a value of the result stands in the file. */
  readonly settle: (path: ConfigPath, at: Place) => void
}

/** Reports what cannot be sent. */
export function refuse(reading: Reading, path: ConfigPath, at: Place, text: string): void {
  reading.report({ at, message: describe(reading, path, text) })
}

/**
 * Reports what the API may know even if the SDK's schemas do not: an error if the user is strict, otherwise a warning that also
 * says what becomes of it.
 */
export function doubt(reading: Reading, path: ConfigPath, at: Place, text: string, otherwise: string): void {
  if (reading.strict) refuse(reading, path, at, text)
  else reading.advise({ at, message: describe(reading, path, `${text}; ${otherwise}`) })
}

function describe({ rootName }: Reading, path: ConfigPath, text: string): string {
  return `${path.length === 0 ? rootName : formatPath(path)}: ${text}`
}
