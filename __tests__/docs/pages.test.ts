/** What holds for every document: the README, CONTRIBUTING and all of docs/, examples/ and .github/. */
import { describe, expect, test } from '@jest/globals'
import { existsSync, globSync, statSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { ACTION_DIRECTORY, readManifest } from '../../emulators/runner/action-manifest.ts'
import { formatCost } from '../../src/purge/plan/cost.ts'
import { anchorOf, codesIn } from '../support/docs/markdown.ts'
import { readPage } from '../support/docs/pages.ts'
import { readTargets } from '../support/docs/plan-example.ts'

const PATHS = globSync(['*.md', '{docs,examples,.github,emulators}/**/*.md'], { cwd: ACTION_DIRECTORY }).sort()
const PAGES = new Map(PATHS.map((path) => [path, readPage(path)]))

test('all documents are found', () => {
  expect(PATHS).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/rules.md', 'docs/iam/README.md']))
})

describe.each([...PAGES.values()].map((page) => [page.path, page] as const))('%s', (path, page) => {
  test('its YAML and JSON parse', () => {
    const yaml = page.blocks.filter(({ language }) => language === 'yaml')
    const json = page.blocks.filter(({ language }) => language === 'json')

    expect(yaml.flatMap(({ text }) => parseAllDocuments(text)).flatMap(({ errors }) => errors)).toEqual([])
    expect(json.map(({ text }) => typeof JSON.parse(text))).toEqual(json.map(() => 'object'))
  })

  test('its steps give only inputs that action.yml declares', async () => {
    const { inputs } = await readManifest()

    expect(page.steps.flatMap((step) => [...step.inputs.keys()]).filter((name) => !(name in inputs))).toEqual([])
  })

  test('it names only outputs that action.yml declares', async () => {
    const { outputs } = await readManifest()
    const named = Array.from(
      page.text.matchAll(/steps\.(?:purge|cloudfront)\.outputs\.([a-z-]+)/g),
      ([, name = '']) => name,
    )

    expect(named.filter((name) => !(name in outputs))).toEqual([])
  })

  test('its links lead to files and headings of the repository', () => {
    expect(linksOf(page.text).filter((link) => !leadsSomewhere(path, link))).toEqual([])
  })

  test('its links to other sites are well-formed, encrypted, and name this repository in one way', () => {
    expect(externalLinksOf(page.text).filter((link) => !isGoodAddress(link))).toEqual([])
  })
})

describe('README.md', () => {
  const { text } = pageOf('README.md')

  test('it is short', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(250)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(16 * 1024)
  })

  test('its quick start compares builds or commits, and purges what the role may', async () => {
    const [built, inGit] = await Promise.all(
      pageOf('README.md').steps.map(({ inputs }) => readTargets(inputs, new Map())),
    )

    expect(built?.map(({ changes }) => changes?.kind)).toEqual(['build'])
    expect(inGit?.map(({ changes }) => changes?.kind)).toEqual(['comparison'])
    expect([built, inGit].map((targets) => targets?.[0]?.rules.reach())).toEqual([['/*'], ['/*']])
  })

  test('every page of docs/ can be reached from it', () => {
    const reached = new Set(['README.md'])
    for (const path of reached) {
      for (const link of linksOf(PAGES.get(path)?.text ?? '')) {
        const [file = ''] = link.split('#')
        const target = file === '' ? path : normalize(join(dirname(path), file))
        if (PAGES.has(target)) reached.add(target)
      }
    }

    expect(PATHS.filter((path) => path.startsWith('docs/') && !reached.has(path))).toEqual([])
  })
})

test('the rules that explain the language are right', async () => {
  const [step] = pageOf('docs/rules.md').steps
  const [target] = await readTargets(step?.inputs ?? new Map<string, string>(), new Map())
  const map = (path: string) => target?.rules.map(path)?.targets

  expect(map('public/css/a.css')).toEqual(['/css/a.css'])
  expect(map('public/css/a.css.map')).toEqual([])
  expect(map('content/guide/start.md')).toEqual(['/guide/start/index.html'])
  expect(map('content/posts/trip/index.md')).toEqual(['/posts/trip/index.html'])
  expect(map('content/index.md')).toEqual(['/index.html'])
  expect(map('_posts/2026-11-20-hello-world.md')).toEqual(['/2026/11/20/hello-world.html', '/feed.xml'])
  expect(map('products/tv.json')).toEqual(['#product:tv'])
  expect(map('themes/plain/page.html')).toEqual(['/*'])
  expect(map('README.md')).toBeUndefined()
})

test('the costs are those that the action computes', () => {
  const [table] = pageOf('docs/costs.md').sectionOf('What a purge costs').tables
  const rows = table?.rows.map((row) => row.slice(1).map((cell) => Number(cell.replaceAll(/[^\d.]/g, ''))))

  expect(rows?.length).toBeGreaterThan(3)
  for (const [paths = 0, dollars = 0] of rows ?? []) expect(`USD ${dollars.toFixed(3)}`).toBe(formatCost(paths))
})

test('the tour of the sources names everything in src/ and nothing that is not there', async () => {
  const [tour] = pageOf('docs/architecture.md').sectionOf('Where to look').tables
  const named = tour?.rows.flatMap(([where = '']) => codesIn(where)) ?? []
  const entries = await readdir(join(ACTION_DIRECTORY, 'src'), { withFileTypes: true })
  const there = entries.map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`)

  expect(named.filter((path) => path.startsWith('src/')).sort()).toEqual(there.sort())
  for (const path of named) await stat(join(ACTION_DIRECTORY, path))
})

test('the messages that are explained are those of the sources', async () => {
  const messages =
    pageOf('docs/troubleshooting.md')
      .sectionOf('Messages of the action')
      .tables.at(-1)
      ?.rows.flatMap(([cell = '']) => codesIn(cell)) ?? []
  const names = await readdir(join(ACTION_DIRECTORY, 'src'), { recursive: true })
  const sources = await Promise.all(
    names.filter((name) => name.endsWith('.ts')).map((name) => readFile(join(ACTION_DIRECTORY, 'src', name), 'utf8')),
  )

  expect(messages.length).toBeGreaterThan(5)
  expect(messages.filter((message) => !sources.some((source) => source.includes(message)))).toEqual([])
})

function pageOf(path: string) {
  const page = PAGES.get(path)
  if (page === undefined) throw new Error(`There is no ${path}`)
  return page
}

function linksOf(text: string): readonly string[] {
  return allLinksOf(text).filter((link) => !EXTERNAL.test(link))
}

function externalLinksOf(text: string): readonly string[] {
  return allLinksOf(text).filter((link) => EXTERNAL.test(link))
}

const EXTERNAL = /^(?:https?|mailto):/

function allLinksOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/`[^`\n]+`/g, '')
  const links = prose.matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)
  return Array.from(links, ([, markdown, html = '']) => markdown ?? html)
}

/** Whose repository this is, as the badge of the README says. */
const [, OWNER = ''] = /github\.com\/([\w-]+)\/cloudfront-action\/actions/.exec(pageOf('README.md').text) ?? []

function isGoodAddress(link: string): boolean {
  const url = URL.parse(link)
  const isOurs = /\/cloudfront-action(?![-\w])/.test(link)
  return (
    url?.protocol === 'https:' && url.href.startsWith(link) && (!isOurs || link.includes(`/${OWNER}/cloudfront-action`))
  )
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? from : normalize(join(dirname(from), file))
  if (!existsSync(join(ACTION_DIRECTORY, target))) return false
  if (anchor === undefined) return true
  if (statSync(join(ACTION_DIRECTORY, target)).isDirectory()) return false
  return (PAGES.get(target) ?? readPage(target)).sections.some(({ title }) => anchorOf(title) === anchor)
}
