import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileList } from '../../../src/changed-files/lists/file-list.ts'
import type { Fault } from '../../../src/faults.ts'
import { runs } from '../../support/random-runs.ts'

function read(contents: string, options: { readonly root?: string; readonly originPath?: string } = {}) {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const list = readFileList({
    contents,
    at: { input: 'files' },
    ...options,
    report: (fault) => faults.push(fault),
    warn: (fault) => warnings.push(fault),
  })
  return { kind: list.kind, files: list.files.map(({ change, path }) => `${change} ${path}`), faults, warnings }
}

type Case = readonly [what: string, report: string, files: readonly string[]]

/** A report that is read whole, without a warning. */
function reportsOf(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    test.each(cases)('%s', (_, contents, files) => {
      expect(read(contents)).toEqual({ kind: 'objects', files, faults: [], warnings: [] })
    })
  })
}

reportsOf('aws s3', [
  ['an upload is named by its key', 'upload: public/a.css to s3://bucket/site/a.css', ['listed site/a.css']],
  ['from any directory', 'upload: ../../_temp/site/index.html to s3://b/index.html', ['listed index.html']],
  ['under another name', 'upload: dist/about.html to s3://b/about', ['listed about']],
  ['a dry run', '(dryrun) upload: p/a to s3://b/a\n(dryrun) delete: s3://b/b', ['listed a', 'deleted b']],
  ['deletions alone', 'delete: s3://b/old.html\ndelete: s3://b/docs/', ['deleted old.html', 'deleted docs/']],
  ['names with spaces', 'upload: p/a b.css to s3://b/a b.css', ['listed a b.css']],
  [
    'names with " to "',
    'upload: p/a to b to s3://b/a to b\nupload: p/a to s3:/c to s3://b/a to s3:/c',
    ['listed a to b', 'listed a to s3:/c'],
  ],
  [
    'paths of Windows',
    'upload: .\\public\\a.css to s3://b/css/a.css\r\ndelete: s3://b/c\r\n',
    ['listed css/a.css', 'deleted c'],
  ],
  [
    'progress before and between lines',
    'Completed 1.2 MiB/~3.4 MiB (5.0 MiB/s) with ~2 file(s) remaining (calculating...)\r' +
      'upload: p/a to s3://b/a                                         \n' +
      'Completed 3 Bytes/3 Bytes (5 Bytes/s) with 1 file(s) remaining\rdelete: s3://b/old           \n' +
      'Completed 1 file(s) with 1 file(s) remaining Completed 2 file(s) with 0 file(s) remainingupload: p/c to s3://b/c\n',
    ['listed a', 'deleted old', 'listed c'],
  ],
  [
    'failures and warnings',
    'upload failed: p/a to s3://b/a An error occurred (AccessDenied)\nwarning: Skipping file /x.\nfatal error: no\nupload: p/b to s3://b/b',
    ['listed b'],
  ],
  [
    'copies and moves within S3',
    'copy: s3://a/x to s3://b/y\nmove: s3://b/one to s3://b/two',
    ['listed y', 'listed two', 'deleted one'],
  ],
  ['moves to S3 and from S3', 'move: p/a to s3://b/a\nmove: s3://b/c to p/c', ['listed a', 'deleted c']],
  ['a download, which changes no object', 'download: s3://b/x to p/x\nupload: p/y to s3://b/y', ['listed y']],
  [
    'several buckets and an access point',
    'upload: one/a to s3://first/a\nupload: two/a to s3://second/p/a\nupload: c to s3://arn:aws:s3:eu-west-1:1:accesspoint/site/c',
    ['listed a', 'listed p/a', 'listed c'],
  ],
  ['as GitHub shows a log', '2026-11-22T10:00:00.1234567Z \u001b[32mupload: p/a to s3://b/a\u001b[0m', ['listed a']],
  [
    'as `gh run view --log` shows one',
    'deploy\tUpload to S3\t\ufeff2026-11-22T10:00:00.1234567Z upload: p/a to s3://b/a\ndeploy\tUpload to S3\t2026-11-22T10:00:01Z delete: s3://b/c',
    ['listed a', 'deleted c'],
  ],
  [
    'access points of several regions and of Outposts',
    'upload: a to s3://arn:aws:s3::1:accesspoint:mfzwi23gnjvgw.mrap/a\nupload: c to s3://arn:aws:s3-outposts:us-west-2:1:outpost/op-1/accesspoint/ap/c',
    ['listed a', 'listed c'],
  ],
  ['other alphabets and percent signs', 'upload: d/é 漢%20.html to s3://b/é 漢%20.html', ['listed é 漢%20.html']],
  [
    'dry runs of copies and moves',
    '(dryrun) copy: s3://a/x to s3://b/y\n(dryrun) move: s3://a/x to s3://c/y',
    ['listed y', 'deleted x'],
  ],
  ['nothing but progress', 'Completed 1 file(s) with ~0 file(s) remaining (calculating...)\r', []],
])

reportsOf('s5cmd', [
  ['an upload', 'cp dist/index.html s3://b/index.html', ['listed index.html']],
  ['a sync', 'rm s3://b/old.js\ncp dist/a.js s3://b/x/a.js\n', ['deleted old.js', 'listed x/a.js']],
  ['a removal alone', 'rm s3://b/docs/old.html', ['deleted docs/old.html']],
  ['a copy within S3', 'cp s3://a/x s3://b/y', ['listed y']],
  ['a move within S3', 'mv s3://b/x s3://b/y', ['listed y', 'deleted x']],
  ['a move from S3', 'mv s3://b/x out/x', ['deleted x']],
  ['a move between buckets', 'mv s3://a/x s3://b/docs/y', ['listed docs/y', 'deleted x']],
  [
    'paths of Windows',
    'cp dist\\css\\a b.css s3://b/css/a b.css\r\nrm s3://b/old\r\n',
    ['listed css/a b.css', 'deleted old'],
  ],
  ['progress', 'cp a s3://b/é%20\n 100.00%  ━━━━━ 3.2 MB / 3.2 MB (1.2 MB/s) 0s (2/2)', ['listed é%20']],
  ['names with spaces', 'cp dist/my file.html s3://b/my file.html', ['listed my file.html']],
  ['names with " s3:"', 'cp dist/a s3:/c s3://b/a s3:/c', ['listed a s3:/c']],
  [
    'failures',
    'ERROR "cp dist/a s3://b/a": AccessDenied: Access Denied status code: 403\ncp dist/b s3://b/b',
    ['listed b'],
  ],
  [
    'JSON',
    '{"operation":"cp","success":true,"source":"dist/a b","destination":"s3://b/a b","object":{"type":"file","size":3}}\n' +
      '{"operation":"rm","success":true,"source":"s3://b/old"}\n' +
      '{"operation":"mv","success":true,"source":"s3://b/x","destination":"s3://b/y","object":{}}',
    ['listed a b', 'deleted old', 'listed y', 'deleted x'],
  ],
  [
    'JSON of failures',
    '{"operation":"cp","success":true,"source":"a","destination":"s3://b/a"}\n{"operation":"cp","command":"cp c s3://b/c","error":"AccessDenied"}',
    ['listed a'],
  ],
])

reportsOf('s3cmd', [
  ['an upload', "upload: './dist/a.js' -> 's3://b/a.js'  [1 of 7]", ['listed a.js']],
  [
    'with sizes',
    "upload: 'dist/a.js' -> 's3://b/x/a.js' (123 bytes in 0.1 seconds, 1203.21 B/s) [1 of 2]",
    ['listed x/a.js'],
  ],
  [
    'in parts',
    "upload: 'big' -> 's3://b/big'  [part 1 of 2, 15MB] [1 of 1]\nupload: 'big' -> 's3://b/big'  [part 2 of 2, 3MB] [1 of 1]",
    ['listed big'],
  ],
  [
    'progress',
    "upload: 'a' -> 's3://b/a'  [1 of 1]\n    65 of 123    52% in    0s   1.20 kB/s\r   123 of 123   100% in    0s   1.20 kB/s  done\n",
    ['listed a'],
  ],
  ['deletions', "delete: 's3://b/old.js'\ndelete: 's3://b/docs/x'", ['deleted old.js', 'deleted docs/x']],
  ['apostrophes', "upload: './it's.html' -> 's3://b/it's.html'  [1 of 1]", ["listed it's.html"]],
  [
    'copies',
    "remote copy: 's3://b/x' -> 's3://b/y'  [1 of 1]\nremote copy: 'c.js' -> 'd.js'",
    ['listed y', 'listed d.js'],
  ],
  ['moves', "move: 's3://b/x' -> 's3://b/y'  [1 of 1]", ['listed y', 'deleted x']],
  ['changes of headers', "modify: 's3://b/x'  [1 of 1]", ['listed x']],
  [
    'the log with --verbose',
    "INFO: Compiling list of local files...\nWARNING: Module python-magic is not available.\nINFO: Summary: 1 local files to upload, 0 files to remote copy, 1 remote files to delete\ndelete: 's3://b/é x'\nupload: 'a' -> 's3://b/a%20'  [1 of 1]",
    ['deleted é x', 'listed a%20'],
  ],
  [
    'the end',
    "upload: 'a' -> 's3://b/a'  [1 of 1]\nDone. Uploaded 123 bytes in 1.0 seconds, 123.00 B/s.\nPublic URL of the object is: http://b.s3.amazonaws.com/a",
    ['listed a'],
  ],
  [
    'a dry run',
    "upload: 'a' -> 's3://b/a'\ndelete: 's3://b/c'\nWARNING: Exiting now because of --dry-run",
    ['listed a', 'deleted c'],
  ],
  ['put of old versions', "'a' -> 's3://b/a'  [1 of 1]", ['listed a']],
])

const LOG = '2026/11/22 10:00:00'
reportsOf('rclone', [
  [
    'copies',
    `${LOG} INFO  : index.html: Copied (new)\n${LOG} INFO  : a/b.css: Copied (replaced existing)`,
    ['listed index.html', 'listed a/b.css'],
  ],
  [
    'other copies',
    `${LOG} INFO  : a: Multi-thread Copied (new)\n${LOG} INFO  : b: Copied (server-side copy)`,
    ['listed a', 'listed b'],
  ],
  ['deletions', `${LOG} INFO  : docs/old.html: Deleted`, ['deleted docs/old.html']],
  ['under another name', `${LOG} INFO  : about.html: Copied (new) to: about`, ['listed about']],
  [
    'moves',
    `${LOG} INFO  : old: Moved (server-side) to: new\n${LOG} INFO  : b: Renamed from "a"`,
    ['listed new', 'deleted old', 'listed b', 'deleted a'],
  ],
  [
    'a dry run',
    `${LOG} NOTICE: a: Skipped copy as --dry-run is set (size 3)\n${LOG} NOTICE: b: Skipped delete as --dry-run is set (size 3)\n${LOG} NOTICE: c: Skipped update modification time as --dry-run is set (size 1)`,
    ['listed a', 'deleted b'],
  ],
  [
    'other formats of the log',
    'INFO  : a: Copied (new)\n2026/11/22 10:00:00.123456 INFO  : b: Deleted\n<6>INFO  : c: Copied (new)\n10:00:00 [42] INFO  : d: Copied (new)',
    ['listed a', 'deleted b', 'listed c', 'listed d'],
  ],
  ['names with a colon', `${LOG} INFO  : a: b.html: Copied (new)`, ['listed a: b.html']],
  ['from standard input', `${LOG} INFO  : é%20.html: Copied (Rcat, new)`, ['listed é%20.html']],
  [
    'progress of each file',
    ` * index.html: 100% /1.2Ki, 0/s, -\r${LOG} INFO  : index.html: Copied (new)\r\n${LOG} INFO  : docs: Removing directory`,
    ['listed index.html'],
  ],
  ['copies of what is replaced', `${LOG} INFO  : a: Moved into backup dir`, ['listed a']],
  [
    'other lines',
    `${LOG} DEBUG : a: md5 = 12 OK\n${LOG} INFO  : S3 bucket b: Waiting for checks to finish\n${LOG} ERROR : x: Failed to copy: denied\n${LOG} INFO  : c: Updated modification time in destination\n${LOG} INFO  : a: Copied (new)\n${LOG} INFO  : There was nothing to transfer`,
    ['listed a'],
  ],
  [
    'statistics',
    `${LOG} INFO  : a: Copied (new)\n${LOG} INFO  : \nTransferred:   \t    1.2 KiB / 1.2 KiB, 100%, 0 B/s, ETA -\nChecks:                 3 / 3, 100%\nTransferred:            1 / 1, 100%\nElapsed time:         0.5s\n`,
    ['listed a'],
  ],
  [
    'JSON',
    '{"level":"info","msg":"Copied (new)","size":3,"object":"a b","objectType":"*local.Object","source":"operations/copy.go:380","time":"2026-11-22T10:00:00Z"}\n' +
      '{"level":"info","msg":"Deleted","object":"old","objectType":"*s3.Object","source":"operations/operations.go:600"}\n' +
      '{"level":"warning","msg":"\\nTransferred: 1 / 1","source":"accounting/stats.go:500","stats":{"transfers":1,"deletes":1}}',
    ['listed a b', 'deleted old'],
  ],
  [
    'JSON of a dry run',
    '{"level":"notice","msg":"Skipped copy as --dry-run is set (size 3)","skipped":"copy","object":"a","source":"x.go:1"}',
    ['listed a'],
  ],
])

reportsOf('hugo deploy', [
  [
    'uploads',
    'INFO  Uploading index.html (1.2 kB, Content-Type: "text/html; charset=utf-8"): md5 differs...',
    ['listed index.html'],
  ],
  [
    'uploads of old versions',
    'INFO 2019/05/01 10:00:00 Uploading a/b.css (312 B): not found at target...',
    ['listed a/b.css'],
  ],
  [
    'deletions',
    'Identified 0 file(s) to upload, totaling 0 B, and 1 file(s) to delete.\nINFO  Deleting docs/old.html...\nSuccess!',
    ['deleted docs/old.html'],
  ],
  [
    'a dry run',
    'Deploying to target "prod" (s3://b?region=eu-west-1)\nIdentified 1 file(s) to upload, totaling 3 B, and 1 file(s) to delete.\n[DRY RUN] Would upload: a.html (3 B, Content-Type: "text/html"): size differs\n[DRY RUN] Would delete old.html\nSuccess!',
    ['listed a.html', 'deleted old.html'],
  ],
  ['no changes', 'Deploying to target "prod" (s3://b)\nNo changes required.', []],
  [
    'names with spaces and brackets',
    '[DRY RUN] Would upload: a (1) b.html (3 B, Cache-Control: "max-age=3"): --force',
    ['listed a (1) b.html'],
  ],
  [
    'counts of local files',
    'INFO  Found 3 local files.\nINFO  Found 2 remote files.\nINFO  Uploading a (3 B): md5 differs...',
    ['listed a'],
  ],
  ['invalidation', 'Uploading a (3 B): --force...\nSuccess!\nInvalidating CloudFront CDN...\nSuccess!', ['listed a']],
  [
    'too many deletions',
    'Identified 0 file(s) to upload, totaling 0 B, and 300 file(s) to delete.\nWARN  Skipping 300 deletes because it is more than --maxDeletes (256). If this is expected, set it.',
    [],
  ],
  ['large files', 'Uploading a.bin (1.5 MB, Content-Encoding: "gzip"): remote md5 missing...', ['listed a.bin']],
  [
    'a dry run with an invalidation',
    '[DRY RUN] Would upload: é%20.html (3 B): size differs\n[DRY RUN] Would invalidate CloudFront CDN with ID E1',
    ['listed é%20.html'],
  ],
  ['warnings of the build', 'WARN  found no layout file for "html"\nUploading a (3 B): md5 differs...', ['listed a']],
])

reportsOf('s3deploy', [
  ['uploads in one line', 'index.html (not found) ↑ a/b.css (ETag) ↑ ', ['listed index.html', 'listed a/b.css']],
  ['the end', 'a (size) ↑ \nTotal in 1.23 seconds\nDeleted 0 of 0, uploaded 1, skipped 3 (25% changed)', ['listed a']],
  [
    'deletions',
    'docs/old.html not found in source, deleting.\nDeleted 1 of 1, uploaded 0, skipped 3 (0% changed)',
    ['deleted docs/old.html'],
  ],
  ['files that are skipped', 'a (force) ↑ b.css skipping …\nc.css skipping …', ['listed a']],
  ['uploads and a deletion in one line', 'a (size) ↑ old not found in source, deleting.', ['listed a', 'deleted old']],
  ['brackets in names', 'a (1).html (size) ↑ ', ['listed a (1).html']],
  ['spaces in names', 'my file.html (not found) ↑ ', ['listed my file.html']],
  ['other alphabets, in a log of GitHub', '2026-11-22T10:00:00.1Z é/漢%20.html (ETag) ↑ \r\n', ['listed é/漢%20.html']],
  ['a trial', 'This is a trial run, with no remote updates.\na (not found) ↑ ', ['listed a']],
  ['nothing to do', 'Total in 0.10 seconds\nDeleted 0 of 0, uploaded 0, skipped 3 (0% changed)', []],
  [
    'two runs',
    'a (size) ↑ \nDeleted 0 of 0, uploaded 1, skipped 0 (100% changed)\nb (size) ↑ \nDeleted 0 of 0, uploaded 1, skipped 0 (100% changed)',
    ['listed a', 'listed b'],
  ],
])

test('objects lie below the root, without the origin path', () => {
  const contents = 'upload: ../x/index.html to s3://b/production/index.html\ndelete: s3://b/other/a'
  expect(read(contents, { root: 'public', originPath: '/production' }).files).toEqual([
    'listed public/index.html',
    'deleted public/other/a',
  ])
})

test('a report of several uploaders', () => {
  const contents = `rm s3://b/a\nupload: x to s3://b/c\n${LOG} INFO  : d: Deleted`
  expect(read(contents).files).toEqual(['deleted a', 'listed c', 'deleted d'])
})

describe('lines that are not understood', () => {
  test.each([
    'upload: a to s3://b/a\n> site@1.0.0 build',
    "upload: 'a' -> 's3://b/a'  [1 of 1]\nhello world",
    `${LOG} INFO  : a: Copied (new)\nnpm run build`,
  ])('are a warning with the line: %j', (contents) => {
    const { files, faults, warnings } = read(contents)
    expect([files, faults]).toEqual([['listed a'], []])
    expect(warnings).toEqual([
      { at: { input: 'files', line: 2 }, message: expect.stringContaining(JSON.stringify(contents.split('\n')[1])) },
    ])
  })

  test.each([
    'upload: a to s3://b/a\nupload: b',
    'upload: a to s3://b/a\nupload: b to s3://b/',
    'upload: a to s3://b/a\ncopy: x to y',
    'upload: a to s3://b/a\nupload: b to s3://b/b   upload: c to s3://b/c',
    'cp a s3://b/a\nmv s3://a/x s3://b/y cp c s3://b/c',
    'cp a s3://b/a\nxcp c s3://b/c',
    "upload: 'a' -> 's3://b/a'\nupload: 'b' -> 's3://b/b",
    'Uploading a (3 B): --force...\nUploading b (3 B',
  ])('are an error if they may name an object: %j', (contents) => {
    expect(read(contents).faults).toEqual([
      { at: { input: 'files', line: 2 }, message: expect.stringContaining('names an object') },
    ])
  })
})

test.each([
  ['Identified 2 file(s) to upload, totaling 3 B, and 0 file(s) to delete.\nSuccess!', '`--logLevel info`'],
  ['a (size) ↑ \nDeleted 1 of 1, uploaded 1, skipped 0 (100% changed)', '`-v`'],
  [`Transferred:            2 / 2, 100%\n${LOG} INFO  : a: Copied (new)`, '`-v`'],
])('objects that are counted and not named are an error: %j', (contents, option) => {
  expect(read(contents).faults).toEqual([{ at: { input: 'files' }, message: expect.stringContaining(option) }])
})

describe('any report', () => {
  const key = fc
    .array(fc.stringMatching(/^[A-Za-z0-9_.:()'%~#é漢 -]{0,6}[A-Za-z0-9_)'é漢%]$/), { minLength: 1, maxLength: 3 })
    .map((segments) => segments.join('/'))
    .filter((text) => !/(?:^|\/)\.{1,2}(?:\/|$)|^ /.test(text))
  const WRITERS: readonly ((key: string) => string)[] = [
    (name) => `upload: dist/${name} to s3://b/${name}`,
    (name) => `delete: s3://b/${name}`,
    (name) => `cp dist/${name} s3://b/${name}`,
    (name) => `rm s3://b/${name}`,
    (name) => `upload: './dist/${name}' -> 's3://b/${name}'  [1 of 1]`,
    (name) => `${LOG} INFO  : ${name}: Copied (new)`,
    (name) => JSON.stringify({ level: 'info', msg: 'Deleted', object: name, source: 'a.go:1' }),
    (name) => `[DRY RUN] Would delete ${name}`,
    (name) => `[DRY RUN] Would upload: ${name} (3 B): --force`,
    (name) => `${name} not found in source, deleting.`,
    (name) => `upload: dist\\${name.replaceAll('/', '\\')} to s3://b/${name}\r`,
    (name) => `\u001b[32m(dryrun) copy: s3://a/${name} to s3://b/${name}\u001b[0m`,
    (name) => `job\tstep\t2026-11-22T10:00:00.1234567Z move: s3://a/x to s3://b/${name}`,
    (name) => `mv s3://b/${name} s3://c/x`,
    (name) => JSON.stringify({ operation: 'cp', success: true, source: name, destination: `s3://b/${name}` }),
    (name) => `remote copy: 's3://a/x' -> 's3://b/${name}'  [1 of 1]`,
    (name) => `2026-11-22T10:00:00Z ${LOG} NOTICE: ${name}: Skipped copy as --dry-run is set (size 3)`,
    (name) => `INFO  Uploading ${name} (1.2 kB, Content-Type: "text/html"): md5 differs...`,
    (name) => `${name} (ETag) ↑ `,
  ]

  test('purges each key, whatever stands between the lines, or is an error', () => {
    const line = fc.tuple(fc.constantFrom(...WRITERS), key)
    const noise = fc.constantFrom('', 'hello', '\u001b[0m', 'Completed 1 file(s) with 2 file(s) remaining\r')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, noise), { minLength: 1, maxLength: 5 }), (lines) => {
        const contents = lines.map(
          ([[write, name], before]) => `${before}${before === 'hello' ? '\n' : ''}${write(name)}`,
        )
        const { files, faults } = read(contents.join('\n'))
        const purged = new Set(files.map((file) => file.replace(/^\w+ /, '')))
        const missing = lines.map(([[, name]]) => name).filter((name) => !purged.has(name))
        expect(faults.length > 0 || missing.length === 0 ? [] : [contents, missing]).toEqual([])
      }),
      { numRuns: runs(2000) },
    )
  })

  test('cut anywhere, purges every key that still stands whole before the cut, or is an error', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...WRITERS), key), { minLength: 2, maxLength: 4 }),
        fc.nat(),
        (lines, cut) => {
          const contents = lines.map(([write, name]) => write(name))
          const text = contents.join('\n')
          const kept = text.slice(0, (contents[0]?.length ?? 0) + 1 + (cut % text.length))
          const whole = kept.split('\n').length - 1
          const { files, faults } = read(kept)
          const names = new Set(files.map((file) => file.replace(/^\w+ /, '')))
          const missing = lines.slice(0, whole).filter(([, name]) => !names.has(name))
          expect(faults.length > 0 || missing.length === 0 ? [] : [kept, missing]).toEqual([])
        },
      ),
      { numRuns: runs(1000) },
    )
  })
})
