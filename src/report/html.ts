/**
 * Parts of job summaries: a line of HTML, an alert or a fence of Markdown. A blank line would end HTML, and names would
 * be Markdown.
 */
import type { Problem } from '../failure.ts'
import { escapeHtml } from '../printable.ts'
import { count, formatNumber } from './count.ts'

export type SummaryContext = {
  readonly serverUrl: string
  readonly repository: string
  /** The beginning of paths that live URLs do not have. */
  readonly hiddenPrefix?: string
}

/** In bytes. */
export const LIST_LENGTH = 60_000

export function foldedList(title: string, names: readonly string[]): string {
  return folded(escapeHtml(title), cutList(names, code))
}

/** Both are HTML. */
export function folded(title: string, html: string): string {
  return `<details><summary>${title}</summary>${html}</details>`
}

export function cutList<Item>(items: readonly Item[], show: (item: Item) => string, length = LIST_LENGTH): string {
  const shown = takeUpTo(length, items.values().map(show))
  const more = items.length > shown.length ? `<br>and ${formatNumber(items.length - shown.length)} more` : ''
  return `${shown.join('<br>')}${more}`
}

/** In bytes. Later parts are not even generated. */
export function takeUpTo(length: number, parts: Iterable<string>): readonly string[] {
  const taken: string[] = []
  let used = 0
  for (const part of parts) {
    used += Buffer.byteLength(part)
    if (used > length) break
    taken.push(part)
  }
  return taken
}

/** One part a line, without empty ones. */
export function joinParts(parts: readonly string[]): string {
  const shown = parts.filter((part) => part !== '')
  const joined = shown.map((part, index) => {
    const isHtml = [shown[index - 1] ?? '<', part].every((one) => one.startsWith('<'))
    return index === 0 ? part : `${isHtml ? '\n' : '\n\n'}${part}`
  })
  return `${joined.join('')}\n`
}

/** Elements of HTML in a coloured box. GitHub shows none inside of other elements. */
export function alert(kind: 'NOTE' | 'TIP' | 'WARNING' | 'CAUTION', elements: readonly string[]): string {
  return [`[!${kind}]`, '', ...elements].map((line) => `> ${line}`.trimEnd()).join('\n')
}

/** GitHub colours the lines by their first character. */
export function diffFence(lines: readonly string[]): string {
  const runs = lines.flatMap((one) => one.match(/`+/g) ?? []).map(({ length }) => length)
  const fence = '`'.repeat(Math.max(3, Math.max(0, ...runs) + 1))
  return [`${fence}diff`, ...lines, fence].join('\n')
}

/** Both are HTML. */
export function title(sign: string, html: string): string {
  return `<h3>${sign} ${html}</h3>`
}

/** The facts are HTML. */
export function factLine(facts: readonly string[]): string {
  const shown = facts.filter((fact) => fact !== '')
  return shown.length === 0 ? '' : paragraph(small(shown.join(' · ')))
}

export function small(html: string): string {
  return `<sub>${html}</sub>`
}

export function link(url: string, html: string): string {
  return `<a href="${escapeHtml(url)}">${html}</a>`
}

/** At most LIST_LENGTH bytes of rows. */
export function cutTable<Item>(
  heads: readonly string[],
  items: readonly Item[],
  show: (item: Item) => readonly Cell[],
): string {
  const rows = items.values().map((item) => row(show(item)))
  const shown = takeUpTo(LIST_LENGTH, rows)
  const left = items.length - shown.length
  const more = left > 0 ? `\n${paragraph(`and ${formatNumber(left)} more`)}` : ''
  return `${table(heads, shown)}${more}`
}

export function table(heads: readonly string[], rows: readonly string[]): string {
  return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`
}

/** HTML, or a number. */
export type Cell = string | number

export function row(cells: readonly Cell[]): string {
  const shown = cells.map((cell) =>
    typeof cell === 'number' ? `<td align="right">${formatNumber(cell)}</td>` : `<td>${cell}</td>`,
  )
  return `<tr>${shown.join('')}</tr>`
}

export function paragraph(html: string): string {
  return `<p>${html}</p>`
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`
}

/** A message, which has code in backticks, and perhaps several lines. */
export function prose(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = '&nbsp;'.repeat(line.search(/\S|$/))
      const parts = line.trimStart().split(/`([^`]+)`/)
      return indent + parts.map((part, index) => (index % 2 === 1 ? code(part) : escapeHtml(part))).join('')
    })
    .join('<br>')
}

/** In one red box: what to do about each, with what AWS answered folded. */
export function problemAlert(problems: readonly Problem[]): string {
  if (problems.length === 0) return ''
  const shown = takeUpTo(LIST_LENGTH, problems.values().map(describeProblem))
  const more = problems.length - shown.length
  return alert('CAUTION', [...shown, ...(more > 0 ? [paragraph(`and ${count(more, 'more problem')}`)] : [])])
}

function describeProblem({ message, advice, serviceCode }: Problem): string {
  if (serviceCode === undefined || advice === undefined)
    return paragraph(`<b>${prose(message)}</b>${advice === undefined ? '' : `<br>${prose(advice)}`}`)
  const answer = folded(`What AWS answered: ${code(serviceCode)}`, paragraph(prose(message)))
  return `${paragraph(prose(advice))}${answer}`
}
