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

test('there is one of the comment, of each summary and of the playground', () => {
  expect(NAMES).toEqual([
    'comment.png',
    'deploy.png',
    'failure.png',
    'many.png',
    'mistakes.png',
    'playground.png',
    'preview.png',
    'purge.png',
    'sweep.png',
  ])
})

test.each(NAMES)('%s is a small PNG that a document shows and describes', async (name) => {
  const picture = await readFile(join(DIRECTORY, name))
  expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect(picture.length).toBeLessThan(150 * 1024)
  expect(TEXTS.join('\n')).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\(pictures/${name}\\)`))
})
