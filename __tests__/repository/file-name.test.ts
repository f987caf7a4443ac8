import { describe, expect, test } from '@jest/globals'
import { decodeFileName } from '../../src/repository/file-name.ts'

describe('decodeFileName', () => {
  test.each<[string, readonly number[], string]>([
    ['UTF-8', [0x63, 0x61, 0x66, 0xc3, 0xa9], 'café'],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9], 'caf\udce9'],
    ['a cut sequence', [0xe4, 0xb8], '\udce4\udcb8'],
    ['a lone continuation', [0x80, 0x61], '\udc80a'],
    ['an overlong slash', [0xc0, 0xaf], '\udcc0\udcaf'],
    ['a surrogate in CESU-8', [0xed, 0xb2, 0x80], '\udced\udcb2\udc80'],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80], '\udcf5\udc80\udc80\udc80'],
    ['good and bad', [0xf0, 0x9f, 0xa6, 0x8a, 0xff, 0xe4, 0xb8, 0x96], '🦊\udcff世'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    ['a byte order mark and a stray byte', [0xef, 0xbb, 0xbf, 0xff], '\ufeff\udcff'],
    ['the replacement character itself', [0xef, 0xbf, 0xbd], '\ufffd'],
    ['nothing', [], ''],
  ])('reads %s', (_, bytes, text) => {
    expect(decodeFileName(Buffer.from(bytes))).toBe(text)
  })
})
