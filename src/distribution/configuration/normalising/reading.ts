import type { Place, ReportFault } from '../../../faults.ts'
import type { ConfigNode } from '../reading/document.ts'
import { formatPath, type ConfigPath } from '../../../cloudfront/config-value.ts'
import type { Dialect } from './dialect.ts'
import type { RefusedCall, Refused, ResolvedNode } from '../template/call.ts'
import type { MemberPaths } from './unknown-member.ts'

export type Reading = {
  readonly pathsByMember: MemberPaths
  readonly rootName: string
  readonly dialect: Dialect
  readonly resolve: (node: ConfigNode) => ResolvedNode
  /** Calls that are already reported: aliases and conditions can lead to the same call again. */
  readonly refused: Set<RefusedCall>
  readonly strict: boolean
  readonly report: ReportFault
  readonly advise: ReportFault
  readonly setPlace: (path: ConfigPath, at: Place) => void
}

export function refuse(reading: Reading, path: ConfigPath, at: Place, text: string): void {
  reading.report({ at, message: describe(reading, path, text) })
}

export function refuseUnresolved(
  reading: Reading,
  path: ConfigPath,
  at: Place,
  resolved: Refused | { readonly kind: 'absent' },
  ifAbsent: string,
): void {
  if (resolved.kind === 'absent') {
    refuse(reading, path, at, ifAbsent)
    return
  }
  for (const refusal of resolved.refusals) {
    if (!reading.refused.has(refusal)) refuse(reading, path, refusal.at, refusal.reason)
    reading.refused.add(refusal)
  }
}

/** For what the SDK's schemas do not have: an error if `strict`, else a warning that ends with `otherwise`. */
export function refuseIfStrict(reading: Reading, path: ConfigPath, at: Place, text: string, otherwise: string): void {
  if (reading.strict) refuse(reading, path, at, text)
  else reading.advise({ at, message: describe(reading, path, `${text}; ${otherwise}`) })
}

function describe({ rootName }: Reading, path: ConfigPath, text: string): string {
  return `${path.length === 0 ? rootName : formatPath(path)}: ${text}`
}
