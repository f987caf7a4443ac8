/** Targets of a purge for tests, with defaults for all settings. */
import { InvalidInput, type Fault } from '../../../src/faults.ts'
import { encodeUserPath } from '../../../src/purge/paths/encode.ts'
import { isTag } from '../../../src/purge/paths/invalidation-path.ts'
import type { UrlForms } from '../../../src/purge/paths/url-forms.ts'
import { shortDigest } from '../../../src/digest.ts'
import type { Posting, Target } from '../../../src/purge/plan/target.ts'
import type { ChangedFiles } from '../../../src/changed-files/changed-files.ts'
import type { ChangedFile } from '../../../src/repository/tree-difference.ts'
import { parseRules } from '../../../src/purge/rules/rule.ts'
import { createRuleSet, type RuleSet } from '../../../src/purge/rules/rule-set.ts'

export const FORMS: UrlForms = {
  index: ['index.html'],
  directoryUrls: 'slash',
  cleanUrls: false,
  queryStrings: false,
  originPath: undefined,
}

export const POSTING: Posting = { batchSize: 1000, wait: false, waitTimeout: 600_000, onWaitTimeout: 'fail' }

/** Rules, one a line; throws if one is wrong. */
export function rulesOf(...lines: readonly string[]): RuleSet {
  const faults: Fault[] = []
  const rules = parseRules(
    lines.map((text, index) => ({ text, at: { input: 'rules', line: index + 1 } })),
    (fault) => void faults.push(fault),
  )
  if (faults.length > 0) throw new InvalidInput(faults)
  return createRuleSet(rules)
}

/** A target that maps `public/**` to the root, unless the test says otherwise. */
export function targetOf({
  rules = ['public/** -> /{path}'],
  paths = [],
  forms = {},
  posting = {},
  ...rest
}: Partial<Omit<Target, 'rules' | 'forms' | 'posting'>> & {
  readonly rules?: readonly string[]
  readonly forms?: Partial<UrlForms>
  readonly posting?: Partial<Posting>
} = {}): Target {
  return {
    distributions: ['E1EXAMPLE'],
    rules: rulesOf(...rules),
    forms: { ...FORMS, ...forms },
    unmatched: 'ignore',
    whenUnknown: 'all',
    paths: paths.map((path) => (isTag(path) ? path : encodeUserPath(path))),
    changes: rules.length === 0 ? undefined : { kind: 'comparison', base: 'auto', head: 'auto' },
    posting: { ...POSTING, ...posting },
    scope: shortDigest(JSON.stringify([rules, forms])),
    ...rest,
  }
}

export function modified(...paths: readonly string[]): readonly ChangedFile[] {
  return paths.map((path) => ({ path, change: 'modified', kind: 'file' }))
}

export const BASE = 'a'.repeat(40)
export const HEAD = 'b'.repeat(40)

/** The changes of a comparison. */
export function changesOf(...paths: readonly string[]): ChangedFiles {
  return { kind: 'known', files: modified(...paths), base: BASE, head: HEAD }
}
