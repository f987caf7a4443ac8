import { expect, test } from '@jest/globals'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { ACTION_DIRECTORY, readManifest } from '../../emulators/runner/action-manifest.ts'
import { anchorOf, codesIn } from '../support/docs/markdown.ts'
import { readTargets } from '../support/docs/plan-example.ts'
import { findActionSteps, README, SECTIONS, sectionOf } from '../support/docs/readme.ts'

const BLOCKS = SECTIONS.flatMap(({ blocks }) => blocks)
const EXAMPLES = BLOCKS.filter(({ language }) => language === 'yaml')
const STEPS = EXAMPLES.flatMap(({ text }) => findActionSteps(text))

test('every YAML example parses', () => {
  const errors = EXAMPLES.flatMap(({ text }) => parseAllDocuments(text)).flatMap((document) => document.errors)

  expect(errors).toEqual([])
})

test('every JSON example parses', () => {
  const documents = BLOCKS.filter(({ language }) => language === 'json')

  expect(documents.map(({ text }) => typeof JSON.parse(text))).toEqual(['object', 'object'])
})

test('every step gives only inputs that action.yml declares', async () => {
  const { inputs } = await readManifest()
  const given = STEPS.flatMap((step) => [...step.inputs.keys()])

  expect(given.length).toBeGreaterThan(20)
  expect(given.filter((name) => !(name in inputs))).toEqual([])
})

test('the quick start purges the whole site by its root', async () => {
  const [step] = sectionOf('Quick start').blocks.flatMap(({ text }) => findActionSteps(text))
  const [target] = await readTargets(step?.inputs ?? new Map<string, string>(), new Map())

  expect(target?.distributions).toEqual(['www.example.com'])
  expect(target?.rules.reach()).toEqual(['/*'])
})

test('the rules that explain the language are right', async () => {
  const [step] = sectionOf('How rules work').blocks.flatMap(({ text }) => findActionSteps(text))
  const [target] = await readTargets(step?.inputs ?? new Map<string, string>(), new Map())
  const map = (path: string) => target?.rules.map(path)?.targets

  expect(map('public/css/a.css')).toEqual(['/css/a.css'])
  expect(map('public/css/a.css.map')).toEqual([])
  expect(map('content/guide/start.md')).toEqual(['/guide/start/index.html'])
  expect(map('_posts/2026-11-20-hello-world.md')).toEqual(['/2026/11/20/hello-world.html', '/feed.xml'])
  expect(map('products/tv.json')).toEqual(['#product:tv'])
  expect(map('themes/plain/page.html')).toEqual(['/*'])
  expect(map('README.md')).toBeUndefined()
})

test('every output that is named is one that action.yml declares', async () => {
  const { outputs } = await readManifest()
  const named = Array.from(README.matchAll(/steps\.purge\.outputs\.([a-z-]+)/g), ([, name = '']) => name)

  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !(name in outputs))).toEqual([])
})

test('links lead to headings of the page and to files of the repository', async () => {
  const links = Array.from(README.matchAll(/\]\(([^)]+)\)/g), ([, link = '']) => link)
  const anchors = new Set(SECTIONS.map(({ title }) => `#${anchorOf(title)}`))
  const files = links.filter((link) => !link.startsWith('#') && !link.startsWith('https://'))

  expect(links.filter((link) => link.startsWith('#') && !anchors.has(link))).toEqual([])
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect((await stat(join(ACTION_DIRECTORY, file))).isFile()).toBe(true)
})

test('the tour of the sources names everything in src/ and nothing that is not there', async () => {
  const [tour] = sectionOf('Contributing').tables
  const named = tour?.rows.flatMap(([where = '']) => codesIn(where)) ?? []
  const entries = await readdir(join(ACTION_DIRECTORY, 'src'), { withFileTypes: true })
  const there = entries.map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`)

  expect(named.filter((path) => path.startsWith('src/')).sort()).toEqual(there.sort())
  for (const path of named) await stat(join(ACTION_DIRECTORY, path))
})

test('the messages that are explained are those of the sources', async () => {
  const messages =
    sectionOf('Troubleshooting')
      .tables.at(-1)
      ?.rows.flatMap(([cell = '']) => codesIn(cell)) ?? []
  const names = await readdir(join(ACTION_DIRECTORY, 'src'), { recursive: true })
  const sources = await Promise.all(
    names.filter((name) => name.endsWith('.ts')).map((name) => readFile(join(ACTION_DIRECTORY, 'src', name), 'utf8')),
  )

  expect(messages.length).toBeGreaterThan(5)
  expect(messages.filter((message) => !sources.some((source) => source.includes(message)))).toEqual([])
})
