/** Shows Markdown as GitHub does, as far as the action uses it. */
import { micromark } from 'micromark'

/** Octicons, and the titles of alerts. */
const ALERTS = {
  NOTE: 'Note',
  TIP: 'Tip',
  WARNING: 'Warning',
  CAUTION: 'Caution',
} as const

/** HTML for the class `markdown-body`. */
export function renderMarkdown(text: string): string {
  return micromark(text, { allowDangerousHtml: true })
    .replaceAll(
      /<blockquote>\s*<p>\[!(NOTE|TIP|WARNING|CAUTION)\]\s*<\/p>([^]*?)<\/blockquote>/g,
      (_, kind: keyof typeof ALERTS, inner: string) =>
        `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${ALERTS[kind]}</p>${inner}</div>`,
    )
    .replaceAll(
      /<pre><code class="language-diff">([^]*?)<\/code><\/pre>/g,
      (_, lines: string) => `<div class="highlight highlight-source-diff"><pre>${colourDiff(lines)}</pre></div>`,
    )
}

const DIFF_CLASSES: Readonly<Record<string, string>> = { '+': 'pl-mi1', '-': 'pl-md', '!': 'pl-mc', '@': 'pl-mdr' }

function colourDiff(lines: string): string {
  return lines
    .split('\n')
    .map((line) => {
      const name = DIFF_CLASSES[line[0] ?? '']
      return name === undefined ? line : `<span class="${name}">${line}</span>`
    })
    .join('\n')
}
