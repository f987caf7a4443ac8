import { expect, test } from '@jest/globals'
import { formatKeptSummary, formatSharedSummary } from '../../src/report/preview-summary.ts'
import { changesOf } from '../support/purge/targets.ts'
import { distributionOf, planOf, resultOf } from '../support/report/results.ts'

const CONTEXT = { serverUrl: 'https://github.com', repository: 'octo-org/website' }
const RESULT = resultOf({
  targets: [planOf(changesOf('public/a.html'), { distributions: ['*.example.com'], forms: { prefix: '/pr-7' } })],
  distributions: [distributionOf({ names: ['*.example.com'], paths: ['/pr-7/a.html'] })],
})

test.each([
  ['a host name of its own', 'https://pr-7.example.com', 'pr-7.example.com', 'https://pr-7.example.com/a.html'],
  ['a directory', 'https://www.example.com/pr-7/', 'www.example.com', 'https://www.example.com/pr-7/a.html'],
])('a shared preview under %s is linked where it is served', (_, url, host, live) => {
  const html = formatSharedSummary(RESULT, url, CONTEXT)
  expect(html).toContain(`<h3>⏳ 1 path of <a href="https://${host}">${host}</a> posted</h3>`)
  expect(html).toContain(`<td><a href="${live}">/pr-7/a.html</a></td>`)
})

test('without an address it is called as its distribution', () => {
  expect(formatSharedSummary(RESULT, undefined, CONTEXT)).toContain('<h3>⏳ 1 path of *.example.com posted</h3>')
})

test('a preview that stays', () => {
  expect(formatKeptSummary({ name: 'pr-7', number: 7 })).toBe(
    '<h3>📌 The preview pr-7 stays</h3>\n<p>Pull request 7 is closed and has the label <code>keep-preview</code>.</p>\n',
  )
})
