import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { readSections } from '../support/docs/markdown.ts'

const PAGE = 'docs/security.md'
const [attacks] = readSections(readFileSync(PAGE, 'utf8'))
  .filter(({ title }) => title === 'Attacks, and what stops them')
  .flatMap(({ tables }) => tables)
const rows = attacks?.rows ?? []

test('every attack has an attacker, an asset, a way, what stops it and a test', () => {
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter((cells) => cells.length !== 5 || cells.includes(''))).toEqual([])
  expect(rows.filter((cells) => cells.at(-1)?.includes('.test.ts)') !== true)).toEqual([])
})

test('every link of the page leads to a file', () => {
  const links = [...readFileSync(PAGE, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(rows.length)
  expect(links.filter((link) => !existsSync(resolve('docs', link)))).toEqual([])
})
