/** Reads how files become URLs. The playground, a web page, imports this file, too. */
import type { ReportFault } from '../faults.ts'
import { encodeUserPath } from '../purge/paths/encode.ts'
import type { Target } from '../purge/plan/target.ts'
import { createRuleSet } from '../purge/rules/rule-set.ts'
import { DIRECTORY_URLS } from './options.ts'
import { readRules } from './rules.ts'
import { settingReader, type FindSetting, type Setting } from './setting.ts'

/** Do not use the result if a fault was reported. */
export function readMapping(find: FindSetting, report: ReportFault): Pick<Target, 'rules' | 'forms'> {
  const originPath = readOriginPath(find('origin-path'), report)
  return { rules: createRuleSet(readRules(find, report)), forms: readForms(find, originPath, report) }
}

export function readForms(find: FindSetting, originPath: string | undefined, report: ReportFault): Target['forms'] {
  const read = settingReader(find, report)
  for (const { text, at } of find('index')?.lines ?? []) {
    if (!text.startsWith('/')) continue
    report({
      at,
      message: `${JSON.stringify(text)} begins with a slash; write only the name of the page, such as \`${text.slice(text.lastIndexOf('/') + 1) || 'index.html'}\``,
    })
  }
  return {
    index: find('index')?.lines.map(({ text }) => text) ?? [],
    directoryUrls: read.choice('directory-urls', DIRECTORY_URLS),
    cleanUrls: read.boolean('clean-urls'),
    queryStrings: read.boolean('query-strings'),
    originPath,
  }
}

export function readOriginPath(setting: Setting | undefined, report: ReportFault): string | undefined {
  if (setting === undefined) return undefined
  if (!setting.text.startsWith('/') || /[*?#]/.test(setting.text)) {
    report({
      at: setting.at,
      message: `${JSON.stringify(setting.text)} is not a valid origin path; write it as in the distribution, such as \`/production\``,
    })
  }
  const path = encodeUserPath(setting.text.replace(/\/+$/, ''))
  return path === '' ? undefined : path
}
