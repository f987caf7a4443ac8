import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { jsonOutput, withStep } from '../support/action/step-fixture.ts'

const UPLOADED_ELSEWHERE =
  'upload: ../../_temp/site/index.html to s3://b/index.html\nupload: dist/about.html to s3://b/about\ndelete: s3://b/old.html\n'

test('a report is purged by the keys of its objects, without rules', async () => {
  await withStep({ changes: {} }, async ({ distribution, step, run }) => {
    await writeFile(join(step.workspace, 'report.txt'), UPLOADED_ELSEWHERE)
    const ended = await run({ distribution, 'files-from': 'report.txt' })
    expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, ['/', '/about', '/index.html', '/old.html']])
  })
})

test('with a root the objects lie below it, and the origin path comes off', async () => {
  await withStep({ changes: {} }, async ({ distribution, run }) => {
    const files = 'upload: x/a.css to s3://b/production/a.css\nupload: y/b.css to s3://other/b.css\nnpm notice'
    const ended = await run({ distribution, files, root: 'public', 'origin-path': '/production' })
    expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, ['/a.css', '/b.css']])
    expect(ended.log).toContain('::warning::input `files`, line 3: "npm notice" is not understood')
  })
})

test.each([
  "upload: './dist/a.js' -> 's3://b/a.js'  [1 of 7]",
  'cp dist/a.js s3://b/a.js',
  '2026/11/22 10:00:00 INFO  : a.js: Copied (new)',
  'INFO  Uploading a.js (3 B): md5 differs...',
  'a.js (size) ↑ ',
])('the report of another uploader: %s', async (files) => {
  await withStep({ changes: {} }, async ({ distribution, run }) => {
    const ended = await run({ distribution, files })
    expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, ['/a.js']])
  })
})

test.each([
  ['public/index.html public/sw.js', '\n    public/index.html%0A    public/sw.js%0A'],
  ['public/index.html,public/sw.js', '%0A    public/index.html%0A    public/sw.js%0A'],
  ['Uploading public/a.js [1/2]', 'this format is unknown'],
])('what cannot be one name is an error: %s', async (files, message) => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, files, root: 'public' })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain(message.replaceAll('\n', '%0A'))
    expect(cloudfront.requests).toEqual([])
  })
})

test('a link in the workspace does not lead to a file elsewhere', async () => {
  await withStep({ changes: {} }, async ({ distribution, step, run }) => {
    await symlink('/proc/self/environ', join(step.workspace, 'list.txt'))
    for (const input of ['files-from', 'rules-file']) {
      const ended = await run({ distribution, [input]: 'list.txt', ...(input === 'files-from' && { root: '.' }) })
      expect(ended.exitCode).toBe(1)
      expect(ended.log).toContain('it lies outside the workspace')
      expect(ended.log).not.toContain('wJalrXUtnFEMI')
    }
  })
})

test.each(['/index.html /sw.js', '/index.html,/sw.js', '["/index.html", "/sw.js"]', '--paths "/index.html" "/sw.js"'])(
  'several paths in one line are an error that shows one a line: %s',
  async (paths) => {
    await withStep({ changes: {} }, async ({ cloudfront, distribution, run }) => {
      const ended = await run({ distribution, paths })
      expect(ended.exitCode).toBe(1)
      expect(ended.log).toContain('%0A  paths: |%0A    /index.html%0A    /sw.js')
      expect(cloudfront.requests).toEqual([])
    })
  },
)

test('every rule in another form is shown as it should be, all in one error', async () => {
  const rules = [
    ['a/** => /{path}', 'a/** -> /{path}'],
    ['b/** - > /{path}', 'b/** -> /{path}'],
    ['"c/**" -> "/{path}"', 'c/** -> /{path}'],
    ['“d/**” -> “/{path}”', 'd/** -> /{path}'],
    ['- e/** -> /{path}', 'e/** -> /{path}'],
    ['f/** -> [/{path}, /feed.xml]', 'f/** -> /{path} /feed.xml'],
    ['g/** -> https://www.example.com/{path}', 'g/** -> /{path}'],
    ['/{path} <- h/**', 'h/** -> /{path}'],
    ['| i/** | /{path} |', 'i/** -> /{path}'],
    ['j\\** -> /{path}', 'j/**'],
    ['! k/**', '!k/**'],
    ['l/* -> /$1', 'l/* -> /{1}'],
    ['m/** n/** -> /{path}', 'm/**'],
  ] as const
  await withStep({ changes: {} }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, rules: rules.map(([written]) => written).join('\n') })
    expect(ended.exitCode).toBe(1)
    for (const [index, [, right]] of rules.entries())
      expect(ended.log).toMatch(new RegExp(`input \`rules\`, line ${index + 1}: [^%]*\`${RegExp.escape(right)}\``))
    expect(cloudfront.requests).toEqual([])
  })
})

test('one list of all uploaders is purged by keys, with deletions and moves', async () => {
  const report = [
    'upload: ../../_temp/site/1.html to s3://b/1.html',
    'delete: s3://c/2.html',
    "upload: './dist/3.html' -> 's3://b/3.html'  [1 of 7]",
    "delete: 's3://b/4.html'",
    'cp dist/x.html s3://b/5.html',
    'mv s3://b/6.html s3://b/7.html',
    'INFO  : 8.html: Copied (new)',
    '2026/11/22 10:00:00.123456 INFO  : 9.html: Deleted',
    '{"level":"info","msg":"Copied (new)","object":"10.html","source":"operations/copy.go:380"}',
    'Uploading 11.html (1.2 kB, Content-Type: "text/html"): md5 differs...',
    'INFO  Deleting 12.html...',
    '13.html (not found) ↑ 14.html (ETag) ↑ ',
    '15.html not found in source, deleting.',
  ]
  await withStep({ changes: {} }, async ({ distribution, step, run }) => {
    await writeFile(join(step.workspace, 'report.txt'), report.join('\n'))
    const ended = await run({ distribution, 'files-from': 'report.txt' })
    expect(ended.log).not.toContain('::warning')
    const expected = Array.from({ length: 15 }, (_, index) => `/${index + 1}.html`)
    expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, expected.sort()])
  })
})

test('a step with the variables of another action gets the lines to write', async () => {
  await withStep({ changes: {} }, async ({ run }) => {
    const ended = await run({}, { DISTRIBUTION: 'E1EXAMPLE', PATHS: '/a /b' })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain('%0A  distribution: E1EXAMPLE%0A')
    expect(ended.log).toContain('%0A  paths: |%0A    /a%0A    /b')
  })
})

test.each([
  ['rules:\n  - !docs/drafts/**\n  - public/** -> /{path}\n', 2, ["'!docs/drafts/**'"]],
  ["rules: [!docs/drafts/**, 'public/** -> /{path}']\n", 1, ["'!docs/drafts/**'"]],
  ["rules:\n  - match: [public/**, !public/x/**]\n    purge: ['/{path}']\n", 2, ["'!public/x/**'"]],
  ['rules:\n  - &all public/** -> /{path}\n  - !a/**\n  - *all\n  - !b/**\n', 3, ["'!a/**'", "'!b/**'"]],
  [
    'targets:\n  - distribution: E1EXAMPLE\n    rules:\n      - ! docs/**\n      - public/** -> /{path}\n',
    4,
    ["'! docs/**'"],
  ],
  ['root: !public\n', 1, ["'!public'"]],
])('a rules file with an unquoted `!` is an error that shows the quotes: %j', async (rules, line, right) => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, step, run }) => {
    await writeFile(join(step.workspace, 'rules.yml'), rules)
    const ended = await run({ distribution, 'rules-file': 'rules.yml' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain(`::error file=rules.yml,line=${line},col=`)
    for (const quoted of right) expect(ended.log).toContain(`the text is lost; write it in quotes: \`${quoted}\``)
    expect(cloudfront.requests).toEqual([])
  })
})

test('in the input `rules` the same line leaves files out', async () => {
  await withStep({ changes: { 'public/a.css': '2', 'public/x/b.css': '2' } }, async ({ distribution, run }) => {
    const ended = await run({ distribution, rules: '!public/x/**\npublic/** -> /{path}' })
    expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, ['/a.css']])
  })
})
