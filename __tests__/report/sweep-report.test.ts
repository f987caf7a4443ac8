import { expect, test } from '@jest/globals'
import type { SweepResult, SweptPreview } from '../../src/preview/sweep.ts'
import { formatSweepSummary } from '../../src/report/sweep-report.ts'
import { expectHarmless } from '../support/report/markdown.ts'

const PREVIEWS: readonly SweptPreview[] = [
  { name: 'pr-7', distribution: 'E7', change: 'deleted', why: 'Pull request 7 is closed.' },
  { name: 'pr-9', distribution: undefined, change: 'kept', why: 'Pull request 9 is open.' },
]
const sweepOf = (given: Partial<SweepResult>) =>
  formatSweepSummary({ status: 'completed', previews: PREVIEWS, problems: [], ...given })

test('a sweep: what became of each preview, the untouched ones small', () => {
  const url = 'https://console.aws.amazon.com/cloudfront/v4/home&#35;/distributions/E7/invalidations'
  expect(sweepOf({}).split('\n')).toEqual([
    '<h3>✅ 2 previews: 1 deleted, 1 kept</h3>',
    '<table><tr><th>Preview</th><th>Distribution</th><th>Change</th><th>Why</th></tr>' +
      `<tr><td><code>pr-7</code></td><td><a href="${url}"><code>E7</code></a></td><td>deleted</td><td>Pull request 7 is closed.</td></tr>` +
      '<tr><td><code>pr-9</code></td><td>–</td><td><sub><i>kept</i></sub></td><td><sub><i>Pull request 9 is open.</i></sub></td></tr></table>',
    '',
  ])
})

test.each<[Partial<SweepResult>, string]>([
  [
    { status: 'planned' },
    '<h3>📋 2 previews: 1 deleted, 1 kept</h3>\n<p><sub>dry run, nothing was changed</sub></p>\n',
  ],
  [{ status: 'in-progress' }, '<h3>⏳ 2 previews: 1 deleted, 1 kept</h3>\n'],
  [{ status: 'nothing-to-do', previews: [] }, '<h3>💤 There are no previews</h3>\n'],
  [
    { status: 'failed', previews: [], problems: [{ message: 'It failed.', advice: 'Do this.' }] },
    '<h3>❌ Nothing was swept</h3>\n\n> [!CAUTION]\n>\n> <p><b>It failed.</b><br>Do this.</p>\n',
  ],
])('%j', (given, beginning) => {
  expect(sweepOf(given).startsWith(beginning)).toBe(true)
})

test.each(['<img src=x>', 'a|b\n\n# c', '`', '\u202e'])('names from outside are harmless: %j', (name) => {
  expectHarmless(
    sweepOf({ previews: [{ name, distribution: name, change: 'failed', why: name }], problems: [{ message: name }] }),
  )
})
