import { mapFiles } from '../purge/plan/map-files.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import type { ChangedFile } from '../repository/tree-difference.ts'

/** A changed file; `rule` is null if none matches. */
export type PlannedFile = {
  readonly path: string
  readonly change: string
  readonly rule: string | null
  readonly paths: readonly string[]
}

/** Each is mapped when it is asked for. */
export function* planFiles(plan: TargetPlan): Generator<PlannedFile, undefined> {
  for (const file of listChanged(plan)) yield planFile(file, plan)
}

/** Those that make paths. */
export function* planSiteFiles(plan: TargetPlan): Generator<PlannedFile, undefined> {
  const { unmatched } = plan
  let passed = 0
  for (const file of listChanged(plan)) {
    // They are in the same order.
    if (file.path === unmatched[passed]) {
      passed += 1
      continue
    }
    const planned = planFile(file, plan)
    if (planned.paths.length > 0) yield planned
  }
}

function listChanged({ changes }: TargetPlan): readonly ChangedFile[] {
  if (changes?.kind !== 'known') return []
  return changes.linked === undefined ? changes.files : [...changes.files, ...changes.linked]
}

function planFile(file: ChangedFile, { target }: TargetPlan): PlannedFile {
  const { paths, uses } = mapFiles([file], target.rules, target.forms)
  return { path: file.path, change: file.change, rule: uses[0]?.rule ?? null, paths: [...paths] }
}

/** `site`: those whose rule has targets. */
export function countFiles(plan: TargetPlan): { readonly all: number; readonly site: number } {
  const { uses, unmatched } = plan
  const sum = (some: TargetPlan['uses']) => some.reduce((total, { files }) => total + files, 0)
  return { all: sum(uses) + unmatched.length, site: sum(uses.filter(({ rule }) => !isSilent(rule, plan))) }
}

export function isSilent(rule: string, { target }: TargetPlan): boolean {
  return target.rules.rules.some(({ source, targets }) => source === rule && targets.length === 0)
}
