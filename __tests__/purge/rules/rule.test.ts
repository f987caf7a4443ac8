import { describe, expect, test } from '@jest/globals'

import type { Fault } from '../../../src/faults.ts'
import { parseMatchPurge, parseRule, parseRules } from '../../../src/purge/rules/rule.ts'

const AT = { input: 'rules', line: 7 }

function faultsOf(text: string): readonly string[] {
  const faults: Fault[] = []
  const rule = parseRule({ text, at: AT }, (fault) => faults.push(fault))
  expect(rule === undefined).toBe(faults.length > 0)
  expect(faults.every(({ at }) => at === AT)).toBe(true)
  return faults.map(({ message }) => message)
}

describe('rules that are right', () => {
  test.each([
    ['public/** -> /{path}', 'public/**', 1],
    ['\tpublic/**\t->\t/{path}   /feed.xml  #all\r', 'public/**', 3],
    ['my files/*.txt -> /{file}', 'my files/*.txt', 1],
    ['a->b/* -> /{file}', 'a->b/*', 1],
    ['!public/**/*.map', 'public/**/*.map', 0],
    ['!!(a|b)/**', '!(a|b)/**', 0],
    ['!(a|b)/** -> /{1}', '!(a|b)/**', 1],
    ['\\!important.html -> /important.html', '\\!important.html', 1],
    ['\\#1.html -> /1.html', '\\#1.html', 1],
    ['a[1/b{c}/d( -> /x', 'a[1/b{c}/d(', 1],
    ['a -> /a?x={name}&y=%7Bz%7D*', 'a', 1],
    ['a -> /*', 'a', 1],
    ['\\- a/** -> /x', '\\- a/**', 1],
    ['it\'s "a".html -> /a,b', 'it\'s "a".html', 1],
    ['a => b -> /x', 'a => b', 1],
    ['photos/* copy*.jpg -> /x', 'photos/* copy*.jpg', 1],
    ['{**/a,{b,c}/**} -> /x', '{**/a,{b,c}/**}', 1],
    ['a,b/** -> /x', 'a,b/**', 1],
    ['* -> /x', '*', 1],
  ])('%j', (text, glob, targets) => {
    expect(faultsOf(text)).toEqual([])
    const rule = parseRule({ text, at: AT }, () => undefined)
    expect(rule?.glob.text).toBe(glob)
    expect(rule?.targets).toHaveLength(targets)
    expect(rule?.source).toBe(text.trim())
    expect(rule?.at).toBe(AT)
  })
})

describe('rules that are wrong say what to write', () => {
  test.each([
    ['public/**', 'has no `->`; write `public/** -> /{path}`, or `!public/**`'],
    ['a->b', 'white space on both sides of `->`; write `a -> /b`'],
    ['a/** => /{path}', 'has no `->`; write `a/** -> /{path}`'],
    ['a/**=>/{path} /feed.xml', 'has no `->`; write `a/** -> /{path} /feed.xml`'],
    ['a/** --> /{path}', 'write `a/** -> /{path}`'],
    ['a/** → /{path}', 'write `a/** -> /{path}`'],
    ['a/** > /{path}', 'write `a/** -> /{path}`'],
    ['a/**: /{path}', 'write `a/** -> /{path}`'],
    ["'a/**': '/{path}'", 'write `a/** -> /{path}`'],
    ['a/** /{path}', 'write `a/** -> /{path}`'],
    ['a/** #tag', 'write `a/** -> #tag`'],
    ['"a/**" -> "/{path}"', 'the quotes or the list marker of YAML or JSON; write `a/** -> /{path}`'],
    ['a/** -> "/{path}", "/feed.xml"', 'write `a/** -> /{path} /feed.xml`'],
    ['a/** -> /{path}, /feed.xml', 'write `a/** -> /{path} /feed.xml`'],
    ['- a/** -> /{path}', 'write `a/** -> /{path}`'],
    ["- '!a/**'", 'write `!a/**`'],
    ['"a/** -> /{path}",', 'write `a/** -> /{path}`'],
    ['["a/** -> /{path}"]', 'write `a/** -> /{path}`'],
    ['- "a/** => /{path}"', 'write `a/** -> /{path}`'],
    ['a/** —> /{path}', 'write `a/** -> /{path}`'],
    ['a/** - > /{path}', 'write `a/** -> /{path}`'],
    ['a/** = /{path}', 'write `a/** -> /{path}`'],
    ['a/** : /{path}', 'write `a/** -> /{path}`'],
    ['/{path} <- a/**', 'write `a/** -> /{path}`'],
    ['| a/** | /{path} |', 'write `a/** -> /{path}`'],
    ['“a/**” -> “/{path}”', 'write `a/** -> /{path}`'],
    ['* a/** -> /{path}', 'write `a/** -> /{path}`'],
    ['a/** -> [/{path}, /feed.xml]', 'write `a/** -> /{path} /feed.xml`'],
    ['a/** -> /{path} | /feed.xml', 'write `a/** -> /{path} /feed.xml`'],
    ['a/** -> https://www.example.com/{path}', 'write `a/** -> /{path}`'],
    ['a/** -> /${path}', 'write `a/** -> /{path}`'],
    ['a/** -> /{{ path }}', 'write `a/** -> /{path}`'],
    ['a/* -> /$1', 'write `a/* -> /{1}`'],
    ['a/** -> /{path} # all', 'write `a/** -> /{path}`, and the comment on a line of its own'],
    ['! a/**', 'write `!a/**`'],
    ['a/** b/** -> /{path}', 'has 2 globs; write a rule for each: `a/**`, `b/**`'],
    ['a/**,b/** -> /{path}', 'has 2 globs; write a rule for each: `a/**`, `b/**`'],
    ['*.md *.html -> /{path}', 'has 2 globs'],
    ['!a/**, b/**', 'has 2 globs'],
    ['a -> /{pth}', '(did you mean `{path}`?)'],
    ['{a/** -> /{path}}', 'has a `}` that does not belong to a variable'],
    ['a -> /b -> /c', 'more than one `->`'],
    ['a ->', 'no targets after `->`'],
    ['-> /a', 'needs a glob'],
    ['!', 'needs a glob'],
    ['!a -> /a', 'begins with `!` and has targets'],
    ['!(a|b)/**', 'write `!!(a|b)/**`'],
    ['/public/** -> /{path}', 'write `public/**`'],
    ['./public/** -> /{path}', 'write `public/**`'],
    ['./public/\\[id\\]/** -> /{path}', 'write `public/\\[id\\]/**`'],
    ['/public/ -> /{path}', 'write `public/`'],
    ['public/ -> /{path}', '`public/**` for all files below it'],
    ['a//b -> /x', 'write `a/b`'],
    ['a/../b -> /x', 'has a segment `..`'],
    ['a/./b -> /x', 'has a segment `.`'],
    [
      '{a,}/b -> /x',
      'begins with a slash and cannot match any file; paths begin at the repository\'s root, without a slash (from the braces of "{a,}/b")',
    ],
    ['a/.{.,x}/b -> /x', '(from the braces of "a/.{.,x}/b")'],
    ['public\\docs -> /x', 'write `public/docs`'],
    [`${'a'.repeat(4097)} -> /x`, 'has 4097 characters; at most 4096'],
    ['{1..101}{1..100} -> /x', 'more than 10000 globs'],
    [`${'*('.repeat(300)}a${')'.repeat(300)} -> /x`, 'too complex to match'],
    ['a -> b', 'write `/b` for a path'],
    ['a -> /{foo}', 'unknown variable `{foo}`; there are {path}, {dir}, {file}, {name}, {ext} and {1} to {9}'],
    ['a -> /{}', 'unknown variable `{}`'],
    ['* -> /{10}', 'unknown variable `{10}`'],
    ['* -> /{0}', 'unknown variable `{0}`'],
    ['a -> /{path', 'write a literal one as `%7B`'],
    ['a -> /path}', 'write a literal one as `%7D`'],
    ['a -> /a/*.css', 'write `/a/*`'],
    ['a -> /{dir}*{name}', 'write `/{dir}*`'],
    ['a -> #a*', 'tags have no wildcards'],
    ['a -> #a,b', 'has a `,`'],
    ['a -> #é', 'has a `é`'],
    ['a -> #😀', 'has a `😀`'],
    ['a -> #', 'has no tag name'],
    [`a -> #${'a'.repeat(257)}`, '257 characters is too long; CloudFront allows 256'],
    [`a -> /${'ä'.repeat(700)}`, '4201 characters is too long; CloudFront allows 4000'],
    ['a/*/?.md -> /{3}', '`{3}`, but the glob "a/*/?.md" has only 2 wildcards'],
    ['a/*.md -> /{2}', 'has only one wildcard'],
    ['a/{b}.md -> /{1}', 'has no wildcard'],
    ['{a,@}(b|c) -> /{1}', 'cut through another wildcard'],
    ['{*,a}*/x -> /{1}', 'cut through another wildcard'],
    ['*{,a}* -> /{1}', 'cut through another wildcard'],
    ['@({a/b,c}|d) -> /{1}', 'cut through another wildcard'],
    ['{1..40}{1..40} -> /{1}', 'more than 1000 globs'],
    ['{a}{1..3} -> /{1}', 'or are not closed'],
  ])('%.60s', (text, message) => {
    expect(faultsOf(text)).toEqual([expect.stringContaining(message)])
  })

  test('all of them at once, with their places', () => {
    const faults: Fault[] = []
    const lines = ['# a comment', '', 'a -> b #c,d {x}', '  # another', '/a -> /{1}', 'b -> /b'].map((text, i) => ({
      text,
      at: { file: '.github/cloudfront.yml', line: i + 1 },
    }))
    const rules = parseRules(lines, (fault) => faults.push(fault))
    expect(rules.map(({ source }) => source)).toEqual(['b -> /b'])
    expect(faults.map(({ at }) => at.line)).toEqual([3, 3, 3, 3, 5])
  })

  test('of a target and of the glob', () => {
    expect(faultsOf('a/* -> b /{2}')).toHaveLength(2)
  })
})

describe('globs and targets as lists', () => {
  test('give a rule for each glob', () => {
    const rules = parseMatchPurge({ match: ['a/**', ' !(b)/* '], purge: ['/{path}', '#x'], at: AT }, () => {
      throw new Error('There should be no fault.')
    })
    expect(rules.map(({ source }) => source)).toEqual(['a/** -> /{path} #x', '!(b)/* -> /{path} #x'])
    expect(rules.map(({ targets }) => targets.length)).toEqual([2, 2])
  })

  test('purge nothing without targets', () => {
    const rules = parseMatchPurge({ match: ['a/**'], purge: [], at: AT }, () => undefined)
    expect(rules.map(({ source, targets }) => ({ source, targets }))).toEqual([{ source: '!a/**', targets: [] }])
  })

  test.each([
    [[], ['/x'], ['is empty']],
    [['!a'], ['/x'], ['leave `purge` empty']],
    [
      ['a', 'b'],
      ['x', '/{2}'],
      ['write `/x`', 'the glob "a" has no wildcard', 'the glob "b" has no wildcard'],
    ],
    [['a'], ['/a b'], ['a space as `%20`']],
  ])('%j and %j are wrong', (match, purge, messages) => {
    const faults: Fault[] = []
    const rules = parseMatchPurge({ match, purge, at: AT }, (fault) => faults.push(fault))
    expect(rules).toEqual([])
    expect(faults).toEqual(messages.map((message) => ({ at: AT, message: expect.stringContaining(message) })))
  })
})
