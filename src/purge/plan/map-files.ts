import type { ChangedFile } from '../../repository/tree-difference.ts'
import { widenToPurgeable, type Widening } from '../paths/invalidation-path.ts'
import { listReachForms, listUrlForms, type UrlForms } from '../paths/url-forms.ts'
import type { RuleSet } from '../rules/rule-set.ts'

export type RuleUse = {
  readonly rule: string
  readonly files: number
  readonly examples: readonly string[]
}

export type MappedFiles = {
  readonly paths: ReadonlySet<string>
  readonly uses: readonly RuleUse[]
  readonly unmatched: readonly string[]
  readonly widenings: readonly Widening[]
}

const EXAMPLES = 20

export function mapFiles(files: readonly ChangedFile[], rules: RuleSet, forms: UrlForms): MappedFiles {
  const paths = new Set<string>()
  const uses = new Map<string, { rule: string; files: number; examples: string[] }>()
  const unmatched: string[] = []
  const widenings: Widening[] = []

  for (const file of files) {
    const match = rules.map(file.path)
    for (const target of match?.targets ?? []) addPurgeable(listUrlForms(target, forms), paths, widenings)
    const below = file.kind === 'submodule' ? rules.reachBelow(file.path) : []
    for (const target of below) addPurgeable(listReachForms(target, forms), paths, widenings)

    const rule = match?.rule.source ?? (below.length > 0 ? `${file.path}/**` : undefined)
    if (rule === undefined) {
      unmatched.push(file.path)
      continue
    }
    const use = uses.get(rule) ?? { rule, files: 0, examples: [] }
    use.files += 1
    if (use.examples.length < EXAMPLES) use.examples.push(file.path)
    uses.set(rule, use)
  }
  return { paths, uses: [...uses.values()], unmatched, widenings }
}

export function mapEverything(rules: RuleSet, forms: UrlForms): Pick<MappedFiles, 'paths' | 'widenings'> {
  const paths = new Set<string>()
  const widenings: Widening[] = []
  for (const target of rules.reach()) addPurgeable(listReachForms(target, forms), paths, widenings)
  return { paths, widenings }
}

function addPurgeable(items: readonly string[], paths: Set<string>, widenings: Widening[]): void {
  for (const mapped of items) {
    const { item, widening } = widenToPurgeable(mapped)
    if (widening && !paths.has(item)) widenings.push(widening)
    paths.add(item)
  }
}
