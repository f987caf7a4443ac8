import { expect, test } from '@jest/globals'
import { commentMarker, formatComment, isSameComment, type PreviewComment } from '../../src/preview/comment.ts'

const COMMENT: PreviewComment = {
  name: 'pr-7',
  state: 'served',
  sha: '0123456789abcdef0123456789abcdef01234567',
  url: 'https://d1.cloudfront.net',
  pages: ['https://d1.cloudfront.net/docs/'],
  configChanges: ['  ~ Comment: "one" → "two"'],
  time: Date.UTC(2026, 10, 29, 3, 26, 59),
  logUrl: 'https://github.com/octo-org/site/actions/runs/1',
}

test('a preview that is served', () => {
  expect(formatComment(COMMENT).split('\n')).toEqual([
    '<!-- cloudfront-action: preview pr-7 -->',
    '<table><tr><th align="left">Preview</th><td>pr-7</td></tr>' +
      '<tr><th align="left">Latest commit</th><td><code>0123456</code></td></tr>' +
      '<tr><th align="left">Status</th><td>✅ Served (<a href="https://github.com/octo-org/site/actions/runs/1">log</a>)</td></tr>' +
      '<tr><th align="left">Address</th><td><a href="https://d1.cloudfront.net">https://d1.cloudfront.net</a></td></tr>' +
      '<tr><th align="left">Updated</th><td>2026-11-29 03:26 UTC</td></tr></table>',
    '<p>Changed pages: <a href="https://d1.cloudfront.net/docs/">/docs/</a></p>',
    '<details><summary>The configuration differs from the base&#39;s in one value</summary>' +
      '<code>~ Comment: &#34;one&#34; → &#34;two&#34;</code></details>',
  ])
})

test('a preview that is gone has neither an address nor a commit', () => {
  const gone = formatComment({
    ...COMMENT,
    state: 'gone',
    sha: undefined,
    url: undefined,
    pages: [],
    configChanges: [],
  })
  expect(gone).toContain('🧹 Removed')
  expect(gone).not.toMatch(/Latest commit|Address|Changed pages|details/)
})

test.each<[string, Partial<PreviewComment>]>([
  ['a branch in the address', { url: 'https://<img src=x onerror=alert(1)>.example.com' }],
  ['a page', { pages: ['https://d1.cloudfront.net/"><script>alert(1)</script>'] }],
  ['a value of the configuration', { configChanges: ['Comment: "</code><script>" @everyone #1 `x`\n\n# Title'] }],
  ['a mention', { configChanges: ['@octo-org/all'] }],
])('%s cannot bring HTML, Markdown, mentions or lines', (_, change) => {
  const text = formatComment({ ...COMMENT, ...change })
  expect(text).not.toMatch(/<(?:script|img)|@|`|\n\n|\n#/)
})

test('many differences are cut', () => {
  const text = formatComment({ ...COMMENT, configChanges: Array.from({ length: 500 }, () => 'x'.repeat(1000)) })
  expect(text.length).toBeLessThan(10_000)
  expect(text).toContain('and 480 more')
})

test('only the time and the run differ', () => {
  const later = formatComment({ ...COMMENT, time: COMMENT.time + 3_600_000, logUrl: 'https://github.com/x/2' })
  expect(isSameComment(formatComment(COMMENT), later)).toBe(true)
  expect(isSameComment(formatComment(COMMENT), formatComment({ ...COMMENT, state: 'failed' }))).toBe(false)
})

test('no name is the marker of another one', () => {
  expect(commentMarker('pr-70').startsWith(commentMarker('pr-7'))).toBe(false)
})
