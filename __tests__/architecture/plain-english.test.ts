/** Comments stay few, and messages avoid a form of words that people misread. */
import { expect, test } from '@jest/globals'
import { sourceFiles, textOf } from '../support/architecture/imports.ts'
import { countWords, readTexts } from '../support/architecture/words.ts'

const FILES = sourceFiles('src', 'emulators').map((file) => ({ file, ...readTexts(textOf(file)) }))

test('no message says "is no …" or "no valid …"', () => {
  const texts = FILES.flatMap(({ file, strings }) => strings.map((text) => `${file}: ${text}`))
  expect(texts.length).toBeGreaterThan(5000)
  expect(texts.filter((text) => /\bis no\b|\bno valid\b/.test(text))).toEqual([])
})

test('comments and strings are told apart', () => {
  const source = [
    '/** A docstring. */',
    "const url = 'https://example.com' // after a string",
    'const mixed = `/* text */ ${/* within a template */ { url }.url} // text`',
    'const pattern = /[/*]\\/\\/ "no string" `/ /* before a mark */ ;',
    'const half = url.length / 2 // after a division',
    '// at the end',
  ].join('\n')
  expect(readTexts(source)).toEqual({
    comments: [
      '/** A docstring. */',
      '// after a string',
      '/* within a template */',
      '/* before a mark */',
      '// after a division',
      '// at the end',
    ],
    strings: ['https://example.com', '/* text */ ', ' // text'],
  })
  expect(countWords("/** The user's `name`, twice: re-read. */")).toBe(5)
})

test('comments have fewer than 20,000 words', () => {
  const words = FILES.flatMap(({ comments }) => comments).reduce((sum, comment) => sum + countWords(comment), 0)
  expect(words).toBeGreaterThan(5_000)
  expect(words).toBeLessThan(20_000)
})
