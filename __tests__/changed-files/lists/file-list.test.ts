import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ChangedFile } from '../../../src/repository/tree-difference.ts'
import { readFileList } from '../../../src/changed-files/lists/file-list.ts'
import type { Fault } from '../../../src/faults.ts'
import { decodeFileName } from '../../../src/repository/file-name.ts'

function read(contents: string, root?: string): { files: ChangedFile[]; faults: Fault[] } {
  const faults: Fault[] = []
  const files = readFileList({ contents, at: { input: 'files' }, root, report: (fault) => faults.push(fault) })
  return { files, faults }
}

function readPaths(contents: string): string[] {
  const { files, faults } = read(contents)
  expect(faults).toEqual([])
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
    ['words of the sync output', 'upload: a\nCompleted\ndelete', ['upload: a', 'Completed', 'delete']],
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
    ['["a", 1]', undefined, /starts like a JSON array, "\[\\"a\\", 1\]", and is none of strings/],
    ['["a",', undefined, /starts like a JSON array/],
    [decodeFileName(Buffer.from('\ufeffa\n', 'utf16le')), undefined, /UTF-16/],
    ['upload: a to s3://b/a\nnpm run build', 2, /"npm run build" is neither a transfer nor progress/],
    ['delete: s3://b/../a', 1, /leads out/],
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
    const files = readFileList({ contents: '/a\nb\n../c', at, report: (fault) => faults.push(fault) })
    expect(faults.map((fault) => fault.at)).toEqual([
      { file: 'changed.txt', line: 1 },
      { file: 'changed.txt', line: 3 },
    ])
    expect(files.map((file) => file.path)).toEqual(['b'])
  })
})

describe('the output of aws s3', () => {
  test.each([
    ['an upload', 'upload: public/a.css to s3://bucket/site/a.css', ['listed public/a.css']],
    ['an upload from the directory itself', 'upload: ./a.css to s3://bucket/a.css', ['listed a.css']],
    [
      'a dry run',
      '(dryrun) upload: public/a to s3://bucket/a\n(dryrun) delete: s3://bucket/b',
      ['listed public/a', 'deleted public/b'],
    ],
    ['a file whose key is another', 'upload: dist/index.html to s3://bucket/home', ['listed dist/index.html']],
    ['a name with a space', 'upload: public/a b.css to s3://bucket/a b.css', ['listed public/a b.css']],
    ['a name with " to "', 'upload: public/a to b to s3://bucket/a to b', ['listed public/a to b']],
    ['a name with " to s3:"', 'upload: public/a to s3:/b to s3://bucket/a to s3:/b', ['listed public/a to s3:/b']],
    ['a name that ends in a space', 'upload: public/a  to s3://bucket/a ', ['listed public/a ']],
    ['a path of Windows', 'upload: public\\css\\a.css to s3://bucket/css/a.css', ['listed public/css/a.css']],
    ['a path of Windows, from the directory itself', 'upload: .\\a.css to s3://bucket/a.css', ['listed a.css']],
    ['a backslash in a name', 'upload: public/a\\b to s3://bucket/a\\b', ['listed public/a\\b']],
    [
      'lines of Windows',
      'upload: public\\a to s3://b/a\r\ndelete: s3://b/c\r\n',
      ['listed public/a', 'deleted public/c'],
    ],
    [
      'progress',
      'Completed 1.2 MiB/~3.4 MiB (5.0 MiB/s) with ~2 file(s) remaining (calculating...)\r' +
        'upload: public/a to s3://b/a                                              \n' +
        'Completed 3.4 MiB/3.4 MiB (5.0 MiB/s) with 1 file(s) remaining\rdelete: s3://b/old              \n' +
        'Completed 2 file(s) with 0 file(s) remaining\r',
      ['listed public/a', 'deleted public/old'],
    ],
    ['nothing but progress', 'Completed 1 file(s) with ~0 file(s) remaining (calculating...)\r', []],
    [
      'complaints',
      'upload failed: public/a to s3://b/a An error occurred (AccessDenied)\nwarning: Skipping file /x.\n' +
        'upload: public/b to s3://b/b\nfatal error: no\ncancelled: ctrl-c received',
      ['listed public/b'],
    ],
    [
      'a deletion below a prefix',
      'delete: s3://bucket/site/old/x.html\nupload: public/docs/a.html to s3://bucket/site/docs/a.html',
      ['deleted public/old/x.html', 'listed public/docs/a.html'],
    ],
    [
      'a deletion in a sync of the root',
      'upload: ./a/b.html to s3://bucket/a/b.html\ndelete: s3://bucket/c',
      ['listed a/b.html', 'deleted c'],
    ],
    [
      'two syncs to two buckets',
      'upload: one/a to s3://first/a\nupload: two/a to s3://second/p/a\ndelete: s3://first/x\ndelete: s3://second/p/x',
      ['listed one/a', 'listed two/a', 'deleted one/x', 'deleted two/x'],
    ],
    [
      'two directories in one prefix: it may have been in either',
      'upload: one/a to s3://b/a\nupload: two/c to s3://b/c\ndelete: s3://b/x',
      ['listed one/a', 'listed two/c', 'deleted one/x', 'deleted two/x'],
    ],
    ['deletions alone, without a root', 'delete: s3://bucket/site/old.html', ['deleted site/old.html']],
    ['a copy within S3', 'copy: s3://one/a to s3://two/b/a', ['listed b/a']],
    ['a copy of a name with " to s3://"', 'copy: s3://one/x to s3://y to s3://two/x to s3://y', ['listed x to s3:/y']],
    ['a move within S3', 'move: s3://b/one to s3://b/two', ['listed two', 'deleted one']],
    ['a move to S3', 'move: public/a to s3://b/a', ['listed public/a']],
    ['a move from S3', 'move: s3://b/a to public/a', ['listed public/a', 'deleted a']],
    [
      'a download',
      'download: s3://b/x to y to public/x to y\ndelete: public/old',
      ['listed public/x to y', 'deleted public/old'],
    ],
    [
      'an access point',
      'upload: public/a to s3://arn:aws:s3:eu-west-1:1:accesspoint/site/a\ndelete: s3://arn:aws:s3:eu-west-1:1:accesspoint/site/b',
      ['listed public/a', 'deleted public/b'],
    ],
    ['the same file twice', 'upload: public/a to s3://b/a\nupload: public/a to s3://c/a', ['listed public/a']],
  ])('%s', (_, contents, expected) => {
    const { files, faults } = read(contents)
    expect(faults).toEqual([])
    expect(files.map(({ change, path }) => `${change} ${path}`)).toEqual(expected)
  })

  test.each(['public', './public/', 'public//'])(
    'a key whose directory no upload shows is below the root %s',
    (root) => {
      const { files, faults } = read('delete: s3://bucket/docs/old.html\nupload: other/a to s3://else/a', root)
      expect(faults).toEqual([])
      expect(files.map(({ path }) => path)).toEqual(['public/docs/old.html', 'other/a'])
    },
  )

  test.each([
    'upload: a to s3://b/a\nupload: b',
    'upload: a to s3://b/a\nupload: b to c',
    'upload: a to s3://b/a\ncopy: ',
  ])('half a line is a fault: %j', (contents) => {
    expect(read(contents).faults).toEqual([
      { at: { input: 'files', line: 2 }, message: expect.stringContaining('neither') },
    ])
  })
})
