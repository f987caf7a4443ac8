import { describe, expect, test } from '@jest/globals'
import { faultsOf, readPurge } from '../support/step.ts'

async function faultsOfPaths(paths: string) {
  return faultsOf({ inputs: { distribution: 'E1EXAMPLE', paths } })
}

describe('paths in the form of other tools are shown as they should be', () => {
  test.each([
    ['/index.html /sw.js', ['/index.html', '/sw.js']],
    ['/a,/b', ['/a', '/b']],
    ['/a, /b,', ['/a', '/b']],
    ['/a;/b', ['/a', '/b']],
    ['#tag /a', ['#tag', '/a']],
    ['"/*"', ['/*']],
    ["'/a'", ['/a']],
    ['`/a`', ['/a']],
    ['"/a" "/b"', ['/a', '/b']],
    ['["/a", "/b"]', ['/a', '/b']],
    ['[\n  "/a",\n  "/b"\n]', ['/a', '/b']],
    ["['/a']", ['/a']],
    ['- /a', ['/a']],
    ['- "/a"', ['/a']],
    ['https://www.example.com/a/b.html?x=1', ['/a/b.html?x=1']],
    ['https://www.example.com', ['/']],
    ['https://a.example/x https://a.example/y', ['/x', '/y']],
    ['| /a | /b |', ['/a', '/b']],
    ['--paths "/*"', ['/*']],
    ['--distribution-id E1EXAMPLE --paths /a "/b*"', ['/a', '/b*']],
    ['aws cloudfront create-invalidation --distribution-id E1 --paths /a', ['/a']],
    ['Paths={Quantity=2,Items=["/a","/b"]},CallerReference=x', ['/a', '/b']],
    ['{"Paths": {"Quantity": 1, "Items": ["/*"]}}', ['/*']],
    ['/a # the start page', ['/a']],
    ['index.html sw.js', ['/index.html', '/sw.js']],
    ['=> /a', ['/a']],
    ['“/*”', ['/*']],
    ['- /a\n- /b\n/c', ['/a', '/b', '/c']],
    ['/a\\n/b', ['/a', '/b']],
    ['/a /b /c d', ['/a', '/b', '/c%20d']],
    ['/a,b /c', ['/a,b', '/c']],
    ['"/my file.html"', ['/my%20file.html']],
    ['//cdn.example.com/a', ['/a']],
    ['www.example.com/a', ['/a']],
    ['/docs\\a.html', ['/docs/a.html']],
    ['C:/Program Files/Git/index.html', ['/index.html']],
    ['/a，/b、/c', ['/a', '/b', '/c']],
    ['//a.css', ['/a.css']],
    ['./a.css', ['/a.css']],
    ['- [ ] /a\n- [x] /b', ['/a', '/b']],
    ['1. /a\n2) /b', ['/a', '/b']],
    ['/{a,b}.css', ['/a.css', '/b.css']],
    ['/{a,b}/{c, d}', ['/a/c', '/a/d', '/b/c', '/b/d']],
  ])('%j', async (paths, right) => {
    const [fault, ...more] = await faultsOfPaths(paths)
    expect(more).toEqual([])
    expect(fault?.message.split(':\n')[1]).toBe(`  paths: |\n${right.map((item) => `    ${item}`).join('\n')}`)
  })
})

test.each([
  ['/my file.html', '/my%20file.html'],
  ['/a,b.html', '/a,b.html'],
  ["/it's", "/it's"],
  ['/a|b', '/a%7Cb'],
  ['/a?x=[1]', '/a?x=%5B1%5D'],
])('%j is one path', async (paths, right) => {
  const { request } = await readPurge({ inputs: { distribution: 'E1EXAMPLE', paths } })
  expect(request.targets.map((target) => target.paths)).toEqual([[right]])
})

test('braces that stand for very many paths are not expanded', async () => {
  const message = 'has braces that stand for more than 1000 paths; write a wildcard such as `/docs/*`'
  expect(await faultsOfPaths(`/${'{a,b}'.repeat(30)}`)).toEqual([
    expect.objectContaining({ message: expect.stringContaining(message) }),
  ])
})

test.each([
  ['E1AAAAAAAAAAAA E2BBBBBBBBBBBB', ['E1AAAAAAAAAAAA', 'E2BBBBBBBBBBBB']],
  ['E1AAAAAAAAAAAA,www.example.com', ['E1AAAAAAAAAAAA', 'www.example.com']],
  ['["E1AAAAAAAAAAAA"]', ['E1AAAAAAAAAAAA']],
  ['"E1AAAAAAAAAAAA"', ['E1AAAAAAAAAAAA']],
  ['--distribution-id E1AAAAAAAAAAAA', ['E1AAAAAAAAAAAA']],
  ['https://www.example.com/', ['www.example.com']],
])('distributions likewise: %j', async (distribution, right) => {
  const [fault, ...more] = await faultsOf({ inputs: { distribution, root: 'public' } })
  expect(more).toEqual([])
  expect(fault?.message.split(':\n')[1]).toBe(`  distribution: |\n${right.map((item) => `    ${item}`).join('\n')}`)
})

test.each([
  ['*', 'a path is written `/*`'],
  ['index.html', 'a path is written `/index.html`, a cache tag `#index.html`'],
  ['|', 'sign of YAML for a text of several lines'],
  ['>-', 'sign of YAML for a text of several lines'],
  ['${{ steps.x.outputs.paths }}', 'was not replaced by its value'],
  ['$PATHS', 'was not replaced by its value'],
  ['undefined', 'empty value of another tool'],
  ['[]', 'empty value of another tool'],
  ['file://batch.json', 'names a file'],
  ['/{path}', 'has a variable of rules'],
  ['/docs/{1}', 'has a variable of rules'],
])('what %j means is explained', async (paths, message) => {
  expect(await faultsOfPaths(paths)).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })])
})

test.each([
  '["a/** -> /{path}", "b -> /b"]',
  '[\n  "a/** -> /{path}",\n  "b -> /b"\n]',
  '{"a/**": "/{path}", "b": "/b"}',
  '[{"match": "a/**", "purge": "/{path}"}, {"match": ["b"], "purge": ["/b"]}]',
  '{"rules": ["a/** -> /{path}", "b -> /b"]}',
  '- match: a/**\n  purge: /{path}\n- match: b\n  purge: /b',
  "match: [a/**]\npurge: ['/{path}']\nmatch: b\npurge: /b",
  'a/**: /{path}\nb: /b',
  'rules:\n  "a/**": "/{path}"\n  \'b\' : b # the file\n',
  '- a/**: /{path}\n- b:\n    - /b',
  'a/**: [/{path}]\nb: ["/b"]',
  '# of the site\na/**: >-\n  /{path}\nb: |\n  /b',
])('rules in JSON or YAML are shown as lines: %j', async (rules) => {
  const [fault, ...more] = await faultsOf({ inputs: { distribution: 'E1EXAMPLE', rules } })
  expect(more).toEqual([])
  expect(fault?.message.split(':\n')[1]).toBe('  rules: |\n    a/** -> /{path}\n    b -> /b')
})

/** Where runners of Linux and of macOS check out. */
function checkoutBelow(homes: string): string {
  return ['', homes, 'runner', 'work', 'site', 'site', 'public', ''].join('/')
}

test.each([
  ['a/**: [/{path}, "#a"]\nb: null\nc:', ['a/** -> /{path} #a', '!b', '!c']],
  ['a/**:\n  - /{path}\n  - "#a"', ['a/** -> /{path} #a']],
])('a mapping of YAML is shown with all of its targets: %j', async (rules, lines) => {
  const [fault] = await faultsOf({ inputs: { distribution: 'E1EXAMPLE', rules } })
  expect(fault?.message.split(':\n')[1]).toBe(`  rules: |\n${lines.map((line) => `    ${line}`).join('\n')}`)
})

test.each([
  ['a/**:/x', 'a/** -> /x'],
  ['a/**, /x', 'a/** -> /x'],
  ['a/**;/x', 'a/** -> /x'],
  ['a/** => /x # all', 'a/** -> /x'],
  ['https://a/**: /y', 'https://a/** -> /y'],
])('another sign instead of the arrow: %j', async (rules, right) => {
  const [fault] = await faultsOf({ inputs: { distribution: 'E1EXAMPLE', rules } })
  expect(fault?.message).toContain(`has no \`->\`; write \`${right}\``)
})

test.each([
  ['/public', '`public`'],
  ['.\\public', '`public`'],
  ['site\\public', '`site/public`'],
  ['C:\\site', '`site`'],
  ['public\\n', '`public`'],
  ['$GITHUB_WORKSPACE/public', '`public`'],
  ['${{ github.workspace }}/public', '`public`'],
  [checkoutBelow('home'), '`public`'],
  [checkoutBelow('Users'), '`public`'],
  ['/github/workspace', '`.`'],
  ['/__w/site/site/docs/public', '`docs/public`'],
  ['D:\\a\\site\\site\\public', '`public`'],
  ['/var/www/site/public', 'such as'],
  ['~/public', 'such as'],
  ['$SITE/public', 'such as'],
  ['https://www.example.com/public', 'such as'],
  ['s3://bucket/public', 'such as'],
])('the root %j is shown as it should be', async (root, right) => {
  const faults = await faultsOf({ inputs: { distribution: 'E1EXAMPLE', root } })
  expect(faults).toEqual([{ at: { input: 'root' }, message: expect.stringContaining(`with \`/\`: ${right}`) }])
})

describe('settings of other actions', () => {
  test.each([
    [{ DISTRIBUTION: 'E1EXAMPLE', PATHS: '/a /b*' }, ['distribution: E1EXAMPLE', 'paths: |\n    /a\n    /b*']],
    [{ 'INPUT_DISTRIBUTION-ID': 'E1EXAMPLE', INPUT_PATH: '/*' }, ['distribution: E1EXAMPLE', 'paths: /*']],
    [{ DISTRIBUTION_ID: 'E1EXAMPLE', PATHS_FROM: 'list.txt' }, ['distribution: E1EXAMPLE', 'files-from: list.txt']],
    [{ SOURCE_DIR: 'dist' }, ['root: dist']],
  ])('are shown as lines of this action: %j', async (env, right) => {
    const faults = await faultsOf({ env })
    const shown = faults.flatMap(({ message }) => message.split('write under `with:`\n  ')[1] ?? [])
    expect(shown).toEqual(right)
  })

  test('do not matter to a step that has its own', async () => {
    const { request } = await readPurge({ inputs: { distribution: 'E1EXAMPLE', paths: '/a' }, env: { PATHS: '/b' } })
    expect(request.targets.map(({ paths }) => paths)).toEqual([['/a']])
  })
})

test.each([
  ["rules:\n  - !docs/drafts/**\n  - 'a -> /a'\n", "`'!docs/drafts/**'`", 2],
  ['rules: !docs/**\n', "`'!docs/**'`", 1],
])('a rule that YAML takes for a tag: %j', async (rules, quoted, line) => {
  const faults = await faultsOf({
    inputs: { distribution: 'E1EXAMPLE', 'rules-file': 'rules.yml' },
    files: { 'rules.yml': rules },
  })
  expect(faults).toContainEqual({
    at: { file: 'rules.yml', line, column: expect.any(Number) },
    message: expect.stringContaining(quoted),
  })
})

test('a rules file cannot name a file to read', async () => {
  const faults = await faultsOf({
    inputs: { distribution: 'E1EXAMPLE', 'rules-file': 'rules.yml' },
    files: { 'rules.yml': 'root: public\nfiles-from: /proc/self/environ\n' },
  })
  expect(faults).toEqual([
    { at: { file: 'rules.yml', line: 2, column: 1 }, message: expect.stringContaining('cannot name files to read') },
  ])
})
