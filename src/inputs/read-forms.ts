import type { ReportFault } from '../faults.ts'
import { encodeUserPath } from '../purge/paths/encode.ts'
import type { Target } from '../purge/plan/target.ts'
import { DIRECTORY_URLS } from './options.ts'
import { settingReader, type FindSetting, type Setting } from './setting.ts'

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
