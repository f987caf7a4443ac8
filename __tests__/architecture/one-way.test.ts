/** Imports in `src` go one way: down the list of rooms, those of types and dynamic ones, too. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { ROOMS, roomOf, whyForbidden } from '../../eslint.rooms.js'
import { importsIn, resolveImport, sourceFiles, textOf } from '../support/architecture/imports.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Every import of one file of `src` by another, as paths from `src`. */
const IMPORTS = sourceFiles('src').flatMap((path) =>
  importsIn(textOf(path))
    .map(({ specifier }) => resolveImport(path, specifier))
    .filter((imported) => imported.startsWith('src/'))
    .map((imported) => ({ file: path.slice('src/'.length), imported: imported.slice('src/'.length) })),
)

test('every file of src is in a room', () => {
  expect(IMPORTS.length).toBeGreaterThan(300)
  expect(sourceFiles('src').filter((path) => roomOf(path.slice('src/'.length)) === undefined)).toEqual([])
})

test('every listed folder has at least three files, in itself or below', () => {
  const files = sourceFiles('src')
  const small = ROOMS.filter((room) => files.some((path) => path.startsWith(`src/${room}/`))).filter(
    (room) => files.filter((path) => path.startsWith(`src/${room}/`)).length < 3,
  )
  expect(small).toEqual([])
})

test('every import goes down the list', () => {
  expect(IMPORTS.flatMap(({ file, imported }) => whyForbidden(file, imported) ?? [])).toEqual([])
})

test('there is no loop among the rooms', () => {
  const below = new Map(ROOMS.map((room) => [room, new Set<string>()]))
  for (const { file, imported } of IMPORTS) {
    const [from = '', to = ''] = [roomOf(file), roomOf(imported)]
    if (from !== to) below.get(from)?.add(to)
  }
  const reached = (start: string): ReadonlySet<string> => {
    const found = new Set<string>()
    const open = [start]
    for (let room = open.pop(); room !== undefined; room = open.pop()) {
      for (const next of below.get(room) ?? []) {
        if (!found.has(next)) open.push(next)
        found.add(next)
      }
    }
    return found
  }
  expect(reached('index.ts').size).toBeGreaterThan(10)
  expect(ROOMS.filter((room) => reached(room).has(room))).toEqual([])
})

const UP = [
  "import { logResult } from '../report/log-purge.ts'",
  "import type { Runner } from '../report/runner.ts'",
  "export type { Log } from '../report/runner.ts'",
  "export type Late = import('../report/runner.ts').Runner",
  "export const late = () => import('../report/runner.ts')",
]
const DOWN = ["export { readEvent } from '../event/read-event.ts'", 'export const used = [logResult, {} as Runner]']

test('lint refuses an import from the purge to the report, and takes one from the event', () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['__tests__/support/architecture/lint-imports.ts', 'src/purge/purge.ts'],
    { cwd: ROOT, input: [...UP, ...DOWN, ''].join('\n'), encoding: 'utf8' },
  )
  const messages = JSON.parse(stdout) as { ruleId: string; severity: number; line: number }[]
  const refused = messages.filter(({ ruleId, severity }) => ruleId === 'rooms/imports-go-one-way' && severity === 2)
  expect(refused.map(({ line }) => line)).toEqual(UP.map((_, index) => index + 1))
})

test("one file knows the names of GitHub's variables, beside the entry point, which loads nothing on an old Node", () => {
  const naming = sourceFiles('src').filter((path) => /['"]GITHUB_[A-Z_]+['"]/.test(textOf(path)))
  expect(naming).toEqual(['src/event/run.ts', 'src/index.ts'])
})
