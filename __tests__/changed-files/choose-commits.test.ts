import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readEvent } from '../../src/event/read-event.ts'
import { chooseCommits } from '../../src/changed-files/choose-commits.ts'

const A = 'a'.repeat(40)
const B = 'b'.repeat(40)
const C = 'c'.repeat(40)
const ZERO = '0'.repeat(40)
const sha = (text: string): object => ({ kind: 'sha', sha: text })
const revision = (of: object): object => ({ kind: 'revision', revision: of })
const ref = (text: string): object => ({ kind: 'ref', ref: text })

function choose(payload: unknown, { name = 'push', event = C, base = 'auto', head = '' } = {}): unknown {
  return chooseCommits({ event: readEvent({ name, payload, sha: event }), base, head })
}

describe('a push', () => {
  const push = { ref: 'refs/heads/main', before: A, after: B, deleted: false, created: false, forced: false }
  test.each([
    ['is compared from before to after', push, { base: revision(sha(A)), head: sha(B) }],
    ['by force is compared no differently', { ...push, forced: true }, { base: revision(sha(A)), head: sha(B) }],
    [
      'of a repository with SHA-256',
      { before: 'd'.repeat(64), after: 'e'.repeat(64) },
      { base: revision(sha('d'.repeat(64))), head: sha('e'.repeat(64)) },
    ],
    ['in upper case', { ...push, before: A.toUpperCase() }, { base: revision(sha(A)), head: sha(B) }],
    ['without a usable after', { ...push, after: 'main' }, { base: revision(sha(A)), head: sha(C) }],
  ])('%s', (_, payload, expected) => {
    expect(choose(payload)).toMatchObject({ kind: 'compare', ...expected })
  })

  test.each([
    ['that creates a branch', { ...push, before: ZERO, created: true }, /created "refs\/heads\/main".*Give `base:`/],
    ['that creates a branch of unknown name', { before: ZERO, after: B }, /created its ref/],
    ['that creates a tag in a repository with SHA-256', { before: '0'.repeat(64), after: B }, /created/],
    ['without before', { after: B }, /no usable `before`/],
    ['with a before that is no SHA', { ...push, before: '--output=x' }, /no usable `before`/],
    ['with a before that is too short', { ...push, before: 'abc1234' }, /no usable `before`/],
    ['with a before that is a number', { ...push, before: 7 }, /no usable `before`/],
    ['whose payload is null', null, /no usable `before`/],
    ['whose payload is a text', 'x', /no usable `before`/],
    ['whose payload is a list', [], /no usable `before`/],
    ['without a payload', undefined, /no usable `before`/],
  ])('%s: unknown', (_, payload, reason) => {
    expect(choose(payload)).toMatchObject({ kind: 'unknown', reason: expect.stringMatching(reason) })
  })

  test.each([
    ['that deletes a branch', { ...push, after: ZERO, deleted: true }],
    ['that deletes a branch, told by the zeros', { ...push, after: ZERO }],
    ['that deletes a branch, told by the flag', { ...push, deleted: true }],
  ])('%s: nothing', (_, payload) => {
    expect(choose(payload)).toEqual({ kind: 'nothing', reason: expect.stringMatching(/deleted "refs\/heads\/main"/) })
    expect(choose(payload, { base: 'v1' })).toMatchObject({ kind: 'nothing' })
    expect(choose(payload, { base: 'v1', head: 'v2' })).toEqual({
      kind: 'compare',
      base: revision(ref('v1')),
      head: ref('v2'),
    })
  })

  test('no commit at all is not known', () => {
    expect(choose({ before: A }, { event: '' })).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining('Give `head:`'),
    })
  })
})

describe('the inputs go before the event', () => {
  const push = { before: A, after: B }
  test.each([
    { base: 'main', head: '', expected: { base: revision(ref('main')), head: sha(B) } },
    { base: C, head: '', expected: { base: revision(sha(C)), head: sha(B) } },
    { base: `  ${C.toUpperCase()} `, head: 'auto', expected: { base: revision(sha(C)), head: sha(B) } },
    { base: 'auto', head: 'v2', expected: { base: revision(sha(A)), head: ref('v2') } },
    { base: '', head: 'v2', expected: { base: revision(sha(A)), head: ref('v2') } },
    { base: 'v1', head: 'v2', expected: { base: revision(ref('v1')), head: ref('v2') } },
    { base: 'abc1234', head: '', expected: { base: revision(ref('abc1234')), head: sha(B) } },
    { base: 'HEAD@{1 day ago}', head: '', expected: { base: revision(ref('HEAD@{1 day ago}')), head: sha(B) } },
  ])('base $base, head $head', ({ base, head, expected }) => {
    expect(choose(push, { base, head })).toMatchObject({ kind: 'compare', ...expected })
  })

  test('a new branch with a base is compared', () => {
    expect(choose({ before: ZERO, after: B }, { base: 'main' })).toEqual({
      kind: 'compare',
      base: revision(ref('main')),
      head: sha(B),
    })
  })

  test.each(['--upload-pack=x', '-', 'a\nb', 'a\0b', 'a\u007fb'])('%j names no commit', (text) => {
    const reason = expect.stringContaining(JSON.stringify(text))
    expect(choose(push, { base: text })).toEqual({ kind: 'unknown', reason })
    expect(choose(push, { head: text })).toEqual({ kind: 'unknown', reason })
  })
})

describe('any other event', () => {
  test.each(['workflow_dispatch', 'schedule', 'repository_dispatch', 'create', 'watch', '', 'constructor'])(
    '%j has no base',
    (name) => {
      expect(choose({ before: A, after: B }, { name })).toEqual({
        kind: 'unknown',
        head: sha(C),
        reason: expect.stringMatching(new RegExp(`"${name}".*\`base:\`.*\`files:\``)),
      })
      expect(choose({}, { name, base: 'v1' })).toEqual({ kind: 'compare', base: revision(ref('v1')), head: sha(C) })
      expect(choose({}, { name, base: 'v1', event: '' })).toMatchObject({ kind: 'unknown' })
    },
  )
})

test('no payload breaks it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({ before: fc.anything(), after: fc.anything(), deleted: fc.anything(), ref: fc.anything() }),
      ),
      (payload) => {
        expect(choose(payload)).toHaveProperty('kind')
      },
    ),
  )
})
