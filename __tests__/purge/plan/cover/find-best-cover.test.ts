import { describe, expect, test } from '@jest/globals'
import { findBestCover } from '../../../../src/purge/plan/cover/find-best-cover.ts'
import { findWildcardEnd } from '../../../../src/purge/plan/cover/wildcard-end.ts'

function cover(changed: readonly string[], site: readonly string[] | undefined, maxPaths: number) {
  return findBestCover({ changed, site: site && new Set([...site, ...changed]), maxPaths })
}

describe('with a list of the site', () => {
  test.each([
    {
      name: 'no more than the limit: as they are',
      changed: ['/b', '/a/*', '/a/x', '#t'],
      site: ['/a/y', '/c'],
      maxPaths: 3,
      paths: ['/a/*', '/b', '#t'],
      unchanged: 0,
    },
    {
      name: 'a wildcard ends within a name where that purges less than the directory',
      changed: ['/index.html', '/assets/app.1.js', '/assets/app.2.js', '/assets/app.2.css'],
      site: ['/assets/logo.svg', '/assets/font.woff2', '/about.html'],
      maxPaths: 2,
      paths: ['/assets/app.*', '/index.html'],
      unchanged: 0,
    },
    {
      name: 'as many as allowed stay exact',
      changed: ['/a/1', '/a/2', '/a/3', '/b/1', '/b/2'],
      site: ['/a/4', '/b/4', '/b/5', '/c'],
      maxPaths: 3,
      paths: ['/a/*', '/b/1', '/b/2'],
      unchanged: 1,
    },
    {
      name: 'everything where there is but one place',
      changed: ['/a', '/b', '/docs/guide/1', '/docs/guide/2'],
      site: ['/docs/guide/3', '/docs/guide/4', '/docs/guide/5', '/docs/guide/6', '/docs/guide/7'],
      maxPaths: 1,
      paths: ['/*'],
      unchanged: 5,
    },
    {
      name: 'one wildcard where two lose as much',
      changed: ['/docs/a/1', '/docs/a/2', '/docs/b/1', '/docs/b/2'],
      site: ['/x'],
      maxPaths: 2,
      paths: ['/docs/*'],
      unchanged: 0,
    },
    {
      name: 'the prefix is itself a changed path',
      changed: ['/docs', '/docs/', '/docs/index.html'],
      site: ['/doc', '/x'],
      maxPaths: 1,
      paths: ['/docs*'],
      unchanged: 0,
    },
    {
      name: 'files with their query strings, and directory URLs',
      changed: ['/a.jpg*', '/b.jpg*', '/docs/', '/docs/?*', '/docs/index.html*'],
      site: ['/about.html*', '/docs/other/', '/docs/other/?*', '/docs/other/index.html*', '/c.jpg*'],
      maxPaths: 4,
      paths: ['/a.jpg*', '/b.jpg*', '/docs/*'],
      unchanged: 3,
    },
    {
      name: 'the bare path of a file does not purge its query strings',
      changed: ['/a1', '/a2', '/b'],
      site: ['/a1*', '/a2*', '/c'],
      maxPaths: 2,
      paths: ['/a*', '/b'],
      unchanged: 2,
    },
    {
      name: 'what a given wildcard purges is no loss of the merge',
      changed: ['/a/1*', '/a/2', '/b'],
      site: ['/a/10', '/a/11', '/a/3', '/c'],
      maxPaths: 2,
      paths: ['/a/*', '/b'],
      unchanged: 1,
    },
    {
      name: 'each tag takes one place',
      changed: ['/a/1', '/a/2', '/b/1', '#t', '#u'],
      site: ['/a/3', '/c', '#v'],
      maxPaths: 4,
      paths: ['/a/*', '/b/1', '#t', '#u'],
      unchanged: 1,
    },
    {
      name: 'tags leave no place for a path',
      changed: ['/a/1', '#t', '#u'],
      site: ['/a/3', '/c', '#v'],
      maxPaths: 2,
      paths: ['/*'],
      unchanged: 2,
    },
    { name: 'tags alone', changed: ['#t', '#u'], site: ['/a', '/b'], maxPaths: 1, paths: ['/*'], unchanged: 2 },
    {
      name: 'a wildcard for everything where that loses as little as keeping the tags',
      changed: ['/a/1', '/a/2', '/b/1', '#t'],
      site: [],
      maxPaths: 3,
      paths: ['/*'],
      unchanged: 0,
    },
    {
      name: 'and where a wildcard below loses no less',
      changed: ['/a/1', '/a/2', '#t'],
      site: ['/a/3'],
      maxPaths: 2,
      paths: ['/*'],
      unchanged: 1,
    },
    {
      name: 'characters stay whole',
      changed: ['/%C3%A9', '/%C3%A8', '/%20a', '/%2Fa'],
      site: ['/%C3%AA', '/%25', '/z'],
      maxPaths: 3,
      paths: ['/*'],
      unchanged: 3,
    },
  ])('$name', ({ changed, site, maxPaths, paths, unchanged }) => {
    expect(cover(changed, site, maxPaths)).toMatchObject({ paths, unchanged })
  })

  test('each merge says what it stands for and what it loses', () => {
    const changed = ['/a/1', '/a/2', '/a/3', '/b/1', '/b/2', '#t']
    expect(cover(changed, ['/a/4', '/b/4', '/b/5', '/c'], 3)).toEqual({
      paths: ['/a/*', '/b/*', '#t'],
      merged: [
        { wildcard: '/a/*', replaces: 3, unchanged: 1 },
        { wildcard: '/b/*', replaces: 2, unchanged: 2 },
      ],
      unchanged: 3,
    })
  })

  test('everything counts the tags that it stands for', () => {
    expect(cover(['/a', '/b', '#t'], ['/c'], 1).merged).toEqual([{ wildcard: '/*', replaces: 3, unchanged: 1 }])
  })
})

describe('without a list of the site', () => {
  test.each([
    {
      name: 'the wildcard that ends deepest',
      changed: ['/docs/a', '/docs/b', '/docs/guide/1', '/docs/guide/2', '/x/1', '/x/2'],
      maxPaths: 5,
      paths: ['/docs/a', '/docs/b', '/docs/guide/*', '/x/1', '/x/2'],
    },
    {
      name: 'within a name before a whole directory',
      changed: ['/a/app.1', '/a/app.2', '/b/x', '/b/y'],
      maxPaths: 3,
      paths: ['/a/app.*', '/b/x', '/b/y'],
    },
    {
      name: 'several below before one above them all',
      changed: ['/a/1', '/a/2', '/b/1', '/b/2', '/c/1', '/c/2', '/d'],
      maxPaths: 4,
      paths: ['/a/*', '/b/*', '/c/*', '/d'],
    },
    { name: 'everything where nothing less will do', changed: ['/a', '/b', '#t'], maxPaths: 1, paths: ['/*'] },
    {
      name: 'everything where a tag and it would stand side by side',
      changed: ['/a', '/b', '#t'],
      maxPaths: 2,
      paths: ['/*'],
    },
    { name: 'tags beside a wildcard below', changed: ['/a/1', '/a/2', '#t'], maxPaths: 2, paths: ['/a/*', '#t'] },
  ])('$name', ({ changed, maxPaths, paths }) => {
    const found = cover(changed, undefined, maxPaths)
    expect(found.paths).toEqual(paths)
    expect(found.unchanged).toBeUndefined()
    for (const { unchanged } of found.merged) expect(unchanged).toBeUndefined()
  })

  test('nothing merged is nothing lost', () => {
    expect(cover(['/a', '/b'], undefined, 2)).toEqual({ paths: ['/a', '/b'], merged: [], unchanged: 0 })
  })
})

test.each([
  ['/docs/a', 6, '/docs/'],
  ['/a%20b', 3, '/a'],
  ['/a%20b', 4, '/a'],
  ['/a%20b', 5, '/a%20'],
  ['/%C3%A9x', 4, '/'],
  ['/%C3%A9x', 6, '/'],
  ['/%C3%A9x', 7, '/%C3%A9'],
  ['/%c3%a9x', 4, '/'],
  ['/%E6%BC%A2', 7, '/'],
  ['/%E6%BC%A2', 10, '/%E6%BC%A2'],
  ['/%F0%9F%98%80', 10, '/'],
  ['/%F0%9F%98%80', 13, '/%F0%9F%98%80'],
  ['/a%FFb', 5, '/a'],
  ['/a%FFb', 6, '/a%FFb'],
  ['/%A9b', 4, '/%A9'],
  ['/%A9%A9%A9%A9b', 13, '/%A9%A9%A9%A9'],
  ['/%C3%C3%A9', 5, '/'],
  ['/%C3%20%A9', 7, '/%C3%20'],
])('in %j a wildcard at %d ends after %j', (path, end, prefix) => {
  expect(path.slice(0, findWildcardEnd(path, end))).toBe(prefix)
})

test('stray bytes of file names are told from whole characters that begin alike', () => {
  expect(cover(['/d/%C3', '/d/%C3%A9', '/d/%C3%28', '/x'], ['/d/y', '/z'], 2)).toMatchObject({
    paths: ['/d/*', '/x'],
    unchanged: 1,
  })
})

test('the deepest tree that paths allow', () => {
  const changed = Array.from({ length: 3998 }, (_, i) => `/${'a'.repeat(i + 1)}`)
  const { paths, unchanged } = cover(changed, ['/', '/b'], 10)
  expect(paths).toEqual(['/a*'])
  expect(unchanged).toBe(0)
  expect(cover(changed, ['/', `/${'a'.repeat(9)}b`], 10)).toMatchObject({
    paths: [...Array.from({ length: 9 }, (_, i) => `/${'a'.repeat(i + 1)}`), `/${'a'.repeat(10)}*`],
    unchanged: 0,
  })
})
