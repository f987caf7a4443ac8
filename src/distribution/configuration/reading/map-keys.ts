import type { ReportFault } from '../../../faults.ts'
import { show } from './wording.ts'
import type { FilePlace } from './source.ts'

/** These keys would change an object's prototype. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export type Key = { readonly key: string; readonly keyAt: FilePlace }

export function isAllowedKey({ key, keyAt }: Key, report: ReportFault): boolean {
  if (!PROTOTYPE_KEYS.has(key)) return true
  report({ at: keyAt, message: `the key ${show(key)} is not allowed; CloudFront has no such member, remove it` })
  return false
}

export function collectKeys(report: ReportFault) {
  const lines = new Map<string, number>()
  return {
    take(key: Key): boolean {
      if (!isAllowedKey(key, report)) return false
      const line = lines.get(key.key)
      if (line === undefined) {
        lines.set(key.key, key.keyAt.line)
        return true
      }
      const message = `the key ${show(key.key)} is given twice, in line ${line} and in line ${key.keyAt.line}; keep one of them`
      report({ at: key.keyAt, message })
      return false
    },
  }
}
