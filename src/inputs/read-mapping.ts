/** Reads how files become URLs. The playground, a web page, imports this file, too. */
import type { ReportFault } from '../faults.ts'
import type { Target } from '../purge/plan/target.ts'
import { readForms, readOriginPath } from './read-forms.ts'
import { readRules } from './rules.ts'
import type { FindSetting } from './setting.ts'

/** Do not use the result if a fault was reported. */
export function readMapping(find: FindSetting, report: ReportFault): Pick<Target, 'rules' | 'forms'> {
  const originPath = readOriginPath(find('origin-path'), report)
  return { rules: readRules(find, report), forms: readForms(find, originPath, report) }
}
