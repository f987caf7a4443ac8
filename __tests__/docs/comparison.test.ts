/** That each claim of the README about this action and others has a source or a test. */
import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ACTION_DIRECTORY } from '../../emulators/runner/action-manifest.ts'
import { anchorOf, type Table } from '../support/docs/markdown.ts'
import { readPage } from '../support/docs/pages.ts'

const README = readPage('README.md')
/** A cell: its text, and the links to its sources in parentheses. */
const CELL = /^(?<text>.+?) \((?<sources>\[[^\]]+\]\([^)]+\)(?:, \[[^\]]+\]\([^)]+\))*)\)$/

const COMPARISON = onlyTable('docs/comparison.md', 'Compared with other ways')
const CELLS = COMPARISON.rows.flatMap(([question = '', ...cells]) =>
  cells.map((cell, index) => ({ question, head: COMPARISON.heads[index + 1] ?? '', ...readCell(cell) })),
)

test('the README compares as the page with the sources does', () => {
  const [table] = README.sectionOf('Compared with other ways').tables

  expect(table?.heads).toEqual(COMPARISON.heads)
  expect(table?.rows).toEqual(COMPARISON.rows.map(([question, ...cells]) => [question, ...cells.map(textOf)]))
})

describe.each(CELLS)('$question $head', ({ head, sources }) => {
  test('has sources', () => {
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) {
      if (source.startsWith('../'))
        expect(existsSync(join(ACTION_DIRECTORY, normalize(join('docs', source))))).toBe(true)
      else expect(new URL(source)).toMatchObject({ protocol: 'https:', host: expect.stringMatching(SITES) })
    }
  })

  test('is by a test, if it is about this action, and by others if it is about them', () => {
    const tests = sources.filter((source) => /^\.\.\/__tests__\/.*\.test\.ts$/.test(source))

    if (head !== 'this action') expect(tests).toEqual([])
    // That GitHub runs actions only there is GitHub's word.
    else if (!sources.some((source) => source.includes('metadata-syntax'))) expect(tests).toEqual(sources)
  })
})

const SITES = /^(?:docs\.aws\.amazon\.com|docs\.github\.com|github\.com|nx\.dev)$/

test('each row of the table of the README leads to its steps, which are tested', () => {
  const [table] = README.sectionOf('What you use today, and the same here').tables
  const steps = readPage('docs/migrating.md').sections.filter(({ level }) => level === 2)

  expect(table?.rows.map(([today = '']) => /\]\(docs\/migrating\.md#(.+)\)$/.exec(today)?.[1])).toEqual(
    steps.map(({ title }) => anchorOf(title)),
  )
})

function onlyTable(path: string, title: string): Table {
  const [table] = readPage(path).sectionOf(title).tables
  if (table === undefined) throw new Error(`${path} has no table below ${title}`)
  return table
}

function readCell(cell: string) {
  const { text = cell, sources = '' } = CELL.exec(cell)?.groups ?? {}
  return { text, sources: Array.from(sources.matchAll(/\]\(([^)]+)\)/g), ([, source = '']) => source) }
}

function textOf(cell: string): string {
  return readCell(cell).text
}
