/** The project `unit` stays quick because nothing in it starts a process or a server. */
import { expect, test } from '@jest/globals'
import { createClassifier, suitesOf } from '../support/architecture/projects.ts'

test.each([
  ['a starter of its own', "import { spawn } from 'node:child_process'", 'process'],
  ['a server by way of two files', "import { a } from '../support/a.ts'", 'process'],
  ['a dynamic import', "const { a } = await import('../support/a.ts')", 'process'],
  ['types only', "import type { A } from '../support/a.ts'", 'unit'],
  ['what `src` imports', "import { openGit } from '../../src/repository/run-git.ts'", 'unit'],
  ['nothing', '', 'unit'],
])('%s: %s is %s', (_, text, project) => {
  const texts = new Map([
    ['__tests__/room/some.test.ts', text],
    ['__tests__/support/a.ts', "export * from './b.ts'"],
    ['__tests__/support/b.ts', "import { listen } from '../../emulators/http-server.ts'"],
    ['emulators/http-server.ts', "import { createServer } from 'node:http'"],
  ])
  expect(createClassifier(texts)('__tests__/room/some.test.ts')).toBe(project)
})

test('every suite is in one project, and both have some', () => {
  const { unit, process } = suitesOf()
  expect(unit).toContain('__tests__/architecture/projects.test.ts')
  expect(unit).toContain('__tests__/purge/rules/rule.test.ts')
  expect(process).toContain('__tests__/action/faults.test.ts')
  expect(process).toContain('__tests__/cloudfront/sdk/connect.test.ts')
  expect(unit.filter((suite) => process.includes(suite))).toEqual([])
})
