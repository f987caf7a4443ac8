/** Shows Markdown as GitHub does, as far as the action uses it. */
import { micromark } from 'micromark'

/** HTML for the class `markdown-body`. */
export function renderMarkdown(text: string): string {
  return micromark(text, { allowDangerousHtml: true })
    .replaceAll(
      /<blockquote>\s*<p>\[!(NOTE|TIP|WARNING|CAUTION)\]\s*<\/p>([^]*?)<\/blockquote>/g,
      (_, kind: string, inner: string) => {
        const name = kind.toLowerCase()
        const title = kind.slice(0, 1) + name.slice(1)
        return `<div class="markdown-alert markdown-alert-${name}"><p class="markdown-alert-title">${title}</p>${inner}</div>`
      },
    )
    .replaceAll(
      /<pre><code class="language-diff">([^]*?)<\/code><\/pre>/g,
      (_, lines: string) => `<div class="highlight highlight-source-diff"><pre>${colourDiff(lines)}</pre></div>`,
    )
}

const DIFF_CLASSES: Readonly<Record<string, string>> = { '+': 'pl-mi1', '-': 'pl-md' }

function colourDiff(lines: string): string {
  return lines
    .split('\n')
    .map((line) => {
      const name = DIFF_CLASSES[line[0] ?? '']
      return name === undefined ? line : `<span class="${name}">${line}</span>`
    })
    .join('\n')
}
