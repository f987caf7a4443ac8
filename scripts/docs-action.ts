/** What `action.yml` declares, as Markdown. */
import type { ActionManifest } from '../emulators/runner/action-manifest.ts'

const COMMENT_WIDTH = 96

/** A step with every input and its default, each below its description. */
export function formatUsage(inputs: ActionManifest['inputs']): string {
  const lines = Object.entries(inputs).flatMap(([name, { description, default: standard }]) => [
    '',
    ...wrap(description, COMMENT_WIDTH).map((line) => `    # ${line}`),
    `    ${name}: ${quote(standard ?? '')}`,
  ])
  return ['```yaml', '- uses: OWNER/cloudfront-action@SHA', '  with:', ...lines.slice(1), '```'].join('\n')
}

/** YAML takes an empty value for null, and one in braces for a mapping. */
function quote(value: string): string {
  return value === '' || value.startsWith('{') ? `'${value}'` : value
}

export function formatInputs(inputs: ActionManifest['inputs']): string {
  const rows = Object.entries(inputs).map(([name, { description, default: standard }]) => [
    code(name),
    standard === undefined ? '' : code(standard),
    description,
  ])
  return formatTable(['Input', 'Default', 'Meaning'], rows)
}

export function formatOutputs(outputs: ActionManifest['outputs']): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [code(name), description])
  return formatTable(['Output', 'Meaning'], rows)
}

/** A Markdown table. Cells are Markdown on one line. */
export function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()).join(' | ')} |`
  return [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')
}

export function code(text: string): string {
  return `\`${text}\``
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
