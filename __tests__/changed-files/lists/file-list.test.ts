import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ChangedFile } from '../../../src/repository/tree-difference.ts'
import { readFileList } from '../../../src/changed-files/lists/file-list.ts'
import type { Fault } from '../../../src/faults.ts'

type Read = { readonly files: readonly ChangedFile[]; readonly faults: Fault[]; readonly warnings: Fault[] }

function read(contents: string): Read {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const { files } = readFileList({
    contents,
    at: { input: 'files' },
    report: (fault) => faults.push(fault),
    warn: (fault) => warnings.push(fault),
  })
  return { files, faults, warnings }
}

function readPaths(contents: string): string[] {
  const { files, faults, warnings } = read(contents)
  expect([faults, warnings]).toEqual([[], []])
  expect(files.every((file) => file.change === 'listed' && file.kind === 'file')).toBe(true)
  return files.map((file) => file.path)
}

describe('lists', () => {
  test.each([
    ['nothing', '', []],
    ['blank lines', '\n  \n\r\n', []],
    ['lines', 'a\nb/c\n', ['a', 'b/c']],
    ['lines without the last end', 'a\nb', ['a', 'b']],
    ['lines of Windows', 'a\r\n\r\nb\r\n', ['a', 'b']],
    ['a byte order mark', '\ufeffa\nb', ['a', 'b']],
    [
      'names with odd characters',
      '#a\n -b \na b\n[id].js\n{x}\nback\\slash\né',
      ['#a', ' -b ', 'a b', '[id].js', '{x}', 'back\\slash', 'é'],
    ],
    [
      'names that git quoted',
      String.raw`"caf\303\251"` + '\n' + String.raw`"a\tb\nc\"d\\e\a\b\v\f\r"`,
      ['café', 'a\tb\nc"d\\e\u0007\b\v\f\r'],
    ],
    ['a quoted name that is no UTF-8', String.raw`"\377"`, ['\udcff']],
    ['quotes that git did not write', '"a" b\n"a"b"\n"\\x"\n"', ['"a" b', '"a"b"', '"\\x"', '"']],
    ['duplicates', 'a\nb\n./a\nx/../b', ['a', 'b']],
    [
      'paths that are written otherwise',
      './public/a\npublic//b\npublic/./c\npublic/x/../d',
      ['public/a', 'public/b', 'public/c', 'public/d'],
    ],
    ['names with dots', '.a\n..b\na.\n...\na..', ['.a', '..b', 'a.', '...', 'a..']],
    ['NULs', 'a\0b\nc\0 \0"d"\0', ['a', 'b\nc', ' ', '"d"']],
    ['NULs without the last one', 'a\0["b"]', ['a', '["b"]']],
    ['JSON', '["a", "b\\nc", "[\\"d\\"]", ""]', ['a', 'b\nc', '["d"]']],
    ['JSON over lines', '[\n  "a"\n]\n', ['a']],
    ['empty JSON', ' [ ] ', []],
    ['brackets that are no JSON', '[slug]\n[1]', ['[slug]', '[1]']],
    ['words of the sync output', 'Completed\ndelete', ['Completed', 'delete']],
    ['spaces and versions in names', 'v1.2 notes/a.md\nsite/v1.2 notes', ['v1.2 notes/a.md', 'site/v1.2 notes']],
    ['a space in a name', 'public/my file.html\npublic/Q and A.md', ['public/my file.html', 'public/Q and A.md']],
    ['a comma in a name', 'public/a,b.html\npublic/one, two.html', ['public/a,b.html', 'public/one, two.html']],
    ['words of reports in names', 'Copy of a.html\ncopying.html\nINFO', ['Copy of a.html', 'copying.html', 'INFO']],
  ])('%s', (_, contents, paths) => {
    expect(readPaths(contents)).toEqual(paths)
  })

  test('what is NUL-separated or JSON comes back as it was', () => {
    const segment = fc
      .stringMatching(/^[^/\0\ufeff]+$/)
      .filter((name) => !['.', '..'].includes(name) && !/^[A-Za-z]:(?:\\|$)/.test(name))
    const paths = fc.uniqueArray(
      fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(paths, (list) => {
        expect(readPaths(list.map((path) => `${path}\0`).join(''))).toEqual(list)
        expect(readPaths(JSON.stringify(list))).toEqual(list)
      }),
    )
  })
})

describe('faults', () => {
  test.each([
    ['a\n/etc/passwd', 2, /"\/etc\/passwd" is absolute/],
    ['C:\\site\\a', 1, /is absolute/],
    ['c:/site/a', 1, /is absolute/],
    ['a\n\n../b', 3, /"\.\.\/b" leads out of the repository/],
    ['a/../../b', 1, /leads out/],
    ['public/', 1, /is a directory/],
    ['.', 1, /is a directory/],
    ['./', 1, /is a directory/],
    ['a/..', 1, /is a directory/],
    ['a/.', 1, /is a directory/],
    ['/a\0', undefined, /is absolute/],
    ['["../a"]', undefined, /leads out/],
    ['["a", 1]', undefined, /starts like a JSON array, "\[\\"a\\", 1\]", but it is not an array of strings/],
    ['["a",', undefined, /starts like a JSON array/],
    ["['a', 'b']", undefined, /starts like a JSON array/],
    ['public/index.html public/sw.js', 1, /looks like 2 names[^]*\n {4}public\/index\.html\n {4}public\/sw\.js\n/],
    ['public/index.html,public/sw.js', 1, /looks like 2 names[^]*\n {4}public\/index\.html\n {4}public\/sw\.js\n/],
    ['public/index.html, public/sw.js', 1, /\n {4}public\/sw\.js\n/],
    ['public/a public/b', 1, /\n {4}public\/a\n {4}public\/b\n/],
    ['index.html;sw.js', 1, /looks like 2 names/],
    ['"a.html", "b.html"', 1, /\n {4}a\.html\n {4}b\.html\n/],
    ['- public/a', 1, /item of a YAML list. Write the name alone: `public\/a`/],
    ["'public/a'", 1, /in quotes. Write `public\/a`/],
    ['https://www.example.com/a', 1, /is a URL/],
    ['s3://bucket/a', 1, /is a URL/],
    ['M\tpublic/a', 1, /line of a table.*git diff --name-only/],
    [' M public/a', 1, /line of a table/],
    ['R100\ta\tb', 1, /line of a table/],
    ['-rw-r--r-- 1 me me 12 Nov 22 10:00 a', 1, /line of a table/],
    ['| public/a | modified |', 1, /line of a table/],
    ['upload: a', 1, /format is unknown/],
    ['Uploading public/a (1 of 2)', 1, /format is unknown/],
    ['public/a -> bucket/a', 1, /format is unknown/],
    ['✓ public/a', 1, /format is unknown/],
    ['2026-11-22 10:00:00 sent public/a', 1, /format is unknown/],
    ['{"file": "public/a"}', 1, /format is unknown/],
    ['delete: s3://b/../a', 1, /leads out/],
    ["'public/a' 'public/b'", 1, /\n {4}public\/a\n {4}public\/b\n/],
    ['public/a.css public/my file.css', 1, /\n {4}public\/a\.css\n {4}public\/my file\.css\n/],
    ['public/a.css and public/b.css', 1, /\n {4}public\/a\.css\n {4}public\/b\.css\n/],
    ['public/a.css:public/b.css', 1, /\n {4}public\/a\.css\n {4}public\/b\.css\n/],
    ['public/a.css\\npublic/b.css', 1, /\n {4}public\/a\.css\n {4}public\/b\.css\n/],
    ['“public/a”', 1, /in quotes. Write `public\/a`/],
    ['* public/a', 1, /item of a YAML list. Write the name alone: `public\/a`/],
    ['!public/a', 1, /a pattern that leaves files out/],
    ['public/**', 1, /is a pattern/],
    ['public/*.css', 1, /is a pattern/],
    ['*.css', 1, /is a pattern/],
    [
      '[public/a.css, public/b.css]',
      1,
      /looks like 2 names. Write one per line:\n {4}public\/a.css\n {4}public\/b.css/,
    ],
    ['1. public/a', 1, /Write the name alone: `public\/a`/],
    ['public\\css\\a.css', 1, /separators of Windows. Write `public\/css\/a\.css`/],
    ['M public/a', 1, /line of a table/],
    [' public/a.css | 2 +-', 1, /format is unknown/],
    [' public/a.png | Bin 0 -> 3 bytes', 1, /format is unknown/],
    ['diff --git a/public/a b/public/a', 1, /format is unknown/],
    ['+++ b/public/a', 1, /format is unknown/],
    [' 2 files changed, 3 insertions(+)', 1, /format is unknown/],
    ['create mode 100644 public/a', 1, /format is unknown/],
    ['>f+++++++++ public/a', 1, /format is unknown/],
    ['sending incremental file list', 1, /format is unknown/],
    ['sent 12 bytes', 1, /format is unknown/],
    ['[INFO] Uploading public/a', 1, /format is unknown/],
    ['PUT /public/a 200', 1, /format is unknown/],
    ['public/a.css (3.5 kB)', 1, /more than a name/],
    ['public/a.css OK', 1, /more than a name/],
    ['public/a.css: 200', 1, /more than a name/],
    ["['a.css', 'b.css',]", undefined, /Give for example `\["a\.css","b\.css"\]`/],
  ])('%j', (contents, line, message) => {
    const { files, faults } = read(contents)
    expect(faults).toEqual([
      {
        at: line === undefined ? { input: 'files' } : { input: 'files', line },
        message: expect.stringMatching(message),
      },
    ])
    expect(files.map((file) => file.path)).not.toContain('..')
  })

  test('every one is told, at its place in the file, and the rest is read', () => {
    const faults: Fault[] = []
    const at = { file: 'changed.txt' }
    const { files } = readFileList({
      contents: '/a\nb\n../c',
      at,
      report: (fault) => faults.push(fault),
      warn: (fault) => faults.push(fault),
    })
    expect(faults.map((fault) => fault.at)).toEqual([
      { file: 'changed.txt', line: 1 },
      { file: 'changed.txt', line: 3 },
    ])
    expect(files.map((file) => file.path)).toEqual(['b'])
  })
})
