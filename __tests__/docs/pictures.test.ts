/** The pictures that `npm run pictures` writes. */
import { expect, test } from '@jest/globals'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ACTION_DIRECTORY } from '../../emulators/runner/action-manifest.ts'

const DIRECTORY = join(ACTION_DIRECTORY, 'docs/pictures')
const NAMES = await readdir(DIRECTORY)
const DOCUMENTS = [
  'docs/inputs.md',
  'docs/previews.md',
  'docs/distributions.md',
  'docs/trying.md',
  'docs/costs.md',
  'docs/troubleshooting.md',
]
const TEXTS = await Promise.all(DOCUMENTS.map((name) => readFile(join(ACTION_DIRECTORY, name), 'utf8')))

const PICTURES = ['comment', 'deploy', 'failure', 'many', 'mistakes', 'playground', 'preview', 'purge', 'sweep']

test('there is one of the comment, of each summary and of the playground, each light and dark', () => {
  expect(NAMES.toSorted()).toEqual(
    [...PICTURES.flatMap((name) => [`${name}.png`, `${name}-dark.png`]), 'texts.json'].sort(),
  )
})

test.each(PICTURES)('%s is a pair of small PNGs that a document shows and describes', async (name) => {
  for (const file of [`${name}.png`, `${name}-dark.png`]) {
    const picture = await readFile(join(DIRECTORY, file))
    expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect(picture.length).toBeLessThan(150 * 1024)
  }
  expect(TEXTS.join('\n')).toMatch(
    new RegExp(
      `<picture>\\s+<source media="\\(prefers-color-scheme: dark\\)" srcset="pictures/${name}-dark\\.png">\\s+<img src="pictures/${name}\\.png" alt="[^"]{20,}">\\s+</picture>`,
    ),
  )
})

test('the texts that the pictures show are kept for each summary and comment', async () => {
  const texts = JSON.parse(await readFile(join(DIRECTORY, 'texts.json'), 'utf8')) as Readonly<Record<string, unknown>>

  expect(Object.keys(texts).sort()).toEqual(PICTURES.filter((name) => name !== 'playground'))
})
