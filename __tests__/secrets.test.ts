import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { escapeHtml } from '../src/printable.ts'
import { hideSecretForms, prepareHiding } from '../src/secrets.ts'

/** A token of Actions, as it is since April 2026: the app, then a JWT; about 520 characters. */
const ACTIONS_TOKEN = `ghs_123456_eyJ${'a-B_9'.repeat(20)}.eyJ${'cD0-_'.repeat(60)}.${'z9-_Q'.repeat(17)}`

describe('forms of secrets', () => {
  test.each([
    ['a ghp_abc b', 'a *** b'],
    [ACTIONS_TOKEN, '***'],
    [`token=${ACTIONS_TOKEN}&x=1`, 'token=***&x=1'],
    [`xy${ACTIONS_TOKEN}`, 'xy***'],
    [`x-access-token%3A${ACTIONS_TOKEN}`, 'x-access-token:***'],
    ['ghs_123456_eyJ.eyJ.abc', '***'],
    ['github_pat_11AAA_bbb', '***'],
    ['AKIAIOSFODNN7EXAMPLE, ASIAIOSFODNN7EXAMPLE', '***, ***'],
    ['Credential=AKIAIOSFODNN7EXAMPLE/20261121/us-east-1', 'Credential=***/20261121/us-east-1'],
    [`Signature=${'0a'.repeat(32)}, x`, 'Signature=***, x'],
    ['X-Amz-Security-Token=IQoJb3JpZ2luX2VjEJ%2F%2F&b', 'X-Amz-Security-Token=***&b'],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2ln-_', '***'],
    ['https://user:pass@proxy.example.com:8080/', 'https://***@proxy.example.com:8080/'],
    ['https://user:p@ss@proxy.example.com/', 'https://***@proxy.example.com/'],
    [escapeHtml('https://user:pass@proxy.example.com/'), 'https://***@proxy.example.com/'],
    ['x-access-token:whatever@github.com', 'x-access-token:***@github.com'],
    ['AUTHORIZATION: basic eC1hY2Nlc3M6Z2hzXw==', 'AUTHORIZATION: basic ***'],
    ['"authorization":"Bearer abc.def-ghi"', '"authorization":"Bearer ***"'],
    ['Proxy-Authorization: Basic dXNlcjpwYXNz', 'Proxy-Authorization: Basic ***'],
    ['sent Basic dXNlcjpwYXNz1A== to it', 'sent Basic *** to it'],
    ['{"a":"https://b","c":"ghp_x","d":"x@y"}', '{"a":"https://b","c":"***","d":"x@y"}'],
  ])('%j', (text, hidden) => {
    expect(hideSecretForms(text)).toBe(hidden)
  })

  test.each([
    'The token may not read this, and the bearer of basic authentication neither.',
    'highs_and_lows.html',
    'https://www.example.com/@scope/package',
    'mail team@example.com',
    '/ASIAN/food.html',
    'ISDJDZ6WHQ95ZX7H26WV998YF8 of E1EXAMPLE, request 0a1b2c3d-0000-4000-8000-000000000000',
    'a'.repeat(40),
  ])('%j is left as it is', (text) => {
    expect(hideSecretForms(text)).toBe(text)
  })
})

describe('secrets that we were given', () => {
  const SECRET = 'p"a/s+s&w<o>r\'d%1'
  const hide = prepareHiding([SECRET, 'short', ''])

  test.each<[string, string]>([
    ['as it is', SECRET],
    ['in a URL', encodeURIComponent(SECRET)],
    ['in a URL, in lower case', encodeURIComponent(SECRET).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in HTML', escapeHtml(SECRET)],
  ])('%s', (_, text) => {
    expect(hide(`a ${text} b`)).toBe('a *** b')
  })

  test('in base64, whatever is around it: only characters that the surroundings share are left', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019:/+')), maxLength: 12 })
    const secret = fc.string({
      unit: fc.constantFrom(...Array.from('abcdefXYZ01289!$%+/')),
      minLength: 8,
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, secret, text, fc.constantFrom('base64', 'base64url'), (before, secret, after, encoding) => {
        const encoded = Buffer.from(`${before}${secret}${after}`).toString(encoding)
        const hidden = prepareHiding([secret])(encoded)
        expect(hidden).toContain('***')
        const bytes = Buffer.byteLength(secret)
        expect(hidden.replace('***', '').length).toBeLessThanOrEqual(encoded.length - Math.floor((bytes * 4) / 3) + 2)
      }),
    )
  })

  test('a newline at its end does not hinder', () => {
    expect(prepareHiding(['0123456789\n'])('is 0123456789.')).toBe('is ***.')
  })

  test('a short one is left, since it stands in ordinary text, too', () => {
    expect(hide('a short text')).toBe('a short text')
  })

  test('one that begins with another is hidden whole', () => {
    expect(prepareHiding(['01234567', '0123456789abcdef'])('0123456789abcdef')).toBe('***')
  })

  test('JSON stays JSON with the same members', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string({ minLength: 8 }), (texts, secret) => {
        const hidden = prepareHiding([secret])(JSON.stringify([...texts, `a${secret}b`]))
        expect(JSON.parse(hidden)).toHaveLength(texts.length + 1)
      }),
    )
  })
})
