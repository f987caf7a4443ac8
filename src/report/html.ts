/** HTML of job summaries. It has no blank lines, since one would end the HTML, and names would be read as Markdown. */
import type { Problem } from '../failure.ts'
import { escapeHtml } from '../printable.ts'

export type SummaryContext = {
  /** `https://github.com` */
  readonly serverUrl: string
  readonly repository: string
}

/** In bytes. */
const LIST_LENGTH = 60_000

export function foldedList(title: string, names: readonly string[]): string {
  return `<details><summary>${escapeHtml(title)}</summary>${cutList(names, code)}</details>`
}

export function cutList<Item>(items: readonly Item[], show: (item: Item) => string): string {
  const shown = takeUpTo(LIST_LENGTH, items.values().map(show))
  const more = items.length > shown.length ? `<br>and ${items.length - shown.length} more` : ''
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

/** One part a line, without empty parts. */
export function joinParts(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n')}\n`
}

/** At most LIST_LENGTH bytes of rows. Cells are HTML. */
export function cutTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const shown = takeUpTo(LIST_LENGTH, rows.values().map(row))
  const more = rows.length > shown.length ? `\n${paragraph(`and ${rows.length - shown.length} more`)}` : ''
  return `${table(heads, shown)}${more}`
}

export function table(heads: readonly string[], rows: readonly string[]): string {
  return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`
}

export function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

export function paragraph(html: string): string {
  return `<p>${html}</p>`
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

export function problem({ message, advice }: Problem): string {
  return paragraph(`<b>${prose(message)}</b>${advice === undefined ? '' : ` ${prose(advice)}`}`)
}
