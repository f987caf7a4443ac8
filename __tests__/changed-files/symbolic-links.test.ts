import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareMovedLinks, followLinks } from '../../src/changed-files/symbolic-links.ts'
import type { LinkedTree } from '../../src/repository/tree-listing.ts'
import { compareEntries, type ChangedFile } from '../../src/repository/tree-difference.ts'
import { runs } from '../support/random-runs.ts'

/** Files by their contents, and links by `->` and their targets. */
type Tree = Readonly<Record<string, string>>

function treeOf(tree: Tree): LinkedTree {
  const entries = Object.entries(tree)
  const modeOf = (content: string) => (content.startsWith('->') ? '120000' : '100644')
  return {
    files: new Map(entries.map(([path, content]) => [path, { mode: modeOf(content), id: content }])),
    links: new Map(entries.flatMap(([path, content]) => (content.startsWith('->') ? [[path, content.slice(2)]] : []))),
  }
}

/** All changes between two trees by the paths of links, sorted. */
function linkedChanges(before: Tree, after: Tree): readonly string[] {
  const [old, now] = [treeOf(before), treeOf(after)]
  const files = [...new Set([...old.files.keys(), ...now.files.keys()])].flatMap((path) =>
    compareEntries(path, old.files.get(path), now.files.get(path)),
  )
  const moved = compareMovedLinks(old, now)
  return [...new Set([...moved, ...followLinks([...files, ...moved], now.links)].map(({ path }) => path))].sort()
}

describe('changes by the paths of links', () => {
  test.each<[string, Tree, Tree, readonly string[]]>([
    ['a link to a directory', { 'docs/a': '1', 'public/docs': '->../docs' }, { 'docs/a': '2' }, ['public/docs/a']],
    [
      'a link that moves',
      { 'v1/a': '1', 'v1/b': '1', 'v1/same': '1', 'v2/a': '2', 'v2/c': '2', 'v2/same': '1', latest: '->v1' },
      { latest: '->v2' },
      ['latest/a', 'latest/b', 'latest/c'],
    ],
    ['a link to a file', { 'bin/v8.js': '1', 'bin/latest.js': '->v8.js' }, { 'bin/v8.js': '2' }, ['bin/latest.js']],
    ['a link to a link', { 'c/x': '1', b: '->c', a: '->b' }, { 'c/x': '2' }, ['a/x', 'b/x']],
    ['a link through a link', { 'w/z/f': '1', y: '->w', 'p/x': '->../y/z' }, { 'w/z/f': '2' }, ['p/x/f', 'y/z/f']],
    [
      'a link in a directory that is linked, too',
      { 'docs/v1/a': '1', 'docs/latest': '->v1', 'public/docs': '->../docs' },
      { 'docs/v1/a': '2' },
      ['docs/latest/a', 'public/docs/latest/a', 'public/docs/v1/a'],
    ],
    ['a link that is new', { 'docs/a': '1' }, { 'public/docs': '->../docs' }, ['public/docs/a']],
    ['a link that goes', { 'docs/a': '1', 'public/docs': '->../docs' }, { 'public/docs': '' }, ['public/docs/a']],
    [
      'a link that gives way to a directory',
      { 'docs/a': '1', 'docs/b': '1', 'public/docs': '->../docs' },
      { 'public/docs': '', 'public/docs/a': '2' },
      ['public/docs/a', 'public/docs/b'],
    ],
    [
      'a link behind one that moves',
      { 'v1/a': '1', 'v2/a': '2', now: '->v1', 'public/site': '->../now' },
      { now: '->v2' },
      ['now/a', 'public/site/a'],
    ],
    ['a link to a link to a file that moves', { f: '1', g: '2', b: '->f', a: '->b' }, { b: '->g' }, ['a', 'b']],
    ['a loop', { 'public/a': '1', 'public/loop': '->.' }, { 'public/a': '2' }, ['public/loop/a']],
    ['two links that are each other', { a: '->b', b: '->a', c: '1' }, { c: '2' }, []],
    ['a link to the root', { 'x/a': '1', 'public/all': '->..' }, { 'x/a': '2' }, ['public/all/x/a']],
    ['a link out of the repository', { 'public/out': '->../../docs', 'docs/a': '1' }, { 'docs/a': '2' }, []],
    ['an absolute link', { 'public/out': '->/docs', 'docs/a': '1' }, { 'docs/a': '2' }, []],
    [
      'a way up from the directory behind a link',
      { 'a/b/f': '1', 'a/t': '1', l: '->a/b', 'public/p': '->../l/../t' },
      { 'a/t': '2' },
      ['public/p'],
    ],
    ['a link to nothing', { 'public/out': '->nowhere', 'docs/a': '1' }, { 'docs/a': '2' }, []],
  ])('%s', (_, before, changes, expected) => {
    const after = Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, content]) => content !== ''))
    expect(linkedChanges(before, after)).toEqual(expected)
  })

  test('a link to a submodule, or to a directory in one, shows all of it', () => {
    const files: readonly ChangedFile[] = [{ path: 'vendor', change: 'modified', kind: 'submodule' }]
    const links = new Map([
      ['public/vendor', '../vendor'],
      ['public/docs', '../vendor/docs'],
    ])
    expect(followLinks(files, links)).toEqual([
      { path: 'public/vendor', change: 'modified', kind: 'submodule' },
      { path: 'public/docs', change: 'modified', kind: 'submodule' },
    ])
  })

  test('a link without a readable target may show whatever changed', () => {
    const links = new Map([['public/docs', undefined]])
    expect(followLinks([{ path: 'a', change: 'modified', kind: 'file' }], links)).toEqual([
      { path: 'public/docs', change: 'modified', kind: 'submodule' },
    ])
    expect(followLinks([], links)).toEqual([])
  })
})

/** Where a path leads, as a file system follows links, written without the code under test. */
function follow(tree: Tree, path: readonly string[]): string | undefined {
  const step = (segments: readonly string[], place: readonly string[], depth: number): string | undefined => {
    const [next, ...rest] = segments
    if (next === undefined) return place.join('/')
    if (depth > 40) return undefined
    if (next === '.' || next === '') return step(rest, place, depth)
    if (next === '..') return place.length === 0 ? undefined : step(rest, place.slice(0, -1), depth)
    const content = tree[[...place, next].join('/')]
    if (content?.startsWith('->') !== true) return step(rest, [...place, next], depth)
    return step([...content.slice(2).split('/'), ...rest], place, depth + 1)
  }
  return step(path, [], 0)
}

/** What a viewer gets at a path, undefined for nothing. */
function read(tree: Tree, path: string): string | undefined {
  const place = follow(tree, path.split('/'))
  const content = place === undefined ? undefined : tree[place]
  return content?.startsWith('->') === true ? undefined : content
}

/** The paths of a walk that goes through each link once. */
function walkLinks(tree: Tree): ReadonlySet<string> {
  const seen = new Set<string>()
  const isDirectory = (place: string) => place === '' || Object.keys(tree).some((path) => path.startsWith(`${place}/`))
  const walk = (directory: string, shown: string, used: ReadonlySet<string>): void => {
    const prefix = directory === '' ? '' : `${directory}/`
    const names = new Set(
      Object.keys(tree).flatMap((path) =>
        path.startsWith(prefix) ? [path.slice(prefix.length).split('/')[0] ?? ''] : [],
      ),
    )
    for (const name of names) {
      const path = `${prefix}${name}`
      const content = tree[path]
      const place = content?.startsWith('->') === true ? follow(tree, path.split('/')) : path
      if (place === undefined) continue
      const file = tree[place]
      if (file !== undefined && !file.startsWith('->')) seen.add(`${shown}${name}`)
      else if (isDirectory(place) && !used.has(path))
        walk(place, `${shown}${name}/`, place === path ? used : new Set([...used, path]))
    }
  }
  walk('', '', new Set())
  return seen
}

const TREES = fc.record(
  Object.fromEntries(['a/f', 'a/g', 'b/f', 'b/c/g', 'd/f'].map((path) => [path, fc.constantFrom('1', '2')])),
  { requiredKeys: [] },
)
const LINKS = fc.dictionary(
  fc.constantFrom('l', 'm', 'a/l', 'b/m', 'd/n'),
  fc.constantFrom(
    '->a',
    '->b',
    '->../a',
    '->../b/c',
    '->.',
    '->..',
    '->../l',
    '->m',
    '->l',
    '->../d/f',
    '->b/m',
    '->l/../f',
    '->../m/..//g',
  ),
)

test('whatever a viewer gets differently is among the changes', () => {
  const tree = fc.tuple(TREES, LINKS).map(([files, links]): Tree => ({ ...(files as Tree), ...links }))
  let differences = 0
  fc.assert(
    fc.property(tree, tree, (before, after) => {
      const paths = new Set([...walkLinks(before), ...walkLinks(after)])
      const differing = [...paths].filter((path) => read(before, path) !== read(after, path))
      const own = [...Object.keys(before), ...Object.keys(after)].filter((path) => before[path] !== after[path])
      const found = new Set([...linkedChanges(before, after), ...own])
      expect(differing.filter((path) => !found.has(path))).toEqual([])
      differences += differing.filter((path) => !own.includes(path)).length
    }),
    { numRuns: runs(2000) },
  )
  expect(differences).toBeGreaterThan(100)
})
