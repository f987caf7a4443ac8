import { describe, expect, test } from '@jest/globals'
import type { DeployResult } from '../../src/distribution/deploy/result.ts'
import { toProblem } from '../../src/failure.ts'
import { formatDeploySummary } from '../../src/report/deploy-summary.ts'
import { changeOf, deploymentOf, DOMAIN } from '../support/report/deployments.ts'
import { expectHarmless } from '../support/report/markdown.ts'
import { DENIED } from '../support/report/results.ts'

const NAME = `<a href="https://${DOMAIN}">production</a>`
const CONSOLE = 'https://console.aws.amazon.com/cloudfront/v4/home&#35;/distributions/E1EXAMPLE/invalidations'
const FACTS = `<a href="${CONSOLE}">E1EXAMPLE</a> · <a href="https://${DOMAIN}">${DOMAIN}</a>`

const summaryOf = (given: Partial<DeployResult>, url = 'https://{domain}') =>
  formatDeploySummary(deploymentOf(given), url)

const { distribution } = deploymentOf()
const spreading = distribution && { ...distribution, status: 'in-progress' as const }
const deleted = distribution && { ...distribution, status: 'deleted' as const }
const changes = [changeOf({ path: 'Comment', before: 'a', after: 'b' })]

test.each<[Partial<DeployResult>, string]>([
  [{ change: 'created', distribution: spreading }, `⏳ ${NAME} was created, and is being deployed`],
  [{ change: 'created', status: 'planned', distribution: undefined }, '📋 production would be created'],
  [{ change: 'adopted', changes }, `✅ ${NAME} was taken over: 0 to add, 1 to change, 0 to remove`],
  [{ change: 'updated', changes }, `✅ ${NAME} was updated: 0 to add, 1 to change, 0 to remove`],
  [
    { change: 'updated', status: 'planned', changes },
    `📋 ${NAME} would be updated: 0 to add, 1 to change, 0 to remove`,
  ],
  [{ change: 'updated', status: 'failed' }, `❌ ${NAME} was updated, but not all went well`],
  [{ change: 'unchanged' }, `✅ ${NAME} matches its file`],
  [{ change: 'disabled' }, `⏳ ${NAME} was disabled, and is not deleted yet`],
  [{ change: 'disabled', status: 'planned' }, `📋 ${NAME} would be disabled, and deleted later`],
  [{ change: 'deleted', distribution: deleted }, '✅ production was deleted'],
  [{ change: 'deleted', status: 'planned' }, '📋 production would be deleted'],
  [{ change: 'none', command: 'destroy' }, '💤 production does not exist: nothing to destroy'],
  [{ change: 'none' }, '💤 production was not changed'],
  [{ change: 'none', status: 'failed' }, '❌ production was not changed'],
  [{ change: 'none', status: 'failed', command: 'destroy' }, '❌ production was not destroyed'],
])('the title of %j', (given, title) => {
  expect(summaryOf(given).split('\n')[0]).toBe(`<h3>${title}</h3>`)
})

test('a plan: facts, risks, the difference, and the coming purge', () => {
  const risky = [
    changeOf({ path: 'DefaultCacheBehavior.ViewerProtocolPolicy', before: 'x', after: 'y', risk: 'Look out.' }),
    changeOf({ path: 'Tags[team]', after: 'web' }),
  ]
  const given = { status: 'planned', changes: risky, cause: 'file', duePurge: ['/*'] } as const
  expect(summaryOf(given).split('\n').slice(1)).toEqual([
    `<p><sub>${FACTS} · since the file changed · dry run, nothing was changed</sub></p>`,
    '',
    '> [!WARNING]',
    '>',
    '> <p><b><code>DefaultCacheBehavior.ViewerProtocolPolicy</code></b> Look out.</p>',
    '',
    '```diff',
    '  DefaultCacheBehavior:',
    '-   ViewerProtocolPolicy: x',
    '+   ViewerProtocolPolicy: y',
    '+ Tags[team]: web',
    '```',
    '',
    '<p>Afterwards, <code>/*</code> would be purged.</p>',
    '',
  ])
})

const PURGE = { paths: ['/*'], unposted: [], widenings: [] }
test.each<[DeployResult['purge'], string]>([
  [
    { ...PURGE, invalidations: [{ id: 'I1', status: 'completed', paths: ['/*'] }] },
    `<p>Afterwards, <code>/*</code> was purged: <a href="${CONSOLE}/details/I1">I1</a>.</p>`,
  ],
  [
    { ...PURGE, paths: ['/a', '/b'], invalidations: [{ id: 'I1', status: 'in-progress', paths: ['/a', '/b'] }] },
    `<p>Afterwards, <code>/a</code>, <code>/b</code> were posted to be purged: <a href="${CONSOLE}/details/I1">I1</a>.</p>`,
  ],
  [{ ...PURGE, invalidations: [] }, '<p>Afterwards, <code>/*</code> was <b>not purged</b>.</p>'],
])('the purge after an update: %j', (purge, told) => {
  expect(summaryOf({ purge })).toContain(told)
})

test('what CloudFront did not take', () => {
  const untaken = [changeOf({ path: 'HttpVersion', before: 'http2', after: 'http3' })]
  expect(summaryOf({ change: 'unchanged', untaken })).toContain(
    '> [!WARNING]\n>\n> <p>CloudFront did not take 1 value of the file: HttpVersion is &#34;http2&#34; instead of &#34;http3&#34;.</p>',
  )
})

test('a refusal has the advice first', () => {
  expect(summaryOf({ status: 'failed', change: 'none', problems: [toProblem(DENIED)] })).toContain(
    '> [!CAUTION]\n>\n> <p>Allow the role <code>cloudfront:CreateInvalidation</code> on',
  )
})

describe('the summary', () => {
  test.each(['<b>', '| @you', '```\n# x', 'a\u202eb', '"><img src=x>', 'x\n\n> [!TIP]'])(
    'is harmless for %j',
    (text) => {
      const html = summaryOf({
        name: text,
        changes: [changeOf({ path: `Tags[${text}]`, before: text, after: text, risk: text })],
        untaken: [changeOf({ path: text, before: text, after: text })],
        purge: { ...PURGE, paths: [text], invalidations: [] },
        problems: [{ message: text, advice: text }],
      })
      expectHarmless(html)
    },
  )

  test('of a huge plan is cut', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      changeOf({ path: `Aliases[${index}.example.com]`, after: `${index}.example.com`, risk: `Risk ${index}.` }),
    )
    const html = summaryOf({ changes: many })
    expect(Buffer.byteLength(html)).toBeLessThan(130_000)
    expect(html).toMatch(/<p>and 1\d,\d{3} more lines<\/p>/)
  })
})
