import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, test } from '@jest/globals'

import { BOMBS } from '../../../support/distribution/configuration/reading/bombs.ts'

const READ_BOMB = fileURLToPath(
  new URL('../../../support/distribution/configuration/reading/read-bomb.ts', import.meta.url),
)
/** What a process may take that reads a bomb; the reading itself is to take a second. */
const KILLED_AFTER = 10_000

type Answer = { readonly name: string; readonly share: number; readonly isRead: boolean; readonly message?: string }

/** Each in a process of its own, since nothing else could end one that hangs or takes all the memory. */
test.each(Object.keys(BOMBS))('%s', async (name) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=200', READ_BOMB, name], {
    timeout: KILLED_AFTER,
    killSignal: 'SIGKILL',
  })
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
  expect(answers.length).toBeGreaterThan(0)
  for (const { isRead, message } of answers) expect(isRead || message !== undefined).toBe(true)
})
