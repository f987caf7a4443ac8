/** The outputs of `preview` where it has no distribution of its own. */
import type { PurgeResult } from '../purge/result.ts'
import { formatOutputs } from './purge-outputs.ts'

/** `url` is undefined if the preview is gone or its address is not known. */
export function formatSharedOutputs(result: PurgeResult, url = ''): Readonly<Record<string, string>> {
  const outputs = formatOutputs(result)
  const whole = JSON.parse(outputs['result'] ?? '{}') as Readonly<Record<string, unknown>>
  return { ...outputs, url, result: JSON.stringify({ ...whole, url }) }
}

/** The preview stays although its pull request is closed. */
export function formatKeptOutputs(): Readonly<Record<string, string>> {
  return formatOutputs({ status: 'nothing-to-do', targets: [], distributions: [], problems: [] })
}
