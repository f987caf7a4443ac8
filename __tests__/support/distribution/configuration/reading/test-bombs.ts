import { afterAll, expect, test } from '@jest/globals'
import { openBombReader } from './bomb-reader.ts'

/** Each is read, or refused with a message, by a process with little memory. */
export function testBombs(bombs: Readonly<Record<string, unknown>>): void {
  const reader = openBombReader()
  afterAll(reader.close)

  test.each(Object.keys(bombs))('%s', async (name) => {
    const answers = await reader.read(name)
    expect(answers.length).toBeGreaterThan(0)
    for (const { isRead, message } of answers) expect(isRead || message !== undefined).toBe(true)
  })
}
