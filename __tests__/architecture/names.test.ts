/** A name means one thing: what `src` exports is named once, and hardly a file is named as another one. */
import { basename } from 'node:path'
import { expect, test } from '@jest/globals'
import { sourceFiles, textOf } from '../support/architecture/imports.ts'

const DECLARATION = /^export (?:async )?(?:type|class|const|function\*?) (\w+)/gm

/** The files of each name that is exported. A re-export declares nothing. */
function declarationsIn(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const declared = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(DECLARATION)].map(([, name = '']) => ({ name, file })),
  )
  return groupFiles(declared)
}

function groupFiles(named: readonly { readonly name: string; readonly file: string }[]) {
  const groups = Map.groupBy(named, ({ name }) => name)
  return new Map([...groups].map(([name, members]) => [name, members.map(({ file }) => file)]))
}

function moreThan(most: number, files: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...files].filter(([, named]) => named.length > most))
}

const FILES = sourceFiles('src')

test('no name of a type, class, function or constant is exported by two files', () => {
  const declarations = declarationsIn(new Map(FILES.map((file) => [file, textOf(file)])))
  expect(declarations.size).toBeGreaterThan(500)
  expect(moreThan(1, declarations)).toEqual({})
})

test('no file name is used more than twice', () => {
  expect(moreThan(2, groupFiles(FILES.map((file) => ({ name: basename(file), file }))))).toEqual({})
})

test.each([
  ['export type Twice = string'],
  ['export type Twice<Value> = Value'],
  ['export function Twice(): void {}'],
  ['export async function Twice(): Promise<void> {}'],
  ['export async function* Twice(): AsyncGenerator<string> {}'],
  ['export class Twice {}'],
  ['export const Twice = 1'],
])('finds %s', (text) => {
  const texts = new Map([
    ['src/a.ts', 'export type Twice = string\n'],
    ['src/b.ts', `import { x } from './x.ts'\n${text}\n`],
    ['src/c.ts', "export type { Twice } from './a.ts'\n"],
  ])
  expect(moreThan(1, declarationsIn(texts))).toEqual({ Twice: ['src/a.ts', 'src/b.ts'] })
})
