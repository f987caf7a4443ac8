import { splitNames, unquoteItem } from '../changed-files/lists/name-mistakes.ts'
import type { ReportFault } from '../faults.ts'
import type { RuleLine } from '../purge/rules/rule.ts'
import type { Setting } from './setting.ts'

export type ListItems = {
  /** Whether a text is one item. */
  readonly isItem: (text: string) => boolean
  /** The item that a text in another known form stands for. */
  readonly repair: (text: string) => string | undefined
}

const SHOWN = 20
const MOST_EXPANDED = 1_000

/** Reports lines with several items, or in another tool's form, with the right list. */
export function readListLines(
  setting: Setting | undefined,
  items: ListItems,
  report: ReportFault,
): readonly RuleLine[] {
  if (setting === undefined) return []
  const isWhole = /^[[{][^]*[\]}]$/.test(setting.text) || /^\s*(?:aws\s|--)/.test(setting.text)
  const lines = isWhole ? [{ text: setting.text, at: setting.at }] : setting.lines
  const read = lines.map((line) => {
    const mistake = explain(line.text)
    return { line, mistake, items: mistake === undefined ? correct(line.text, items) : undefined }
  })
  const wrong = read.filter((one) => one.mistake === undefined && one.items !== undefined)
  for (const { line, mistake } of read) if (mistake !== undefined) report({ at: line.at, message: mistake })
  const [first] = wrong
  if (first !== undefined) {
    const right = read.filter(({ mistake }) => mistake === undefined).flatMap((one) => one.items ?? [one.line.text])
    const input = 'input' in setting.at ? setting.at.input : undefined
    report({ at: first.line.at, message: describe(first.line.text, wrong.length - 1, right, input) })
  }
  return read.filter((one) => one.mistake === undefined && one.items === undefined).map(({ line }) => line)
}

function describe(text: string, others: number, items: readonly string[], input: string | undefined): string {
  const from = /(?:^|\s)--[a-z]/.test(text) ? 'is written for the AWS CLI' : 'is not a single item'
  const more = others === 0 ? '' : others === 1 ? ', nor is another line' : `, nor are ${others} other lines`
  const lines = items.slice(0, SHOWN).map((item) => `    ${item}`)
  if (items.length > SHOWN) lines.push(`    and ${items.length - SHOWN} more`)
  return `${JSON.stringify(text)} ${from}${more}; write one item per line:\n  ${input === undefined ? '' : `${input}: |\n`}${lines.join('\n')}`
}

/** Values that another tool should have replaced. */
function explain(text: string): string | undefined {
  const shown = JSON.stringify(text)
  if (/^[|>][+-]?\d?$/.test(text))
    return `${shown} is the sign of YAML for a text of several lines; write it without quotes, and the lines below it`
  if (/^(?:\$\{\{.*\}\}|\$\w+|\$\{\w+\}|%\w+%)$/.test(text))
    return `${shown} was not replaced by its value; a variable is \`\${{ env.NAME }}\`, an output \`\${{ steps.ID.outputs.NAME }}\``
  if (/^(?:null|undefined|None|\[\s*\]|\{\s*\}|""|'')$/.test(text))
    return `${shown} is an empty value of another tool; skip this step if the list is empty, or leave out the input`
  if (/\{(?:path|dir|file|name|ext|[1-9])\}/.test(text))
    return `${shown} has a variable of rules; write what it stands for, or a rule such as \`public/** -> /{path}\` in \`rules\``
  if (text.startsWith('/') && countExpanded(text) > MOST_EXPANDED)
    return `${shown} has braces that stand for more than ${MOST_EXPANDED} paths; write a wildcard such as \`/docs/*\``
  if (text.startsWith('file://')) return `${shown} names a file; write the items themselves`
  return undefined
}

function correct(text: string, { isItem, repair }: ListItems): readonly string[] | undefined {
  const parts = takeApart(text.replace(/^(\S+)\s+#(?:\s.*)?$/s, '$1'), isItem).filter((part) => part !== '')
  if (parts.length === 1 && parts[0] === text && (isItem(text) || repair(text) === undefined)) return undefined
  const items = parts.map((part) => (isItem(part) ? part : (repair(part) ?? encodeBlanks(`/${part}`))))
  const isWritable = (item: string) => isItem(item.replaceAll(/[,']/g, ''))
  return items.length > 0 && items.every(isWritable) ? items : undefined
}

function takeApart(text: string, isItem: (text: string) => boolean): readonly string[] {
  const withoutOptions = text.replace(/^aws\s.*?(?=--)/s, '')
  if (withoutOptions.startsWith('--')) return readOptions(withoutOptions, isItem)
  const inJson = /"?Items"?\s*[:=]\s*(\[[^\]]*\]|[^\s{}\]]+)/.exec(text)?.[1] ?? text
  const inner = /^\[([^]*)\]$/.exec(inJson.trim())?.[1]
  if (inner !== undefined) return inner.split(/[\s,]+/).map(unquoteItem)
  const bare = inJson
    .replace(/[,;]\s*$/, '')
    .replace(/^(?:[-*+•]|\d+[.)]|=>|->|→)\s+(?:\[[ x]\]\s+)?/i, '')
    .replace(/^\|\s*|\s*\|$/g, '')
    .replace(/\s*[，、；]\s*(?=[/#])/g, ',')
  if (bare.startsWith('/') && isItem('/') && BRACES.test(bare)) return expandAsShell(bare)
  const parts = bare.split(/\s*\|\s*|\\n/)
  if (parts.length > 1 && parts.every((part) => isItem(unquoteItem(part)))) return parts.map(unquoteItem)
  if (/^[/#]/.test(bare) && /\s[/#]/.test(bare) && isItem('/')) return bare.split(/[\s,;]+(?=[/#])/).map(encodeBlanks)
  const isFile = (part: string) => !bare.startsWith('/') && /[^/]\.\w+$/.test(part)
  return splitNames(bare, (part) => isItem(part) || /^https?:\/\//.test(part) || isFile(part)) ?? [unquoteItem(bare)]
}

const BRACES = /\{([^{}]*,[^{}]*)\}/

/** Expands `{a,b}` as shells do. */
function expandAsShell(text: string): readonly string[] {
  const { 0: whole, 1: inner = '' } = BRACES.exec(text) ?? []
  if (whole === undefined) return text.split(/[\s,]+/)
  return inner.split(',').flatMap((part) => expandAsShell(text.replace(whole, () => part.trim())))
}

function countExpanded(text: string): number {
  const braces = text.match(new RegExp(BRACES, 'g')) ?? []
  return braces.reduce((product, inner) => product * inner.split(',').length, 1)
}

function encodeBlanks(path: string): string {
  return path.trim().replaceAll(/\s/g, '%20').replace(/^\/+/, '/')
}

/** Items in options: `--paths "/a" /b --distribution-id E1`. */
function readOptions(text: string, isItem: (text: string) => boolean): readonly string[] {
  return text
    .split(/[\s=,]+/)
    .map(unquoteItem)
    .filter((word) => !word.startsWith('--') && isItem(word))
}
