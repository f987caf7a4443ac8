import { describe, expect, test } from '@jest/globals'
import { InvalidInput } from '../../src/faults.ts'
import type { Target } from '../../src/purge/plan/target.ts'
import { faultsOf, readPurge, readStep, type Given } from '../support/step.ts'

const GOOD = { distribution: 'E1EXAMPLE', root: 'public' }

/** The only target of a step. */
async function targetOf(given: Given): Promise<Target> {
  const { request } = await readPurge(given)
  expect(request.targets).toHaveLength(1)
  const [target] = request.targets
  if (target === undefined) throw new Error('no target')
  return target
}

test('the defaults', async () => {
  const { request, ...step } = await readPurge({ inputs: GOOD })
  expect(step).toEqual({
    summary: true,
    roleToAssume: undefined,
    awsRegion: undefined,
    githubToken: '${{ github.token }}',
    waitTimeout: 600_000,
  })
  expect(request).toMatchObject({
    dryRun: false,
    targets: [
      {
        distributions: ['E1EXAMPLE'],
        forms: {
          index: ['index.html'],
          directoryUrls: 'slash',
          cleanUrls: false,
          queryStrings: false,
          originPath: undefined,
        },
        unmatched: 'ignore',
        whenUnknown: 'all',
        paths: [],
        changes: { kind: 'comparison', base: 'auto', head: 'auto' },
        posting: { batchSize: 1000, wait: false, waitTimeout: 600_000, onWaitTimeout: 'fail' },
        scope: expect.stringMatching(/^[0-9a-f]{8}$/),
      },
    ],
  })
})

describe.each([
  ['little endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['big endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('UTF-16 as PowerShell writes it, %s', (_, encode) => {
  test('is read as a list', async () => {
    const inputs = { ...GOOD, 'files-from': 'list.txt' }
    const files = { 'list.txt': encode('public/a.html\r\npublic/käse.html\r\n') }
    expect(await targetOf({ inputs, files })).toMatchObject({
      changes: { kind: 'list', files: [{ path: 'public/a.html' }, { path: 'public/käse.html' }] },
    })
  })

  test('is read as a rules file, with the right places', async () => {
    const inputs = { distribution: 'E1EXAMPLE', 'rules-file': 'r.yml' }
    const files = { 'r.yml': encode('root: käse\r\n') }
    expect((await targetOf({ inputs, files })).rules).toMatchObject({ rules: [{ glob: { expansions: ['käse/**'] } }] })
    const wrong = { 'r.yml': encode('root: käse\r\nruls: []\r\n') }
    expect(await faultsOf({ inputs, files: wrong })).toEqual([
      { at: { file: 'r.yml', line: 2, column: 1 }, message: expect.stringContaining('ruls') },
    ])
  })

  test('is refused if it is cut off', async () => {
    const cut = encode('public/a').subarray(0, -1)
    for (const [name, file] of [
      ['files-from', 'list.txt'],
      ['rules-file', 'r.yml'],
    ] as const) {
      const inputs = { distribution: 'E1EXAMPLE', ...(name === 'files-from' && { root: 'public' }), [name]: file }
      expect(await faultsOf({ inputs, files: { [file]: cut } })).toEqual([
        { at: expect.anything(), message: expect.stringContaining('is not UTF-16; save it as UTF-8') },
      ])
    }
  })
})

describe('good values', () => {
  test.each<[string, string, object]>([
    ['distribution', 'E1\n# staging\n\n  dt_2 \nwww.example.com', { distributions: ['E1', 'dt_2', 'www.example.com'] }],
    ['base', 'v1.0', { changes: { kind: 'comparison', base: 'v1.0', head: 'auto' } }],
    ['head', 'main', { changes: { kind: 'comparison', base: 'auto', head: 'main' } }],
    [
      'files',
      'public/a\npublic/b c',
      { changes: { kind: 'list', files: [{ path: 'public/a' }, { path: 'public/b c' }] } },
    ],
    [
      'files',
      '["public/a"]',
      { changes: { kind: 'list', files: [{ path: 'public/a', change: 'listed', kind: 'file' }] } },
    ],
    [
      'files-from',
      'list.txt',
      { changes: { kind: 'list', files: [{ path: 'public/x\udce9' }, { path: 'public/y' }] } },
    ],
    ['paths', '/a b\n/c?d=%20\n#tag\n/docs/*', { paths: ['/a%20b', '/c?d=%20', '#tag', '/docs/*'] }],
    ['when-unknown', 'fail', { whenUnknown: 'fail' }],
    ['when-unknown', 'skip', { whenUnknown: 'skip' }],
    ['unmatched', 'warn', { unmatched: 'warn' }],
    ['unmatched', 'fail', { unmatched: 'fail' }],
    ['unmatched', 'all', { unmatched: 'all' }],
    ['index', 'index.html\n home page.htm ', { forms: { index: ['index.html', 'home page.htm'] } }],
    ['index', '', { forms: { index: [] } }],
    ['directory-urls', 'both', { forms: { directoryUrls: 'both' } }],
    ['directory-urls', 'none', { forms: { directoryUrls: 'none' } }],
    ['clean-urls', 'true', { forms: { cleanUrls: true } }],
    ['query-strings', 'True', { forms: { queryStrings: true } }],
    ['origin-path', '/production/', { forms: { originPath: '/production' } }],
    ['origin-path', '/pro duction', { forms: { originPath: '/pro%20duction' } }],
    ['origin-path', '/', { forms: { originPath: undefined } }],
    ['batch-size', '1', { posting: { batchSize: 1 } }],
    ['batch-size', '3000', { posting: { batchSize: 3000 } }],
    ['wait', 'TRUE', { posting: { wait: true } }],
    ['wait', 'False', { posting: { wait: false } }],
    ['wait-timeout', '0', { posting: { waitTimeout: 0 } }],
    ['wait-timeout', '90', { posting: { waitTimeout: 90_000 } }],
    ['wait-timeout', '90s', { posting: { waitTimeout: 90_000 } }],
    ['wait-timeout', '15 m', { posting: { waitTimeout: 900_000 } }],
    ['wait-timeout', '24h', { posting: { waitTimeout: 86_400_000 } }],
    ['on-wait-timeout', 'warn', { posting: { onWaitTimeout: 'warn' } }],
  ])('%s: %j', async (name, value, target) => {
    const files = { 'list.txt': Buffer.from('public/x\xe9\npublic/y\n', 'latin1') }
    expect(await targetOf({ inputs: { ...GOOD, [name]: value }, files })).toMatchObject(target)
  })

  test.each<[string, string, object]>([
    ['command', 'invalidate', {}],
    ['dry-run', 'true', { request: { dryRun: true } }],
    ['summary', 'false', { summary: false }],
    [
      'role-to-assume',
      'arn:aws-cn:iam::123456789012:role/path/deploy@x',
      { roleToAssume: 'arn:aws-cn:iam::123456789012:role/path/deploy@x' },
    ],
    ['aws-region', 'cn-north-1', { awsRegion: 'cn-north-1' }],
  ])('%s: %j', async (name, value, step) => {
    expect(await readPurge({ inputs: { ...GOOD, [name]: value } })).toMatchObject(step)
  })

  test.each([
    ['public', 'public/a/b.html', ['/a/b.html']],
    ['public', 'src/a', undefined],
    ['./public/', 'public/a', ['/a']],
    ['packages//site', 'packages/site/a', ['/a']],
    ['.', 'a/b', ['/a/b']],
    ['[draft] (1)', '[draft] (1)/a', ['/a']],
    ['{a,b}', '{a,b}/x', ['/x']],
    ['{a,b}', 'a/x', undefined],
    ['!(x)*?', '!(x)*?/y', ['/y']],
  ])('root: %j, %j', async (root, path, targets) => {
    const { rules } = await targetOf({ inputs: { ...GOOD, root } })
    expect(rules.map(path)?.targets).toEqual(targets)
  })

  test('rules, root and the rules file map a build; without them it is the root', async () => {
    const inputs = { distribution: 'E1EXAMPLE', build: './dist/site/' }
    const sourcesOf = async (given: Given) => (await targetOf(given)).rules.rules.map(({ glob }) => glob.text)
    expect(await sourcesOf({ inputs })).toEqual(['dist/site/**'])
    expect(await sourcesOf({ inputs: { ...inputs, rules: 'dist/site/docs/** -> /{path}' } })).toEqual([
      'dist/site/docs/**',
    ])
    const rulesFile = { rules: ['dist/site/blog/** -> /{path}'] }
    for (const file of ['.github/cloudfront.yml', 'r.yml']) {
      const files = { [file]: JSON.stringify(rulesFile) }
      const named = file === 'r.yml' ? { 'rules-file': file } : {}
      expect(await sourcesOf({ inputs: { ...inputs, ...named }, files })).toEqual(['dist/site/blog/**'])
      const withoutRules = { [file]: 'wait: true' }
      const target = await targetOf({ inputs: { ...inputs, ...named }, files: withoutRules })
      expect(target).toMatchObject({ changes: { kind: 'build', directory: 'dist/site' }, posting: { wait: true } })
      expect(target.rules.rules.map(({ glob }) => glob.text)).toEqual(['dist/site/**'])
    }
  })

  test('rules come before the one of root', async () => {
    const { rules } = await targetOf({ inputs: { ...GOOD, rules: '# none\n!public/**/*.map\npublic/a -> /x /y' } })
    expect(['public/b.map', 'public/a', 'public/c'].map((path) => rules.map(path)?.targets)).toEqual([
      [],
      ['/x', '/y'],
      ['/c'],
    ])
  })

  test('paths alone compare nothing, and read no rules file', async () => {
    const files = { '.github/cloudfront.yml': new Error('read') }
    const target = await targetOf({ inputs: { distribution: 'E1', paths: '/*' }, files })
    expect(target).toMatchObject({ paths: ['/*'], changes: undefined })
  })

  test('the scope differs with the rules and the forms, and with nothing else', async () => {
    const scopeOf = async (inputs: Readonly<Record<string, string>>) =>
      (await targetOf({ inputs: { ...GOOD, ...inputs } })).scope
    const scope = await scopeOf({})
    expect(await scopeOf({ distribution: 'E2', wait: 'true', paths: '/x' })).toBe(scope)
    expect(await scopeOf({ root: 'dist' })).not.toBe(scope)
    expect(await scopeOf({ 'clean-urls': 'true' })).not.toBe(scope)
  })
})

describe('bad values', () => {
  test.each<[string, string, string, number?]>([
    ['command', 'deplyo', '"deplyo" is not allowed; write one of `invalidate`'],
    ['distribution', '', 'no distribution is given'],
    ['distribution', '# E1', 'no distribution is given'],
    ['distribution', 'E1\nhttps://x.example', '"https://x.example" is not a single item', 2],
    ['root', '/public', '"/public" is not a directory of the repository'],
    ['root', 'a/../b', '"a/../b" is not a directory of the repository'],
    ['rules', 'a -> /a\npublic/** /b', '', 2],
    ['rules', 'a -> b', 'write `/b`', 1],
    ['rules', 'a -> /*/x', '`*`', 1],
    ['paths', 'a', 'written `/a`', 1],
    ['paths', '/ok\n\n/a/*/b', 'write `/a/*`', 3],
    ['paths', '#a,b', 'holds ","', 1],
    ['files-from', 'none.txt', 'the file "none.txt" does not exist in the workspace'],
    ['files-from', 'secret.txt', '"secret.txt" cannot be read: EACCES'],
    ['when-unknown', 'none', 'write one of `all`, `fail`, `skip`'],
    ['unmatched', 'Warn', 'write one of `ignore`, `warn`, `fail`, `all`'],
    ['directory-urls', 'yes', 'write one of `slash`, `both`, `none`'],
    ['clean-urls', 'yes', '"yes" is not allowed; write `true` or `false`'],
    ['query-strings', '1', 'write `true` or `false`'],
    ['wait', 'maybe', 'write `true` or `false`'],
    ['wait', '', 'it is empty; write `true` or `false`, or leave the line out'],
    ['dry-run', 'tRUE', 'write `true` or `false`'],
    ['summary', 'on', 'write `true` or `false`'],
    ['origin-path', 'production', 'such as `/production`'],
    ['origin-path', '/production/*', 'such as `/production`'],
    ['batch-size', '0', 'write a whole number from 1 to 3000'],
    ['batch-size', '3001', 'write a whole number from 1 to 3000'],
    ['batch-size', '1e3', 'write a whole number from 1 to 3000'],
    ['batch-size', '-5', 'write a whole number from 1 to 3000'],
    ['wait-timeout', '25h', 'a duration up to 24h'],
    ['wait-timeout', '1.5m', 'a duration up to 24h'],
    ['wait-timeout', '10 minutes', 'a duration up to 24h'],
    ['wait-timeout', '-1', 'a duration up to 24h'],
    ['on-wait-timeout', 'ignore', 'write one of `fail`, `warn`'],
    ['role-to-assume', 'deploy', '"deploy" is not a valid role ARN; write'],
    ['role-to-assume', 'arn:aws:iam::123456789012:user/x', 'is not a valid role ARN'],
    ['rules-file', 'none.yml', 'the file "none.yml" does not exist in the workspace'],
  ])('%s: %j', async (name, value, message, ...[line]) => {
    const inputs = { ...(name === 'rules-file' ? { distribution: 'E1' } : GOOD), [name]: value }
    const files = {
      'secret.txt': new Error('EACCES: permission denied'),
    }
    expect(await faultsOf({ inputs, files })).toEqual([
      { at: { input: name, ...(line !== undefined && { line }) }, message: expect.stringContaining(message) },
    ])
  })

  test.each<[Readonly<Record<string, string>>, string, string]>([
    [{ ...GOOD, files: 'a', 'files-from': 'list.txt' }, 'files-from', '`files` is given, too'],
    [{ distribution: 'E1', paths: '/a', files: 'a' }, 'files', 'no rule maps these files to paths'],
    [{ distribution: 'E1' }, 'rules', 'there is nothing to map; give `root`'],
    [{ ...GOOD, 'rules-file': 'r.yml' }, 'root', '`rules-file` is given, too'],
    [{ ...GOOD, manifest: 'kept.gz' }, 'manifest', 'no `build` is given; give `build`'],
    [{ ...GOOD, build: 'public', head: 'v1' }, 'head', 'leave out `head`, or `build`'],
    [
      { distribution: 'E1', build: 'public', 'rules-file': 'r.yml', base: 'v1' },
      'base',
      'leave out `base`, or `build`',
    ],
    [{ distribution: 'E1', build: '../public' }, 'build', '"../public" is outside the workspace; write'],
    [{ distribution: 'E1', build: 'a/../../b' }, 'build', 'is outside the workspace; write'],
    [{ distribution: 'E1', build: '/var/www' }, 'build', 'is outside the workspace; write'],
    [{ distribution: 'E1', build: '/github/workspace/dist' }, 'build', 'is not relative to the workspace; write'],
    [{ distribution: 'E1', build: '${GITHUB_WORKSPACE}/dist' }, 'build', 'with `/`: `dist`'],
    [{ distribution: 'E1', build: '/github/workspace' }, 'build', 'with `/`: `.`'],
    [{ distribution: 'E1', build: '/public' }, 'build', 'with `/`: `public`'],
    [{ distribution: 'E1', build: 'web\\dist' }, 'build', 'with `/`: `web/dist`'],
    [{ distribution: 'E1', build: 'public\ndocs' }, 'build', 'has several lines, and `build` is one directory'],
    [{ ...GOOD, build: 'public', 'files-from': 'list.txt' }, 'files-from', 'leave out `files-from`, or `build`'],
  ])('%j', async (inputs, input, message) => {
    const files = { 'list.txt': 'a', 'r.yml': 'rules: ["a -> /a"]' }
    expect(await faultsOf({ inputs, files })).toEqual([{ at: { input }, message: expect.stringContaining(message) }])
  })

  test('faults of a list of files are named with their lines', async () => {
    const files = { 'list.txt': 'public/a\n/etc/passwd\n../x' }
    expect(await faultsOf({ inputs: { ...GOOD, 'files-from': 'list.txt' }, files })).toMatchObject([
      { at: { file: 'list.txt', line: 2 } },
      { at: { file: 'list.txt', line: 3 } },
    ])
  })
})

test('everything that is wrong is said at once, each thing once', async () => {
  const given = {
    inputs: {
      rules: 'public/**\ndist/** -> a.html',
      paths: '/a/*.css\n#a,b',
      'batch-size': '3001',
      wait: 'maybe',
      'wait-timeout': 'soon',
      'role-to-assume': 'me',
      'dry-run': 'yes',
      summary: 'no',
    },
  }
  const faults = await faultsOf(given)
  expect(faults.map(({ at }) => at)).toEqual([
    { input: 'role-to-assume' },
    { input: 'dry-run' },
    { input: 'summary' },
    { input: 'rules', line: 1 },
    { input: 'rules', line: 2 },
    { input: 'distribution' },
    { input: 'paths', line: 1 },
    { input: 'paths', line: 2 },
    { input: 'batch-size' },
    { input: 'wait' },
    { input: 'wait-timeout' },
  ])
  const error: unknown = await readStep(given).catch((reason: unknown) => reason)
  if (!(error instanceof InvalidInput)) throw new Error('It is no InvalidInput.', { cause: error })
  const [head, ...lines] = error.message.split('\n')
  expect(head).toBe('11 things are wrong with the inputs; nothing was sent.')
  expect(lines).toHaveLength(11)
  for (const line of lines) expect(line).toMatch(/^- input `[a-z-]+`/)
})

test('what is wrong with the step and with the rules file is said together', async () => {
  const faults = await faultsOf({
    inputs: { wait: 'maybe', 'rules-file': 'r.yml' },
    files: { 'r.yml': 'distributon: E1\nrules:\n  - public/**\n  - a -> /a\n' },
  })
  expect(faults.map(({ at }) => at)).toEqual([
    { file: 'r.yml', line: 1, column: 1 },
    { file: 'r.yml', line: 3, column: 5 },
    { input: 'distribution' },
    { input: 'wait' },
  ])
})

test('one thing is told as one thing', async () => {
  const error: unknown = await readStep({ inputs: { ...GOOD, wait: 'maybe' } }).catch((reason: unknown) => reason)
  expect(error).toHaveProperty(
    'message',
    'One thing is wrong with the inputs; nothing was sent.\n- input `wait`: "maybe" is not allowed; write `true` or `false`',
  )
})
