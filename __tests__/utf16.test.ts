import { expect, test } from '@jest/globals'
import { decodeUtf16 } from '../src/utf16.ts'

const little = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const big = (text: string) => little(text).swap16()

test.each(['', 'a\r\nb', 'käse 🦊', '\ufeffa'])('%j is decoded from both byte orders', (text) => {
  expect(decodeUtf16(little(text))).toBe(text)
  expect(decodeUtf16(big(text))).toBe(text)
})

test.each([[[]], [[0xff]], [[0x61, 0x00]], [[0xef, 0xbb, 0xbf, 0x61]]])('%j has no mark of UTF-16', (bytes) => {
  expect(decodeUtf16(new Uint8Array(bytes))).toBeUndefined()
})

test.each([
  ['a byte too few', [0xff, 0xfe, 0x61]],
  ['half a character', [0xff, 0xfe, 0x3e, 0xd8, 0x61, 0x00]],
  ['half a character, big endian', [0xfe, 0xff, 0xd8, 0x3e]],
])('%s is refused', (_, bytes) => {
  expect(() => decodeUtf16(new Uint8Array(bytes))).toThrow('not UTF-16; save it as UTF-8')
})
