import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeFileName } from '../../../src/purge/paths/encode.ts'
import { isWildcard } from '../../../src/purge/paths/invalidation-path.ts'
import { listReachForms, listUrlForms, removeOriginPath, type UrlForms } from '../../../src/purge/paths/url-forms.ts'
import { runs } from '../../support/random-runs.ts'

const DEFAULTS: UrlForms = {
  index: ['index.html'],
  directoryUrls: 'slash',
  cleanUrls: false,
  queryStrings: false,
  originPath: undefined,
}

describe('listUrlForms', () => {
  test.each<[Partial<UrlForms>, string, readonly string[]]>([
    [{}, '/a.jpg', ['/a.jpg']],
    [{}, '/index.html', ['/index.html', '/']],
    [{}, '/docs/index.html', ['/docs/index.html', '/docs/']],
    [{}, '/docs/my-index.html', ['/docs/my-index.html']],
    [{}, '/docs/', ['/docs/']],
    [{}, '/docs', ['/docs']],
    [{}, '/', ['/']],
    [{}, '/docs/*', ['/docs/*']],
    [{}, '/*', ['/*']],
    [{}, '#tag', ['#tag']],
    [{}, '/docs/?page=1', ['/docs/?page=1']],
    [{ directoryUrls: 'both' }, '/docs/index.html', ['/docs/index.html', '/docs/', '/docs']],
    [{ directoryUrls: 'both' }, '/index.html', ['/index.html', '/']],
    [{ directoryUrls: 'both' }, '/docs/', ['/docs/', '/docs']],
    [{ directoryUrls: 'none' }, '/docs/index.html', ['/docs/index.html']],
    [{ directoryUrls: 'none' }, '/docs/', ['/docs/']],
    [{ index: [] }, '/docs/index.html', ['/docs/index.html']],
    [{ index: ['default.htm', 'home page.html'] }, '/docs/home%20page.html', ['/docs/home%20page.html', '/docs/']],
    [{ index: ['default.htm'] }, '/index.html', ['/index.html']],
    [{ cleanUrls: true }, '/about.html', ['/about.html', '/about']],
    [{ cleanUrls: true }, '/a.b.html', ['/a.b.html', '/a.b']],
    [{ cleanUrls: true }, '/.html', ['/.html']],
    [{ cleanUrls: true }, '/about.htm', ['/about.htm']],
    [{ cleanUrls: true }, '/docs/index.html', ['/docs/index.html', '/docs/']],
    [{ cleanUrls: true, index: [] }, '/docs/index.html', ['/docs/index.html', '/docs/index']],
    [{ cleanUrls: true }, '#about.html', ['#about.html']],
    [{ queryStrings: true }, '/a.jpg', ['/a.jpg*']],
    [{ queryStrings: true }, '/a.jpg?x=1', ['/a.jpg?x=1']],
    [{ queryStrings: true }, '/docs/', ['/docs/', '/docs/?*']],
    [{ queryStrings: true }, '/docs/index.html', ['/docs/index.html*', '/docs/', '/docs/?*']],
    [
      { queryStrings: true, directoryUrls: 'both' },
      '/docs/index.html',
      ['/docs/index.html*', '/docs/', '/docs/?*', '/docs', '/docs?*'],
    ],
    [{ queryStrings: true, cleanUrls: true }, '/about.html', ['/about.html*', '/about', '/about?*']],
    [{ queryStrings: true }, '#tag', ['#tag']],
    [{ originPath: '/production' }, '/production/docs/index.html', ['/docs/index.html', '/docs/']],
    [{ originPath: '/production' }, '/elsewhere/a.jpg', ['/elsewhere/a.jpg']],
    [{ originPath: '/production' }, '#production/a', ['#production/a']],
  ])('%j: %s', (forms, mapped, paths) => {
    expect(listUrlForms(mapped, { ...DEFAULTS, ...forms })).toEqual(paths)
  })
})

describe('listReachForms', () => {
  test.each<[Partial<UrlForms>, string, readonly string[]]>([
    [{}, '/docs/*', ['/docs/*', '/docs/']],
    [{}, '/*', ['/*', '/']],
    [{}, '#tag', ['#tag']],
    [{}, '/docs/index.html', ['/docs/index.html', '/docs/']],
    [{}, '/docs/in*', ['/docs/in*', '/docs/']],
    [{}, '/docs/about*', ['/docs/about*']],
    [{ directoryUrls: 'none' }, '/docs/*', ['/docs/*']],
    [{ directoryUrls: 'both' }, '/docs/*', ['/docs/*', '/docs/', '/docs']],
    [{ directoryUrls: 'both', queryStrings: true }, '/docs/*', ['/docs/*', '/docs/', '/docs/?*', '/docs', '/docs?*']],
    [{ index: [] }, '/docs/*', ['/docs/*']],
    [{ cleanUrls: true, index: [] }, '/docs/about.h*', ['/docs/about.h*', '/docs/about']],
    [{ cleanUrls: true, index: [] }, '/docs/about.html*', ['/docs/about.html*', '/docs/about']],
    [{ cleanUrls: true, index: [] }, '/docs/about*', ['/docs/about*']],
    [{ cleanUrls: true, index: [] }, '/docs/.h*', ['/docs/.h*']],
    [{ cleanUrls: true, queryStrings: true, index: [] }, '/a.*', ['/a.*', '/a', '/a?*']],
    [{ queryStrings: true, index: [] }, '/a.jpg', ['/a.jpg*']],
    [{ originPath: '/production' }, '/production/*', ['/*', '/']],
    [{ originPath: '/production' }, '/prod*', ['/*', '/']],
    [{ originPath: '/production' }, '/production', ['/']],
  ])('%j: %s', (forms, reached, paths) => {
    expect(listReachForms(reached, { ...DEFAULTS, ...forms })).toEqual(paths)
  })

  test('every form of every file that a wildcard stands for is covered', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'index.html',
        'about.html',
        '.html',
        'index',
        'page one.htm',
        'a?b.html',
        'x',
        '#1.html',
        'é.html',
      ),
      fc.string({ unit: fc.constantFrom('a', '.', 'h', 'html', ' '), minLength: 1, maxLength: 4 }),
    )
    const forms: fc.Arbitrary<UrlForms> = fc.record({
      index: fc.subarray(['index.html', 'page one.htm', 'é.html']),
      directoryUrls: fc.constantFrom('slash', 'both', 'none'),
      cleanUrls: fc.boolean(),
      queryStrings: fc.boolean(),
      originPath: fc.constantFrom(undefined, '/docs', '/docs/a', '/d'),
    })
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('docs', 'a', 'd'), { maxLength: 3 }),
        name,
        forms,
        fc.nat(40),
        (dirs, file, options, cut) => {
          const path = encodeFileName(`/${[...dirs, file].join('/')}`)
          // A target as far as it can be told: cut anywhere but within `%XX`.
          const reached = `${path.slice(0, 1 + (cut % path.length)).replace(/%[0-9A-F]?$/, '')}*`
          const purged = listReachForms(reached, options)
          for (const form of listUrlForms(path, options)) {
            expect({ reached, form, purged, covered: purged.some((one) => covers(one, form)) }).toMatchObject({
              covered: true,
            })
          }
        },
      ),
      { numRuns: runs(3000) },
    )
  })
})

describe('removeOriginPath', () => {
  test.each([
    ['/production', '/'],
    ['/production/', '/'],
    ['/production/a', '/a'],
    ['/production/a/*', '/a/*'],
    ['/production/*', '/*'],
    ['/production*', '/*'],
    ['/prod*', '/*'],
    ['/*', '/*'],
    ['/production-old/a', '/production-old/a'],
    ['/production-old*', '/production-old*'],
    ['/a/production/b', '/a/production/b'],
    ['/prod', '/prod'],
  ])('%s becomes %s', (path, rest) => {
    expect(removeOriginPath(path, '/production')).toBe(rest)
  })
})

/** Whether purging `one` purges all that `other` names. */
function covers(one: string, other: string): boolean {
  return isWildcard(one) ? other.startsWith(one.slice(0, -1)) : one === other
}
