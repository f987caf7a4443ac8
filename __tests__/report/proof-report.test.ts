import { expect, test } from '@jest/globals'
import type { DistributionProof, UrlProof } from '../../src/proof/proof.ts'
import { formatProofSummary } from '../../src/report/proof-report.ts'
import { expectHarmless } from '../support/report/markdown.ts'

const ANSWER: UrlProof['answer'] = {
  kind: 'answer',
  status: 200,
  headers: { 'x-cache': 'Miss from cloudfront', age: '3', 'x-amz-cf-pop': 'FRA56-P1' },
  digests: [],
  receivedAt: 0,
}

function proofOf(given: Partial<DistributionProof>): DistributionProof {
  return {
    origin: 'https://www.example.com',
    verify: 'warn',
    urls: [],
    candidates: 2,
    secondPurge: [],
    warmed: undefined,
    problems: [],
    ...given,
  }
}

const FRESH: UrlProof = { path: '/a.css', verdict: { kind: 'fresh' }, answer: ANSWER }
const STALE: UrlProof = { path: '/b.css', verdict: { kind: 'stale', by: 'body' }, answer: ANSWER }

test('each URL with its verdict, the urgent ones first', () => {
  const row = (path: string, seen: string) =>
    `<tr><td><a href="https://www.example.com${path}"><code>https://www.example.com${path}</code></a></td><td>${seen}</td><td>200</td><td>Miss from cloudfront</td><td>3</td><td>FRA56-P1</td></tr>`
  expect(formatProofSummary([proofOf({ urls: [FRESH, STALE] })]).split('\n')).toEqual([
    '<h4>At the edge</h4>',
    expect.stringMatching(
      /^<p>2 of 2 purged URLs .*https:\/\/www\.example\.com \(edge location FRA56-P1\): 1 fresh, 0 answered anew, 1 stale, 0 unknown\.<\/p>$/,
    ),
    '<table><tr><th>URL</th><th>Seen</th><th>Status</th><th><code>x-cache</code></th><th>Age</th><th>Edge location</th></tr>' +
      `${row('/b.css', '❌ stale: the old content')}${row('/a.css', '✅ fresh')}</table>`,
    '',
  ])
})

test('many fresh URLs are folded', () => {
  const urls = Array.from({ length: 40 }, (_, index) => ({ ...FRESH, path: `/${index}` }))
  const text = formatProofSummary([proofOf({ urls: [...urls, STALE], candidates: 41 })])
  expect(text).toContain('<details><summary>40 fresh URLs</summary><table>')
  expect(text.split('<details>')[0]).toContain('/b.css')
})

test('only warmed', () => {
  const text = formatProofSummary([proofOf({ verify: 'false', warmed: { asked: 4, misses: 2, hits: 2 } })])
  expect(text).toBe(
    '<h4>At the edge</h4>\n<p>4 requests to warm https://www.example.com: 2 were misses, and 2 of these are hits now.</p>\n',
  )
  expect(formatProofSummary([])).toBe('')
})

test.each(['<img src=x>', 'Hit|\n\n# x', '`@you`'])('headers of an edge are harmless: %j', (text) => {
  const answer = { ...ANSWER, headers: { 'x-cache': text, age: text, 'x-amz-cf-pop': text } }
  const verdict = { kind: 'unknown', reason: text, passes: false } as const
  expectHarmless(formatProofSummary([proofOf({ urls: [{ path: '/a', verdict, answer }] })]))
})
