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

/** Controls, line separators, and marks that turn the direction of text become `\n` or `\u202e`; so do bytes that are no UTF-8. */
function escapeControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
    const known = KNOWN_ESCAPES.get(character)
    return known ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

const KNOWN_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])
