/** Untrusted text must be harmless for the runner and GitHub. */

/**
 * One line without control characters and commands. The runner reads `::name::` at the start of a line, and `##[name]`
 * anywhere. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function printable(text: string): string {
  return escapeControls(text)
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ')
}

/** On one line, because a blank line would end the HTML and begin Markdown. */
export function escapeHtml(text: string): string {
  return escapeControls(text).replaceAll(/[&<>"'`|@#]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Also invisible characters, direction marks and bytes that are not UTF-8, as in JSON: `\n`, `\u202e`. */
export function escapeControls(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  return text.replaceAll(INVISIBLE, (character) => {
    const known = KNOWN_ESCAPES.get(character)
    if (known !== undefined) return known
    return character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')
  })
}

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]/gu

const KNOWN_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])
