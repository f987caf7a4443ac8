import { describe, expect, test } from '@jest/globals'
import { evaluate } from '../../playground/evaluate.ts'
import { EMPTY, type State } from '../../playground/state.ts'

const evaluated = (given: Partial<State>) => evaluate({ ...EMPTY, ...given })

describe('files', () => {
  test('have the rule that decides, what its wildcards matched, and their paths', () => {
    const { files, rules, paths, isWrong } = evaluated({
      rules: '# posts\n!public/**/*.map\n\npublic/** -> /{path}\n_posts/*-*.md -> /{1}/{2}/ #posts',
      files: 'public/docs/index.html\r\n  public/a.js.map\n\n_posts/2026-hello.md\nREADME.md\n',
    })
    expect(files).toEqual([
      {
        file: 'public/docs/index.html',
        pieces: [{ text: 'public/' }, { text: 'docs/index.html', capture: 1 }],
        rule: 'public/** -> /{path}',
        paths: ['/docs/', '/docs/index.html'],
      },
      {
        file: 'public/a.js.map',
        pieces: [{ text: 'public/' }, { text: 'a.js', capture: 2 }, { text: '.map' }],
        rule: '!public/**/*.map',
        paths: [],
      },
      {
        file: '_posts/2026-hello.md',
        pieces: [
          { text: '_posts/' },
          { text: '2026', capture: 1 },
          { text: '-' },
          { text: 'hello', capture: 2 },
          { text: '.md' },
        ],
        rule: '_posts/*-*.md -> /{1}/{2}/ #posts',
        paths: ['/2026/hello/', '#posts'],
      },
      { file: 'README.md', pieces: [{ text: 'README.md' }], rule: undefined, paths: [] },
    ])
    expect(rules.map(({ line, files }) => [line, files])).toEqual([
      [1, 0],
      [2, 1],
      [4, 1],
      [5, 1],
    ])
    expect(rules[3]?.pieces).toEqual([
      { text: '_posts/*-*.md -> /' },
      { text: '{1}', capture: 1 },
      { text: '/' },
      { text: '{2}', capture: 2 },
      { text: '/ #posts' },
    ])
    expect(paths).toEqual(['/2026/hello/', '/docs/', '/docs/index.html', '#posts'])
    expect(isWrong).toBe(false)
  })

  test('have the URL forms that the inputs ask for', () => {
    const { files, cost } = evaluated({
      root: 'site',
      files: 'site/prod/a.html\nsite/prod/home.htm',
      index: 'home.htm',
      'directory-urls': 'both',
      'clean-urls': 'true',
      'query-strings': 'true',
      'origin-path': '/prod',
    })
    expect(files.map(({ paths }) => paths)).toEqual([
      ['/a', '/a.html*', '/a?*'],
      ['/', '/?*', '/home.htm*'],
    ])
    expect(cost).toBe('USD 0.030')
  })

  test('are merged into the best wildcards that `max-paths` allows', () => {
    const files = ['a/1', 'a/2', 'a/3', 'b/1'].join('\n')
    expect(evaluated({ root: '.', files, 'max-paths': '2' }).paths).toEqual(['/a/*', '/b/1'])
    expect(evaluated({ root: '.', files }).paths).toEqual(['/a/1', '/a/2', '/a/3', '/b/1'])
  })
})

describe('faults', () => {
  test('of a rule are with its line, and nothing is purged', () => {
    const { rules, files, paths, faults, isWrong } = evaluated({
      rules: 'public/** -> /{path}\nsrc/** => /x',
      files: 'public/a',
    })
    expect(rules.map((rule) => rule.faults)).toEqual([
      [],
      ['the rule "src/** => /x" has no `->`; write `src/** -> /x`'],
    ])
    expect(files[0]?.paths).toEqual(['/a'])
    expect([paths, faults, isWrong]).toEqual([[], [], true])
  })

  test.each([
    [{ root: '/srv/www' }, 'root: "/srv/www" is not a directory of the repository'],
    [{ 'max-paths': '-1' }, 'max-paths: "-1" is not allowed; write a whole number from 0 to 1000000'],
    [{ 'origin-path': 'prod' }, 'origin-path: "prod" is not a valid origin path'],
    [{ 'directory-urls': 'some' }, 'directory-urls: "some" is not allowed; write one of `slash`, `both`, `none`'],
    [{ rules: '["a -> /b"]' }, 'rules: rules are lines `GLOB -> TARGETS`, not JSON'],
  ])('of another input name it: %j', (given, message) => {
    const { faults, isWrong } = evaluated(given)
    expect(faults).toEqual([expect.stringContaining(message)])
    expect(isWrong).toBe(true)
  })
})
