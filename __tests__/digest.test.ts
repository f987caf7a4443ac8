import { expect, test } from '@jest/globals'
import { shortDigest } from '../src/digest.ts'

test('shortDigest is the beginning of SHA-256', () => {
  expect(shortDigest('abc')).toBe('ba7816bf')
})
