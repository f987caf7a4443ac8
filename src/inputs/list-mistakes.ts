import { splitNames, unquote } from '../changed-files/lists/name-mistakes.ts'
import type { ReportFault } from '../faults.ts'
import type { RuleLine } from '../purge/rules/rule.ts'
import type { Setting } from './setting.ts'

/** Reports lines with several items, or in another tool's form, with their correction. */
export function readListLines(
  setting: Setting | undefined,
  isItem: (text: string) => boolean,
  report: ReportFault,
): readonly RuleLine[] {
  if (setting === undefined) return []
  const isWhole = /^[[{][^]*[\]}]$/.test(setting.text) || /^\s*(?:aws\s|--)/.test(setting.text)
  const lines = isWhole ? [{ text: setting.text, at: setting.at }] : setting.lines
  return lines.filter((line) => {
    const items = correct(line.text, isItem)
    if (items === undefined) return true
    report({ at: line.at, message: describe(line.text, items, 'input' in setting.at ? setting.at.input : undefined) })
    return false
  })
}

function describe(text: string, items: readonly string[], input: string | undefined): string {
  const from = /(?:^|\s)--[a-z]/.test(text) ? 'is written for the AWS CLI' : 'is not a single item'
  const lines = items.map((item) => `    ${item}`).join('\n')
  return `${JSON.stringify(text)} ${from}; write one item per line:\n  ${input === undefined ? '' : `${input}: |\n`}${lines}`
}

function correct(text: string, isItem: (text: string) => boolean): readonly string[] | undefined {
  const items = takeApart(text.replace(/^(\S+)\s+#(?:\s.*)?$/s, '$1'), isItem)
    .map(toPathOfUrl)
    .filter((item) => item !== '')
  const valid = items.filter(isItem)
  const isAsWritten = items.length === 1 && items[0] === text
  return isAsWritten || items.length === 0 || valid.length < items.length ? undefined : items

  function toPathOfUrl(item: string): string {
    const [, host = '', path = ''] = /^(?:https?|s3):\/\/([^/]+)(\/.*)?$/i.exec(item) ?? []
    if (host === '') return item
    return isItem(host) ? host : path || '/'
  }
}

function takeApart(text: string, isItem: (text: string) => boolean): readonly string[] {
  const withoutOptions = text.replace(/^aws\s.*?(?=--)/s, '')
  if (withoutOptions.startsWith('--')) return readOptions(withoutOptions, isItem)
  const inJson = /"?Items"?\s*[:=]\s*(\[[^\]]*\]|[^\s{}\]]+)/.exec(text)?.[1] ?? text
  const inner = /^\[([^]*)\]$/.exec(inJson.trim())?.[1]
  if (inner !== undefined) return inner.split(/[\s,]+/).map(unquote)
  const bare = inJson.replace(/^(?:[-*]\s+)/, '').replace(/^\|\s*|\s*\|$/g, '')
  const parts = bare.split(/\s*\|\s*/)
  if (parts.length > 1 && parts.every((part) => isItem(unquote(part)))) return parts.map(unquote)
  return splitNames(bare, (part) => isItem(part) || /^https?:\/\//.test(part)) ?? [unquote(bare)]
}

/** Items in options: `--paths "/a" /b --distribution-id E1`. */
function readOptions(text: string, isItem: (text: string) => boolean): readonly string[] {
  return text
    .split(/[\s=,]+/)
    .map(unquote)
    .filter((word) => !word.startsWith('--') && isItem(word))
}
