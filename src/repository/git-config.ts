/** The name is such as `http.https://github.com/.extraheader`. */
export type GitSetting = readonly [name: string, value: string]

const SECTION = /^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/
const ENTRY = /^\s*([A-Za-z][\w-]*)\s*(?:=\s*(.*?))?\s*$/

/** Without includes. Skips lines of any other form. */
export function parseGitConfig(text: string): readonly GitSetting[] {
  const settings: GitSetting[] = []
  let prefix: string | undefined
  for (const line of text.split(/\r?\n/)) {
    const [header, section = '', subsection] = SECTION.exec(line) ?? []
    if (header !== undefined) {
      const name = subsection === undefined ? '' : `.${subsection.replaceAll(/\\(.)/g, '$1')}`
      prefix = `${section.toLowerCase()}${name}.`
    }
    const [, key, value = 'true'] = ENTRY.exec(line.slice(header?.length ?? 0)) ?? []
    if (prefix !== undefined && key !== undefined) settings.push([`${prefix}${key.toLowerCase()}`, readValue(value)])
  }
  return settings
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' }

/** Without quotes, ends at a comment. */
function readValue(written: string): string {
  let value = ''
  let isQuoted = false
  for (const [part] of written.matchAll(/\\.|[^\\]/g)) {
    if (part === '"') isQuoted = !isQuoted
    else if (!isQuoted && /^[#;]$/.test(part)) return value.trimEnd()
    else value += part.startsWith('\\') ? (ESCAPES[part.slice(1)] ?? part.slice(1)) : part
  }
  return value
}

export function formatGitConfig(settings: readonly GitSetting[]): string {
  return settings.map(([name, value]) => `${formatPlace(name)} = ${quote(value)}\n`).join('')
}

function formatPlace(name: string): string {
  const [first, last] = [name.indexOf('.'), name.lastIndexOf('.')]
  const subsection = first === last ? '' : ` ${quote(name.slice(first + 1, last))}`
  return `[${name.slice(0, first)}${subsection}]\n\t${name.slice(last + 1)}`
}

function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`
}
