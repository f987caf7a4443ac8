import { afterAll, expect, test } from '@jest/globals'

import { openBombReader } from '../../../support/distribution/configuration/reading/bomb-reader.ts'
import { YAML_STRUCTURE_BOMBS } from '../../../support/distribution/configuration/reading/bombs.ts'

const reader = openBombReader()
afterAll(reader.close)

test.each(Object.keys(YAML_STRUCTURE_BOMBS))('%s', async (name) => {
  const answers = await reader.read(name)
  expect(answers.length).toBeGreaterThan(0)
  for (const { isRead, message } of answers) expect(isRead || message !== undefined).toBe(true)
})
