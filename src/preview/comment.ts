import { escapeHtml } from '../printable.ts'

export type PreviewState = 'deploying' | 'served' | 'late' | 'failed' | 'gone'

export type PreviewComment = {
  readonly name: string
  readonly state: PreviewState
  readonly sha: string | undefined
  readonly url: string | undefined
  /** Of the first changed pages. */
  readonly pages: readonly string[]
  /** From the base's configuration. */
  readonly configChanges: readonly string[]
  /** Milliseconds since 1970. */
  readonly time: number
  readonly logUrl: string
}

const STATES: Readonly<Record<PreviewState, string>> = {
  deploying: '⏳ Deploying',
  served: '✅ Served',
  late: '⏳ Deploying, not served everywhere yet',
  failed: '❌ Failed',
  gone: '🧹 Removed',
}

const CHANGES_SHOWN = 20
const CHANGE_LENGTH = 300

export function commentMarker(name: string): string {
  return `<!-- cloudfront-action: preview ${name} -->`
}

/** HTML without blank lines, so that nothing is read as Markdown. */
export function formatComment(comment: PreviewComment): string {
  const { name, state, sha, url, pages, configChanges, time, logUrl } = comment
  const rows = [
    row('Preview', escapeHtml(name)),
    ...(sha === undefined ? [] : [row('Latest commit', `<code>${escapeHtml(sha.slice(0, 7))}</code>`)]),
    row('Status', `${STATES[state]} (<a href="${escapeHtml(logUrl)}">log</a>)`),
    ...(url === undefined ? [] : [row('Address', link(url, url))]),
    row('Updated', `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`),
  ]
  return [
    commentMarker(name),
    `<table>${rows.join('')}</table>`,
    ...(pages.length === 0
      ? []
      : [`<p>Changed pages: ${pages.map((page) => link(page, pathOf(page))).join(', ')}</p>`]),
    ...(configChanges.length === 0 ? [] : [describeChanges(configChanges)]),
  ].join('\n')
}

/** Whether only the time and the run differ. */
export function isSameComment(one: string, other: string): boolean {
  const withoutRun = (text: string) =>
    text.replace(/<tr><th align="left">Updated<\/th>.*?<\/tr>/, '').replace(/ \(<a href="[^"]*">log<\/a>\)/, '')
  return withoutRun(one) === withoutRun(other)
}

function describeChanges(changes: readonly string[]): string {
  const shown = changes.slice(0, CHANGES_SHOWN).map((change) => {
    const text = change.trim()
    return `<code>${escapeHtml(text.length > CHANGE_LENGTH ? `${text.slice(0, CHANGE_LENGTH)}…` : text)}</code>`
  })
  const more = changes.length > shown.length ? `<br>and ${changes.length - shown.length} more` : ''
  const title = `The configuration differs from the base's in ${changes.length === 1 ? 'one value' : `${changes.length} values`}`
  return `<details><summary>${escapeHtml(title)}</summary>${shown.join('<br>')}${more}</details>`
}

function row(head: string, html: string): string {
  return `<tr><th align="left">${head}</th><td>${html}</td></tr>`
}

function link(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
