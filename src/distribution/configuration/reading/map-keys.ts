/** The keys of a map, which stand there once. */
import type { ReportFault } from '../../../faults.ts'
import { show } from './wording.ts'
import type { FilePlace } from './source.ts'

/** Names that lead to an object's prototype in JavaScript. CloudFront has no member of such a name. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** A key with its place, before its value is known. */
export type Key = { readonly key: string; readonly keyAt: FilePlace }

/** Whether a key can be a member's name; reports one that cannot. */
export function isAllowedKey({ key, keyAt }: Key, report: ReportFault): boolean {
  if (!PROTOTYPE_KEYS.has(key)) return true
  report({ at: keyAt, message: `the key ${show(key)} is not allowed; CloudFront has no such member, remove it` })
  return false
}

/** Keeps the keys of one map: the first of each name is taken, everything else reported. */
export function collectKeys(report: ReportFault) {
  const lines = new Map<string, number>()
  return {
    /** Whether an entry with this key belongs to the map. */
    take(key: Key): boolean {
      if (!isAllowedKey(key, report)) return false
      const line = lines.get(key.key)
      if (line === undefined) {
        lines.set(key.key, key.keyAt.line)
        return true
      }
      const message = `the key ${show(key.key)} stands twice, in line ${line} and in line ${key.keyAt.line}; keep one of them`
      report({ at: key.keyAt, message })
      return false
    },
  }
}
