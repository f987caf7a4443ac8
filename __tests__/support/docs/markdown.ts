/** The part of Markdown that the documents use. */

export type CodeBlock = { readonly language: string; readonly text: string }

/** A table, cells as written. */
export type Table = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The text between a heading and the next one of any level. */
export type Section = {
  readonly title: string
  /** 1 for `#`. */
  readonly level: number
  readonly blocks: readonly CodeBlock[]
  readonly tables: readonly Table[]
}

/** Reads sections in their order. Lines in code blocks are neither headings nor tables. */
export function readSections(markdown: string): readonly Section[] {
  type OpenTable = Table & { readonly rows: (readonly string[])[] }
  type Open = Section & { readonly blocks: CodeBlock[]; readonly tables: OpenTable[] }
  const sections: Open[] = []
  let block: { language: string; lines: string[] } | undefined
  let table: OpenTable | undefined
  for (const line of markdown.split('\n')) {
    const section = sections.at(-1)
    const [, marks, title] = /^(#+) (.+)$/.exec(line) ?? []
    if (block !== undefined) {
      if (line !== '```') block.lines.push(line)
      else {
        section?.blocks.push({ language: block.language, text: block.lines.join('\n') })
        block = undefined
      }
    } else if (line.startsWith('```')) {
      block = { language: line.slice(3), lines: [] }
    } else if (marks !== undefined && title !== undefined) {
      sections.push({ title, level: marks.length, blocks: [], tables: [] })
    } else if (line.startsWith('|') && section !== undefined) {
      const cells = readCells(line)
      if (table === undefined) {
        table = { heads: cells, rows: [] }
        section.tables.push(table)
      } else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
        table.rows.push(cells)
      }
    }
    if (!line.startsWith('|')) table = undefined
  }
  return sections
}

/** All that is in backticks. */
export function codesIn(cell: string): readonly string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code)
}

/** The anchor that GitHub gives to a heading. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function readCells(line: string): readonly string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}
