import { describe, expect, test } from '@jest/globals'
import { mapEverything, mapFiles } from '../../../src/purge/plan/map-files.ts'
import { FORMS, modified, rulesOf } from '../../support/purge/targets.ts'

describe('mapFiles', () => {
  const rules = rulesOf(
    '!public/**/*.map',
    'public/** -> /{path}',
    'content/*.md -> /{name}/ #page:{name}',
    '{layouts,themes}/** -> /*',
  )

  test('the first rule that matches decides, in all forms of the URL', () => {
    const files = modified(
      'public/docs/index.html',
      'public/a.js.map',
      'content/über.md',
      'layouts/a.html',
      'README.md',
    )
    expect(mapFiles(files, rules, FORMS)).toEqual({
      paths: new Set(['/docs/index.html', '/docs/', '/%C3%BCber/', '#page:%C3%BCber', '/*']),
      uses: [
        { rule: 'public/** -> /{path}', files: 1, examples: ['public/docs/index.html'] },
        { rule: '!public/**/*.map', files: 1, examples: ['public/a.js.map'] },
        { rule: 'content/*.md -> /{name}/ #page:{name}', files: 1, examples: ['content/über.md'] },
        { rule: '{layouts,themes}/** -> /*', files: 1, examples: ['layouts/a.html'] },
      ],
      unmatched: ['README.md'],
      widenings: [],
    })
  })

  test('what cannot be purged is widened, and said once for each path', () => {
    const { paths, widenings } = mapFiles(
      modified('public/main~a.js', 'public/main~b.js', `public/${'x'.repeat(4100)}`),
      rules,
      FORMS,
    )
    expect(paths).toEqual(new Set(['/main*', `/${'x'.repeat(3998)}*`]))
    expect(widenings.map(({ from, to }) => [from, to])).toEqual([
      ['/main~a.js', '/main*'],
      [`/${'x'.repeat(4100)}`, `/${'x'.repeat(3998)}*`],
    ])
  })

  test('counts all files of a rule and names the first twenty', () => {
    const names = Array.from({ length: 25 }, (_, index) => `public/${index}.txt`)
    const { uses } = mapFiles(modified(...names), rules, FORMS)
    expect(uses).toEqual([{ rule: 'public/** -> /{path}', files: 25, examples: names.slice(0, 20) }])
  })

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a submodule that a rule matches and goes below', 'public', ['/*', '/'], []],
    ['a submodule inside of what a rule matches', 'public/vendor', ['/vendor', '/vendor/*', '/vendor/'], []],
    ['a submodule that only files below would match', 'content', ['/*', '/', '#page:x'], []],
    ['a submodule that nothing matches', 'tools', [], ['tools']],
  ])('%s', (_, path, purged, unmatched) => {
    const given = rulesOf('public/** -> /{path}', 'content/*.md -> /{name}/ #page:x')
    const mapped = mapFiles([{ path, change: 'modified', kind: 'submodule' }], given, FORMS)
    expect([...mapped.paths].sort()).toEqual([...purged].sort())
    expect(mapped.unmatched).toEqual(unmatched)
    expect(mapped.uses.map(({ files, examples }) => [files, examples])).toEqual(
      unmatched.length > 0 ? [] : [[1, [path]]],
    )
  })

  test('nothing changed: nothing to purge', () => {
    expect(mapFiles([], rules, FORMS)).toEqual({ paths: new Set(), uses: [], unmatched: [], widenings: [] })
  })
})

test('mapEverything names all that the rules reach, widened where it must be', () => {
  const rules = rulesOf('public/** -> /site/{path}', 'feed/* -> /feed.xml', 'old/* -> /a~{1}')
  expect(mapEverything(rules, { ...FORMS, directoryUrls: 'both' })).toEqual({
    paths: new Set(['/site/*', '/site/', '/site', '/feed.xml', '/a*']),
    widenings: [{ from: '/a~*', to: '/a*', why: 'CloudFront cannot purge a path with `~`' }],
  })
})
