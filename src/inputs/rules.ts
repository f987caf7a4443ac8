import type { ReportFault } from '../faults.ts'
import { parseMatchPurge, parseRules, type Rule } from '../purge/rules/rule.ts'
import type { FindSetting, Setting } from './setting.ts'

export function readRules(find: FindSetting, report: ReportFault): readonly Rule[] {
  const setting = find('rules')
  const rules = (setting?.rules ?? setting?.lines ?? []).flatMap((rule) =>
    'text' in rule ? parseRules([rule], report) : parseMatchPurge(rule, report),
  )
  // A build is the site itself.
  const root = find('root') ?? (setting === undefined ? find('build') : undefined)
  return root === undefined ? rules : [...rules, ...readRoot(root, report)]
}

/** `root: public` is `public/** -> /{path}`, `root: .` is `** -> /{path}`. */
function readRoot({ text, at }: Setting, report: ReportFault): readonly Rule[] {
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (text.startsWith('/') || segments.includes('..')) {
    report({
      at,
      message: `${JSON.stringify(text)} is not a directory of the repository; write it from the repository's root, such as \`public\`, or \`.\``,
    })
    return []
  }
  const glob = [...segments.map(escapeGlob), '**'].join('/')
  return parseMatchPurge({ match: [glob], purge: ['/{path}'], at }, report)
}

function escapeGlob(segment: string): string {
  return segment.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&')
}
