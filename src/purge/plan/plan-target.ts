import type { ChangedFiles } from '../../changed-files/changed-files.ts'
import { Failure } from '../../failure.ts'
import { listFirst } from '../../list-first.ts'
import { widenToPurgeable, type Widening } from '../paths/invalidation-path.ts'
import { mapEverything, mapFiles, type RuleUse } from './map-files.ts'
import type { Target } from './target.ts'

export type TargetPlan = {
  readonly target: Target
  readonly changes: ChangedFiles | undefined
  /** Encoded. Some may still cover others. */
  readonly items: ReadonlySet<string>
  readonly uses: readonly RuleUse[]
  readonly unmatched: readonly string[]
  readonly widenings: readonly Widening[]
  readonly everythingBecause: string | undefined
  readonly problem: Failure | undefined
}

const LISTED_AT_MOST = 10

/** If the step must fail, the plan has a problem and no items. */
export function planTarget(target: Target, changes: ChangedFiles | undefined): TargetPlan {
  const always = target.paths.map(widenToPurgeable)
  const plan: TargetPlan = {
    target,
    changes,
    items: new Set(always.map(({ item }) => item)),
    uses: [],
    unmatched: [],
    widenings: always.flatMap(({ widening }) => widening ?? []),
    everythingBecause: undefined,
    problem: undefined,
  }
  if (changes === undefined) return plan
  if (changes.kind === 'unknown') return planUnknown(plan, changes.reason)

  const { files, linked = [] } = changes
  const mapped = mapFiles([...files, ...linked], target.rules, target.forms)
  const { uses } = mapped
  // A link's path needs no rule, because its file has another path.
  const byLinks = new Set(linked.map(({ path }) => path))
  const unmatched = linked.length === 0 ? mapped.unmatched : mapped.unmatched.filter((path) => !byLinks.has(path))
  const widenings = [...plan.widenings, ...mapped.widenings]
  return planUnmatched({ ...plan, items: plan.items.union(mapped.paths), uses, unmatched, widenings })
}

function planUnknown(plan: TargetPlan, reason: string): TargetPlan {
  switch (plan.target.whenUnknown) {
    case 'all':
      return withEverything(plan, reason)
    case 'skip':
      return plan
    case 'fail':
      return withProblem(
        plan,
        new Failure(
          `It is not known which files changed, and \`when-unknown\` is \`fail\`: ${reason}`,
          'Set `base` to a commit or `files` to a list, or set `when-unknown: all` to purge everything that the rules reach.',
        ),
      )
  }
}

function planUnmatched(plan: TargetPlan): TargetPlan {
  const { unmatched, target } = plan
  if (unmatched.length === 0) return plan
  if (target.unmatched === 'all') return withEverything(plan, `No rule matches ${quoteSome(unmatched)}.`)
  if (target.unmatched !== 'fail') return plan
  const files = unmatched.length === 1 ? 'A changed file is' : `${unmatched.length} changed files are`
  return withProblem(
    plan,
    new Failure(
      `${files} not matched by any rule, and \`unmatched\` is \`fail\`: ${quoteSome(unmatched)}.`,
      'Add a rule for them, `!GLOB` if they are not part of the site, or set `unmatched: ignore`.',
    ),
  )
}

export function withProblem(plan: TargetPlan, problem: Failure): TargetPlan {
  return { ...plan, items: new Set(), problem }
}

function withEverything(plan: TargetPlan, reason: string): TargetPlan {
  const everything = mapEverything(plan.target.rules, plan.target.forms)
  return {
    ...plan,
    items: plan.items.union(everything.paths),
    widenings: [...plan.widenings, ...everything.widenings],
    everythingBecause: reason,
  }
}

export function quoteSome(names: readonly string[]): string {
  return listFirst(names, LISTED_AT_MOST, (name) => JSON.stringify(name))
}
