import { describe, expect, test } from '@jest/globals'
import { judgeAnswer, type Answer, type Expectation, type UrlVerdict } from '../../src/proof/judge.ts'
import { answerOf, digestOf, expectFile, PURGED_AT } from '../support/proof/answers.ts'

const CHANGED = expectFile({ head: 'new', base: 'old' })
const KEPT = expectFile({ head: 'same', base: 'same' })
const GONE = expectFile({ base: 'old' })
const NOTHING: Expectation = { kind: 'nothing', files: [] }
const UNKNOWN_BYTES: Expectation = { kind: 'file', files: [{ head: [], base: [] }] }

function verdictOf(answer: Answer, expected: Expectation): string {
  const verdict = judgeAnswer(answer, expected, { purgedAt: PURGED_AT, errorPages: digestOf('the app') })
  return describeVerdict(verdict)
}

function describeVerdict(verdict: UrlVerdict): string {
  return verdict.kind === 'stale' ? `stale by ${verdict.by}` : verdict.kind
}

test.each<[string, Answer, Expectation, string]>([
  ['the new bytes', answerOf('new'), CHANGED, 'fresh'],
  ['the new bytes, cached long ago', answerOf('new', { age: '99' }), CHANGED, 'fresh'],
  ['an unchanged file, cached long ago', answerOf('same', { age: '99' }), KEPT, 'fresh'],
  ['the old bytes', answerOf('old'), CHANGED, 'stale by body'],
  ['the old bytes, fetched after the purge', answerOf('old', { age: '1' }), CHANGED, 'stale by body'],
  ['a deleted file: 403', answerOf('', {}, 403), GONE, 'fresh'],
  ['a deleted file: 404', answerOf('', { age: '99' }, 404), GONE, 'fresh'],
  ['a deleted file: 410', answerOf('', {}, 410), GONE, 'fresh'],
  ['a deleted file: the page of the app', answerOf('the app'), GONE, 'fresh'],
  ['a deleted file: its old bytes', answerOf('old'), GONE, 'stale by body'],
  ['a deleted file that was the page of the app', answerOf('the app'), expectFile({ base: 'the app' }), 'anew'],
  ['a deleted file: a page made anew', answerOf('sorry'), GONE, 'anew'],
  ['a deleted file: a page from before the purge', answerOf('sorry', { age: '11' }), GONE, 'stale by age'],
  ['other bytes', answerOf('minified'), CHANGED, 'anew'],
  ['other bytes, as old as the purge', answerOf('minified', { age: '10' }), CHANGED, 'anew'],
  ['other bytes, older than the purge', answerOf('minified', { age: '11' }), CHANGED, 'stale by age'],
  ['other bytes, with an age that is not a number', answerOf('minified', { age: '11, 12' }), CHANGED, 'anew'],
  ['the page of the app for a file', answerOf('the app'), CHANGED, 'anew'],
  ['a path without a file', answerOf('made', { age: '2' }), NOTHING, 'anew'],
  ['a path without a file, older than the purge', answerOf('made', { age: '12' }), NOTHING, 'stale by age'],
  ['a file of unknown bytes', answerOf('any'), UNKNOWN_BYTES, 'anew'],
  ['a redirect', answerOf('', { location: '/docs/' }, 301), CHANGED, 'anew'],
  ['a redirect from before the purge', answerOf('', { location: '/docs/', age: '30' }, 301), CHANGED, 'stale by age'],
  ['a redirect with the new bytes', answerOf('new', { location: '/' }, 302), CHANGED, 'anew'],
  ['404 for a file', answerOf('', {}, 404), CHANGED, 'anew'],
  ['404 for a file, from before the purge', answerOf('', { age: '60' }, 404), CHANGED, 'stale by age'],
  [
    'the page of the app for a file that had its bytes',
    answerOf('the app'),
    expectFile({ head: 'new', base: 'the app' }),
    'stale by body',
  ],
  [
    'a deleted file of unknown bytes: the page of the app',
    answerOf('the app'),
    { kind: 'gone', files: [{ head: [], base: undefined }] },
    'anew',
  ],
  ['the old bytes of a part', answerOf('old', {}, 206), CHANGED, 'anew'],
])('%s', (_, answer, expected, verdict) => {
  expect(verdictOf(answer, expected)).toBe(verdict)
})

describe('what says nothing of the cache is unknown, however old, and never stale', () => {
  test.each([202, 401, 403, 405, 407, 429, 500, 502, 503, 504])('%d', (status) => {
    expect(verdictOf(answerOf('old', { age: '9999' }, status), CHANGED)).toBe('unknown')
  })

  test.each([202, 401, 405, 429, 503])('%d for a deleted file', (status) => {
    expect(verdictOf(answerOf('old', { age: '9999' }, status), GONE)).toBe('unknown')
  })

  test.each([{ 'x-amzn-waf-action': 'challenge' }, { 'x-amzn-waf-action': 'captcha' }])('a challenge %j', (headers) => {
    for (const status of [200, 202, 403, 405])
      expect(verdictOf(answerOf('old', { ...headers, age: '99' }, status), GONE)).toBe('unknown')
  })

  test('no connection', () => {
    const verdict = judgeAnswer({ kind: 'none', reason: 'ECONNREFUSED', passes: true }, CHANGED, {
      purgedAt: PURGED_AT,
      errorPages: [],
    })
    expect(verdict).toEqual({ kind: 'unknown', reason: 'ECONNREFUSED', passes: true })
  })
})

describe('of several files behind a URL', () => {
  const files = (...contents: readonly (readonly [head: string, base: string])[]): Expectation => ({
    kind: 'file',
    files: contents.map(([head, base]) => ({ head: digestOf(head), base: digestOf(base) })),
  })

  test.each<[string, string, Expectation]>([
    ['one has these bytes now', 'b', files(['a', 'a'], ['b', 'old'])],
    ['one had these bytes', 'old', files(['a', 'a'], ['b', 'old'])],
    ["one's new bytes are another's old ones", 'a', files(['a', 'a'], ['b', 'a'])],
    [
      'a file moved from one to the other',
      'a',
      {
        kind: 'file',
        files: [
          { head: [], base: digestOf('a') },
          { head: digestOf('a'), base: [] },
        ],
      },
    ],
  ])('%s', (_, body, expected) => {
    expect(verdictOf(answerOf(body), expected)).toBe(
      new Map([
        ['b', 'fresh'],
        ['old', 'stale by body'],
        ['a', 'anew'],
      ]).get(body),
    )
  })
})

test.each([
  ['other bytes', answerOf('minified'), 'other bytes than the file has'],
  ['a redirect', answerOf('', { location: '/x' }, 302), '302, a redirect to /x'],
  ['304', answerOf('', {}, 304), '304'],
  ['a page for missing files', answerOf('the app'), 'a page of the site'],
  ['404', answerOf('', {}, 404), '404: the file may not be uploaded'],
  ['403', answerOf('', {}, 403), 'a web ACL, signed URLs, a geographic restriction'],
  ['202', answerOf('', {}, 202), 'a challenge of the web ACL'],
])('the reason for %s', (_, answer, reason) => {
  const verdict = judgeAnswer(answer, CHANGED, { purgedAt: PURGED_AT, errorPages: digestOf('the app') })
  expect('reason' in verdict && verdict.reason).toContain(reason)
})
