/** Text from outside, made harmless for the places where the runner or GitHub would read more into it. */

/**
 * A text for the log: one line, without control characters, and nothing that the runner takes for a command. The runner reads
 * `::name::` at the start of a line, after blanks, and `##[name]` anywhere in it.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function printable(text: string): string {
  return escapeControls(text)
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ')
}

/**
 * A text for HTML in the job summary. It stays on one line, since a blank line would end the HTML and let GitHub read what follows
 * as Markdown.
 */
export function escapeHtml(text: string): string {
  return escapeControls(text).replaceAll(/[&<>"'`|@#]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/**
 * Makes characters visible that are not: controls, invisible characters, marks that turn the direction of text, separators of lines,
 * and bytes that are not UTF-8. They become `\n` or `\u202e`, which means the same in a string of JSON.
 */
export function escapeControls(text: string): string {
  return text.replaceAll(INVISIBLE, (character) => {
    const known = KNOWN_ESCAPES.get(character)
    if (known !== undefined) return known
    return character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('')
  })
}

/** By their categories, and the letters that Unicode shows as nothing: fillers and a joiner. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]/gu

const KNOWN_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])
