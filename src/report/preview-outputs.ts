import type { PurgeResult } from '../purge/result.ts'
import { formatOutputs } from './purge-outputs.ts'

/** `url` may be unknown. */
export function formatSharedOutputs(result: PurgeResult, url = ''): Readonly<Record<string, string>> {
  const outputs = formatOutputs(result)
  const whole = JSON.parse(outputs['result'] ?? '{}') as Readonly<Record<string, unknown>>
  return { ...outputs, url, result: JSON.stringify({ ...whole, url }) }
}

export function formatKeptOutputs(): Readonly<Record<string, string>> {
  return formatOutputs({ status: 'nothing-to-do', targets: [], distributions: [], problems: [] })
}
