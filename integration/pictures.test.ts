/** The pictures of docs/ show what the action writes today. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { collectTexts, formatTexts, TEXTS_FILE } from '../scripts/picture-texts.ts'
import { repositoryRoot } from './tools.ts'

test('the texts of the pictures are what the action writes; `npm run pictures` takes them anew', async () => {
  const kept = await readFile(join(repositoryRoot, TEXTS_FILE), 'utf8')
  assert.equal(formatTexts(await collectTexts()), kept)
})
