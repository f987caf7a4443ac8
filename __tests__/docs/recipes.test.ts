import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../src/repository/tree-difference.ts'
import { codesIn, type Section, type Table } from '../support/docs/markdown.ts'
import { purgedFor, readTargets } from '../support/docs/plan-example.ts'
import { findActionSteps, readPage } from '../support/docs/pages.ts'

const RULES_FILE = '.github/cloudfront.yml'

const RECIPES = ['docs/recipes.md', 'docs/migrating.md'].flatMap((path) =>
  readPage(path).sections.filter(({ level }) => level === 2),
)

test('there is a recipe for each kind of site, and a step for each way to migrate', () => {
  expect(RECIPES.length).toBeGreaterThanOrEqual(16)
})

describe.each(RECIPES.map((recipe) => [recipe.title, recipe] as const))('%s', (_, recipe) => {
  const table = onlyTable(recipe)

  test.each(table.rows.map((row, index) => [row[0] ?? '', index] as const))('%s', async (_, index) => {
    const targets = await readTargets(onlyStep(recipe), workspaceOf(recipe))
    const file = fileOf(targets, table, index)

    const purged = table.heads.slice(1).map((head) => purgedFor(targets, file, codesIn(head)[0]))

    expect(purged).toEqual(table.rows[index]?.slice(1).map(expected))
  })

  test('every rule decides about a file of the table', async () => {
    const targets = await readTargets(onlyStep(recipe), workspaceOf(recipe))
    const files = table.rows.map((_, index) => fileOf(targets, table, index).path)

    const used = new Set(targets.flatMap(({ rules }) => files.map((file) => rules.ruleFor(file)?.source)))

    expect(linesOfRules(onlyStep(recipe)).filter((rule) => !used.has(rule))).toEqual([])
  })

  test('the table shows a file that purges something', () => {
    expect(table.rows.flatMap((row) => row.slice(1)).some((cell) => cell !== 'nothing')).toBe(true)
  })
})

describe('What is purged for a file', () => {
  const [table] = readPage('docs/rules.md').sectionOf('What is purged for a file').tables
  if (table === undefined) throw new Error('The section has no table')

  test.each(table.rows.map((row) => [row[0] ?? '', row] as const))('%s', async (setting, row) => {
    const [name = '', value = ''] = codesIn(setting)[0]?.split(': ') ?? []
    const inputs = new Map([
      ['distribution', 'E2EXAMPLE1ABCD'],
      ['root', 'public'],
      [name, value],
    ])
    const targets = await readTargets(inputs, new Map())
    const files = table.heads.slice(1).map((head) => codesIn(head)[0] ?? '')

    const purged = files.map((path) => purgedFor(targets, { path, change: 'modified', kind: 'file' }))

    expect(purged).toEqual(row.slice(1).map(expected))
  })
})

function onlyTable({ title, tables }: Section): Table {
  const [table, ...more] = tables
  if (table === undefined || more.length > 0) throw new Error(`The recipe ${title} needs one table`)
  return table
}

function onlyStep({ title, blocks }: Section): ReadonlyMap<string, string> {
  const [step, ...more] = blocks.flatMap(({ text }) => findActionSteps(text))
  if (step === undefined || more.length > 0) throw new Error(`The recipe ${title} needs one step`)
  return step.inputs
}

/** The rules file of the recipe, and the list of changed files that the table is. */
function workspaceOf(recipe: Section): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const { text } of recipe.blocks) if (text.startsWith(`# ${RULES_FILE}\n`)) files.set(RULES_FILE, text)
  const list = listOf(onlyTable(recipe))
  if (list !== undefined) files.set(list.name, list.lines.join('\n'))
  return files
}

/** The file that a table's first column shows the lines of. */
function listOf({ heads, rows }: Table) {
  const name = /^Line of (.+)$/.exec(heads[0] ?? '')?.[1]
  return name === undefined ? undefined : { name, lines: rows.map(([cell = '']) => codesIn(cell).join()) }
}

function fileOf(targets: Awaited<ReturnType<typeof readTargets>>, table: Table, index: number): ChangedFile {
  if (listOf(table) === undefined)
    return { path: codesIn(table.rows[index]?.[0] ?? '').join(), change: 'modified', kind: 'file' }
  const changes = targets[0]?.changes
  const file = changes?.kind === 'list' ? changes.files[index] : undefined
  if (file === undefined) throw new Error('Not every line of the list became a file')
  return file
}

function linesOfRules(inputs: ReadonlyMap<string, string>): readonly string[] {
  return (inputs.get('rules') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function expected(cell: string): readonly string[] {
  return cell === 'nothing' ? [] : [...codesIn(cell)].sort()
}
