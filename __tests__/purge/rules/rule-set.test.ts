import { describe, expect, test } from '@jest/globals'

import { createRuleSet, type RuleSet } from '../../../src/purge/rules/rule-set.ts'
import { parseRules } from '../../../src/purge/rules/rule.ts'

function createRules(...texts: readonly string[]): RuleSet {
  const lines = texts.map((text, i) => ({ text, at: { input: 'rules', line: i + 1 } }))
  const report = ({ message }: { readonly message: string }): never => {
    throw new Error(message)
  }
  return createRuleSet(parseRules(lines, report))
}

function mapBy(rule: string, file: string): readonly string[] | undefined {
  return createRules(rule).map(file)?.targets
}

describe('the first rule that matches decides', () => {
  const rules = createRules(
    '!public/**/*.map',
    'public/** -> /{path}',
    'content/**/*.md -> /{dir}/{name}/',
    '_posts/*-*-*-*.md -> /{1}/{2}/{3}/{4}.html  /feed.xml',
    'products/*.json -> #product:{name}',
    '{layouts,themes}/** -> /*',
    'public/index.html -> /never',
  )
  test.each([
    ['public/index.html', ['/index.html']],
    ['public/.well-known/x', ['/.well-known/x']],
    ['public/js/app.js.map', []],
    ['public', undefined],
    ['Public/x', undefined],
    ['content/a.md', ['/a/']],
    ['content/a/b.c.md', ['/a/b.c/']],
    ['content/a/b.txt', undefined],
    ['_posts/2024-01-02-my-first-post.md', ['/2024/01/02/my-first-post.html', '/feed.xml']],
    ['products/tv, big.json', ['#product:tv%2C%20big']],
    ['themes/x/y', ['/*']],
  ])('%s', (file, targets) => {
    expect(rules.map(file)?.targets).toEqual(targets)
    expect(rules.ruleFor(file)).toBe(rules.map(file)?.rule)
  })
})

describe('variables', () => {
  test.each([
    ['public/index.html', 'public/index.html', '{path}', 'index.html'],
    ['*.html', 'index.html', '{path}', 'index.html'],
    ['a\\*b/c/**', 'a*b/c/d/e', '{path}', 'd/e'],
    ['{public,docs}/**', 'public/x', '{path}', 'public/x'],
    ['a/@(b|c)/*', 'a/b/x', '{path}', 'b/x'],
    ['a/**/b', 'a/b', '{path}', 'b'],
    ['p/**', 'p/a/b/c.tar.gz', '{dir}', 'a/b'],
    ['p/**', 'p/a/b/c.tar.gz', '{file}', 'c.tar.gz'],
    ['p/**', 'p/a/b/c.tar.gz', '{name}', 'c.tar'],
    ['p/**', 'p/a/b/c.tar.gz', '{ext}', 'gz'],
  ])('%s on %s: %s is %s', (glob, file, variable, expected) => {
    expect(mapBy(`${glob} -> /-${variable}`, file)).toEqual([`/-${expected}`])
  })

  test.each([
    ['p/.htaccess', '.htaccess', '', ''],
    ['p/Makefile', 'Makefile', '', ''],
    ['p/x.', 'x', '', ''],
    ['p/.a.b', '.a', 'b', ''],
    ['p/d/.htaccess', '.htaccess', '', 'd'],
  ])('of %s: name "%s", extension "%s", directory "%s"', (file, name, ext, dir) => {
    expect(mapBy('p/** -> #n:{name} #e:{ext} #d:{dir}', file)).toEqual([`#n:${name}`, `#e:${ext}`, `#d:${dir}`])
  })

  test('empty ones leave no double slashes in paths, and no empty tags', () => {
    expect(mapBy('** -> /{dir}/{name}/ #{dir} //x//{ext}/{path} #//{dir}', 'a')).toEqual(['/a/', '/x/a', '#//'])
  })
})

describe('encoding', () => {
  test.each([
    ['path/世界', '/path/%E4%B8%96%E7%95%8C'],
    ['articles/Äöü.html', '/articles/%C3%84%C3%B6%C3%BC.html'],
    ['b/Ben & Jerry, cafe@home; a+b=c$d:e.jpg', '/b/Ben%20&%20Jerry,%20cafe@home;%20a+b=c$d:e.jpg'],
    ['café #1?.jpg', '/caf%C3%A9%20%231%3F.jpg'],
    ['100%25.txt', '/100%2525.txt'],
    ['b%c{d}e|f[1]^`\\.jpg', '/b%25c%7Bd%7De%7Cf%5B1%5D%5E%60%5C.jpg'],
    ["it's~a*b.js", "/it's~a*b.js"],
    ['😀/\udcff\n', '/%F0%9F%98%80/%FF%0A'],
  ])('%j by all variables', (file, path) => {
    expect(mapBy('** -> /{path}', file)).toEqual([path])
    expect(mapBy('** -> /{dir}/{file}', file)).toEqual([path])
    expect(mapBy('** -> /{1}', file)).toEqual([path])
  })

  test('what the user wrote is kept', () => {
    expect(mapBy('* -> /a%20b/ä?x=%7B1%7D#{name}&y=*', '1%')).toEqual(['/a%20b/%C3%A4?x=%7B1%7D%231%25&y=*'])
  })

  test('tags encode what they must not hold', () => {
    expect(mapBy('* -> #t:{name}', 'a,b*c é%')).toEqual(['#t:a%2Cb%2Ac%20%C3%A9%25'])
  })
})

describe('captures', () => {
  test.each([
    ['_posts/*-*-*-*.md', '_posts/2024-01-02-my-first-post.md', ['2024', '01', '02', 'my-first-post']],
    ['**/a/**/*', 'b/a/c/a/d', ['b', 'c/a', 'd']],
    ['**/a', 'a', ['']],
    ['a/**/b', 'a/b', ['']],
    ['a/**/**', 'a/b/c', ['', 'b/c']],
    ['**/**/b', 'x/y/b', ['', 'x/y']],
    ['a/**', 'a/b/c', ['b/c']],
    ['a**c', 'abbc', ['bb']],
    ['***', 'abc', ['abc']],
    ['*?', 'ab', ['a', 'b']],
    ['?*', '😀b', ['😀', 'b']],
    ['*[!-]*', '-ab', ['-', 'a', 'b']],
    ['[[:upper:]]?(.)*', 'A.b', ['A', '', '.b']],
    ['[]]?', ']a', [']', 'a']],
    ['[^]a]*', 'bc', ['b', 'c']],
    ['[a', '[a', []],
    ['\\[a]*', '[a]b', ['b']],
    ['{a,b}/*.{md,html}', 'b/x.html', ['b', 'x', 'html']],
    ['{a/b,a}/*', 'a/b/c', ['a/b', 'c']],
    ['{a,ab}*', 'abc', ['a', 'bc']],
    ['{ab,a}*', 'abc', ['a', 'bc']],
    ['{**,x}/c', 'a/b/c', ['a/b']],
    ['{**,x}/c', 'c', ['']],
    ['{**/,x}c', 'a/b/c', ['a/b/']],
    ['x{/**,}/c', 'x/c', ['']],
    ['x/{a,}/b*', 'x/bc', ['', 'c']],
    ['x/{a,}/b*', 'x/a/bc', ['a', 'c']],
    ['**{,a}', 'b/c', ['b/c', '']],
    ['**{,a}', 'ba', ['b', 'a']],
    ['{*a*,x}?', 'bacd', ['bac', 'd']],
    ['{a{b,c},d}*', 'acx', ['ac', 'x']],
    ['{1..3}-{01..12}-*', '2-07-x', ['2', '07', 'x']],
    ['{a..c}*', 'bx', ['b', 'x']],
    ['{a}*', '{a}x', ['x']],
    ['{{a,b}}*', '{a}x', ['a', 'x']],
    ['${a,b}*', '${a,b}x', ['x']],
    ['a\\{b,c}*', 'a{b,c}x', ['x']],
    ['{a\\,b,c}*', 'a,bx', ['a,b', 'x']],
    ['@(a|b)c*', 'acx', ['a', 'x']],
    ['@({a,b}|c)*', 'bx', ['b', 'x']],
    ['@({,a}b|c)*', 'bx', ['b', 'x']],
    ['[{a,b}]*', 'bx', ['b', 'x']],
    ['!(a)*', 'ab', ['', 'ab']],
    ['!(a)', 'ab', ['ab']],
    ['*(a|b)c', 'abac', ['aba']],
    ['+(a*)b', 'aab', ['aa']],
    ['@(a@(b|c))*', 'abx', ['ab', 'x']],
    ['*(a', '*(a', []],
    ['@(a|[)])?', ')x', [')', 'x']],
    ['?()', 'x()', ['x']],
    ['a)|*', 'a)|b', ['b']],
    ['a\\', 'a\\', []],
    ['*\n*', 'a\nb\nc', ['a', 'b\nc']],
  ])('%j on %j', (glob, file, captures) => {
    const targets = captures.map((_, i) => `{${i + 1}}`).join('-')
    const expected = captures.map((text) => encodeURI(text).replace(/[?#]/g, encodeURIComponent)).join('-')
    const target = captures.length > 0 ? `/-${targets}` : '/none'
    expect(mapBy(`${glob} -> ${target}`, file)).toEqual([
      captures.length > 0 ? `/-${expected}`.replace(/\/+/g, '/') : '/none',
    ])
  })

  test('a name that is longer than any file system has is purged as far as the target reaches', () => {
    const long = 'a'.repeat(256)
    expect(mapBy('x/*-* -> /x/{1}/{2} #{1} /all', `x/b-${long}`)).toEqual(['/x/*', '/*', '/all'])
    expect(mapBy('x/*-* -> /x/{1}', `x/b-${'a'.repeat(253)}`)).toEqual(['/x/b'])
    expect(mapBy('*/a -> /{1}', `${'b'.repeat(255)}/a`)).toEqual([`/${'b'.repeat(255)}`])
  })

  test('names made to keep a matcher busy do not', () => {
    const rules = createRules(`${'*a'.repeat(30)}*b*c -> /{1}`, `${'**/a/'.repeat(20)}*b?(c|d)e -> /{1}`)
    const start = performance.now()
    expect(rules.map(`${'a'.repeat(253)}b`)).toBeUndefined()
    expect(rules.map(`${'a'.repeat(252)}bc`)?.targets).toEqual(['/'])
    expect(rules.map(`${'a/'.repeat(1000)}be`)?.targets).toEqual(['/'])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('reach', () => {
  test.each([
    [['public/** -> /{path}'], ['/*']],
    [
      ['a/** -> /assets/{path}', 'b/** -> /x-{name}/y', 'c -> /c?x=1 /d/*'],
      ['/assets/*', '/x-*', '/c?x=1', '/d/*'],
    ],
    [
      ['a/* -> #tag #tag:{name}', '!b/**', 'c/* -> //a//{1} /assets/{1}'],
      ['#tag', '/*', '/a/*', '/assets/*'],
    ],
    [['a -> /same', 'b -> /same'], ['/same']],
  ])('of %j is %j', (rules, expected) => {
    expect(createRules(...rules).reach()).toEqual(expected)
  })

  test.each([
    ['public/docs', ['public/** -> /{path}'], ['/docs', '/docs/*']],
    ['public/docs', ['public/* -> /{path}'], ['/docs']],
    ['public/docs', ['public/*.html -> /{path}'], []],
    ['public/docs', ['other/** -> /{path}'], []],
    ['public', ['public/** -> /{path}'], ['/*']],
    ['public', ['public/docs/** -> /x/{path}'], ['/x/*']],
    ['public/a b', ['public/** -> /{dir}/{name}/'], ['/a%20b/', '/a%20b/*']],
    ['public/a', ['public/**/x -> /{dir}'], ['/a*']],
    ['public/a', ['public/**/x/*.md -> /y/{name}'], ['/y/*']],
    ['public/a', ['public/*/*/{b,c/d}/e -> /{1}'], ['/*']],
    ['public/a/b', ['public/*/{b,c/d}/e -> /y/{1}'], ['/y/*']],
    ['public/a/b/c', ['public/*/{b,c/d}/e -> /y/{1}'], []],
    ['public/a', ['public/** -> #all #t:{name} /all'], ['#all', '#t:a', '/all', '/*']],
    ['public/a', ['!public/a/**', 'public/** -> /{path}'], ['/a']],
    ['public/a', ['!public/a', 'public/** -> /{path}'], ['/a/*']],
    ['public/a', ['!public/**/*.map', '**/b/** -> /b', 'public/** -> /{path}', '** -> /late'], ['/a', '/b', '/a/*']],
    ['a', ['**/**/x -> /x'], ['/x']],
  ])('below %s of %j is %j', (directory, rules, expected) => {
    expect(createRules(...rules).reachBelow(directory)).toEqual(expected)
  })
})

test('many directories are as good as one', () => {
  const rules = createRules('a/*/b/** -> /{1}')
  const mapped = Array.from({ length: 20_001 }, (_, i) => rules.map(`a/${i}/b/c`)?.targets)
  expect(JSON.stringify(mapped)).toBe(JSON.stringify(Array.from({ length: 20_001 }, (_, i) => [`/${i}`])))
})
