import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Fault } from '../../src/faults.ts'
import { MAX_RULES_FILE_SIZE, readRulesFile } from '../../src/inputs/rules-file.ts'
import { rulesFileSchema } from '../../src/inputs/rules-file-schema.ts'
import { faultsOf, readPurge } from '../support/step.ts'

const FILE = '.github/cloudfront.yml'

/** Reads a rules file as the step's only input. */
const readFile = (text: string | Buffer, inputs: Readonly<Record<string, string>> = {}) =>
  readPurge({ inputs, files: { [FILE]: text } })

/** What a file's rules make of files, by target. */
async function mapAll(text: string, paths: readonly string[]) {
  const { request } = await readFile(text)
  return request.targets.map(({ rules }) => paths.map((path) => rules.map(path)?.targets))
}

describe('rules', () => {
  test.each([
    ['a block', 'distribution: E1\nrules: |\n  # comment\n  !x\n  a/* -> /{1}\n'],
    ['lines', 'distribution: E1\nrules:\n  - "!x"\n  - a/* -> /{1}\n'],
    ['objects', 'distribution: E1\nrules:\n  - {match: [x], purge: []}\n  - match: a/*\n    purge: ["/{1}"]\n'],
    [
      'objects of blocks',
      'distribution: E1\nrules:\n  - "!x"\n  - match: |\n      a/*\n      b/*\n    purge: |\n      /{1}\n',
    ],
    ['lines and objects', 'distribution: E1\nrules:\n  - "!x"\n  - {match: a/*, purge: "/{1}"}\n'],
    ['one line', 'distribution: E1\nrules: a/* -> /{1}\n'],
    ['JSON', '{"distribution": ["E1"], "rules": ["a/* -> /{1}"]}'],
    ['CRLF', 'distribution: E1\r\nrules: |\r\n  !x\r\n  a/* -> /{1}\r\n'],
    ['a byte order mark', '\ufeffdistribution: E1\nrules: a/* -> /{1}\n'],
    ['an alias for all rules', 'distribution: E1\nrules: &r\n  - a/* -> /{1}\ntargets:\n  - rules: *r\n'],
    ['an alias for one rule', 'distribution: E1\nindex: [&r "a/* -> /{1}"]\nrules:\n  - *r\n'],
    ['an alias for a glob', 'distribution: E1\nindex: [&g "a/*"]\nrules:\n  - {match: [*g], purge: "/{1}"}\n'],
    ['an alias for a list of globs', 'distribution: E1\nindex: &g [a/*]\nrules:\n  - {match: *g, purge: "/{1}"}\n'],
    ['an alias for a target', 'targets:\n  - &t {distribution: E1, rules: ["a/* -> /{1}"]}\n  - *t\n'],
    ['a root', 'distribution: E1\nroot: a\n'],
  ])('%s', async (_, text) => {
    for (const results of await mapAll(text, ['a/b', 'c'])) expect(results).toEqual([['/b'], undefined])
  })
})

test('every option of a purge', async () => {
  const { request } = await readFile(`
distribution: [E1, www.example.com]
root: public
paths: ["/feed.xml", "#tag"]
base: v1
head: "1234567"
when-unknown: fail
unmatched: warn
index: []
directory-urls: both
clean-urls: true
query-strings: True
origin-path: /production
batch-size: 20
wait: true
wait-timeout: 90
on-wait-timeout: warn
`)
  expect(request.targets).toMatchObject([
    {
      distributions: ['E1', 'www.example.com'],
      paths: ['/feed.xml', '#tag'],
      changes: { kind: 'comparison', base: 'v1', head: '1234567' },
      whenUnknown: 'fail',
      unmatched: 'warn',
      forms: { index: [], directoryUrls: 'both', cleanUrls: true, queryStrings: true, originPath: '/production' },
      posting: { batchSize: 20, wait: true, waitTimeout: 90_000, onWaitTimeout: 'warn' },
    },
  ])
})

test('a target comes before the top of the file, the file before the step', async () => {
  const text = `
distribution: ETOP
batch-size: 20
unmatched: warn
root: public
targets:
  - distribution: EONE
    batch-size: 10
  - wait-timeout: 5m
`
  const { request } = await readFile(text, { 'batch-size': '5', unmatched: 'fail', 'wait-timeout': '1m', wait: 'true' })
  expect(request.targets).toMatchObject([
    { distributions: ['EONE'], unmatched: 'warn', posting: { batchSize: 10, waitTimeout: 60_000, wait: true } },
    { distributions: ['ETOP'], unmatched: 'warn', posting: { batchSize: 20, waitTimeout: 300_000, wait: true } },
  ])
})

test('the step gives what the file leaves out', async () => {
  const { request } = await readFile('root: public', { distribution: 'ESTEP' })
  expect(request.targets).toMatchObject([{ distributions: ['ESTEP'] }])
})

test('a file of another name is read when it is named, and the default one is not', async () => {
  const files = { 'purge.yml': 'distribution: E2\nroot: a', [FILE]: 'wrong' }
  const { request } = await readPurge({ inputs: { 'rules-file': 'purge.yml' }, files })
  expect(request.targets).toMatchObject([{ distributions: ['E2'] }])
})

describe('what is wrong is named with its line and column', () => {
  test.each<[string, string, readonly [number?, number?], string]>([
    ['an unknown key', 'distribution: E1\nroot: a\nrulez: x\n', [3, 1], 'unknown key `rulez`; did you mean `rules`?'],
    [
      'a key that is like no other',
      'distribution: E1\nroot: a\nunknown: x\n',
      [3, 1],
      'unknown key `unknown`; allowed are distribution, root,',
    ],
    [
      'a mistyped key',
      'distribution: E1\nroot: a\nbatchSize: 5\n',
      [3, 1],
      'unknown key `batchSize`; did you mean `batch-size`?',
    ],
    ['a shortened key', 'dist: E1\nroot: a\n', [1, 1], 'did you mean `distribution`?'],
    [
      'an unknown key of a target',
      'distribution: E1\ntargets:\n  - root: a\n    Wait: true\n',
      [4, 5],
      'did you mean `wait`?',
    ],
    [
      'targets in a target',
      'distribution: E1\ntargets:\n  - root: a\n    targets: []\n',
      [4, 5],
      'unknown key `targets`; allowed are distribution',
    ],
    [
      'an unknown key of a rule',
      'distribution: E1\nrules:\n  - {match: a, purge: /a, when: x}\n',
      [3, 27],
      'unknown key `when`; allowed are match, purge',
    ],
    ['a prototype key', 'distribution: E1\nroot: a\n__proto__: {wait: true}\n', [3, 1], 'unknown key `__proto__`'],
    ['a constructor', 'distribution: E1\nroot: a\nconstructor: x\n', [3, 1], 'unknown key `constructor`'],
    ['a merge key', 'distribution: E1\nroot: a\n<<: {wait: true}\n', [3, 1], 'unknown key `<<`'],
    [
      'no such value',
      'distribution: E1\nroot: a\nunmatched: explode\n',
      [3, 12],
      '`unmatched` is "explode"; write one of `ignore`',
    ],
    ['a text for a boolean', 'distribution: E1\nroot: a\nwait: "yes"\n', [3, 7], '`wait` must be boolean'],
    ['a number too small', 'distribution: E1\nroot: a\nbatch-size: 0\n', [3, 13], '`batch-size` must be >= 1'],
    [
      'a number too large',
      'distribution: E1\nroot: a\ntargets:\n  - batch-size: 3001\n',
      [4, 17],
      '`targets.0.batch-size` must be <= 3000',
    ],
    ['a fraction', 'distribution: E1\nroot: a\nbatch-size: 1.5\n', [3, 13], 'must be integer'],
    [
      'a duration of another shape',
      'distribution: E1\nroot: a\nwait-timeout: soon\n',
      [3, 15],
      '`wait-timeout` must match pattern',
    ],
    ['a duration too long', 'distribution: E1\nroot: a\nwait-timeout: 48h\n', [3, 15], 'a duration up to 24h'],
    ['nothing for a value', 'distribution: E1\nrules:\npaths: /a\n', [2, 7], '`rules` must be'],
    ['a rule of another shape', 'distribution: E1\nrules: ["a -> /a", [b]]\n', [2, 20], '`rules.1` must be'],
    ['a rule without purge', 'distribution: E1\nrules:\n  - match: a\n', [3, 5], "must have required property 'purge'"],
    ['no targets', 'distribution: E1\nroot: a\ntargets: []\n', [3, 10], '`targets` must NOT have fewer than 1 items'],
    ['a target that is none', 'distribution: E1\nroot: a\ntargets: [E2]\n', [3, 11], '`targets.0` must be object'],
    ['a list', '- a -> /a\n', [1, 1], 'the file must be object'],
    ['a text', 'public/** -> /{path}\n', [1, 1], 'the file must be object'],
    ['nothing', '', [], 'the file is empty'],
    ['a comment', '# later\n', [], 'the file is empty'],
    ['a key twice', 'distribution: E1\nroot: a\nroot: b\n', [3, 1], 'not valid YAML: Map keys must be unique'],
    ['a tab', 'distribution: E1\nrules:\n\t- a -> /a\n', [3, 1], 'not valid YAML: Tabs are not allowed'],
    ['an open quote', 'distribution: "E1\n', [2, 1], 'not valid YAML: Missing closing'],
    ['an alias of nothing', 'distribution: E1\nroot: *nothing\n', [], 'Unresolved alias'],
    [
      'a second document',
      'distribution: E1\nroot: a\n---\nwait: true\n',
      [3, 1],
      'not valid YAML: Source contains multiple documents',
    ],
    [
      'a bad value behind an alias',
      'distribution: E1\nindex: &i [a, 5]\ntargets:\n  - {root: a, index: *i}\n',
      [2, 15],
      'must be string',
    ],
    ['a rule in a block', 'distribution: E1\nrules: |\n\n  a -> /a\n  b\n', [5, 1], ''],
    ['a rule in a block, with CRLF', 'distribution: E1\r\nrules: |\r\n  a -> /a\r\n  b\r\n', [4, 1], ''],
    ['a rule in a list', 'distribution: E1\nrules:\n  - a -> /a\n  - b\n', [4, 5], ''],
    [
      'a rule of a target',
      'distribution: E1\ntargets:\n  - rules:\n      - match: a\n        purge: [b]\n',
      [4, 9],
      'write `/b`',
    ],
    ['a path in a list', 'distribution: E1\npaths:\n  - /a\n  - b\n', [4, 5], 'written `/b`'],
    ['a distribution', 'distribution: [E1, "http://x"]\nroot: a\n', [1, 20], 'not a distribution ID'],
    ['after a byte order mark', '\ufeffwiat: true\ndistribution: E1\nroot: a\n', [1, 1], 'unknown key `wiat`'],
    ['nothing to map', 'distribution: E1\n', [], 'there is nothing to map'],
  ])('%s', async (_, text, [line, column], message) => {
    const faults = await faultsOf({ files: { [FILE]: text } })
    const at = { file: FILE, ...(line !== undefined && { line, column }) }
    expect(faults).toContainEqual({ at, message: expect.stringContaining(message) })
    expect(new Set(faults.map((fault) => JSON.stringify(fault.at))).size).toBeLessThanOrEqual(2)
  })

  test('a prototype key changes no object', async () => {
    await faultsOf({
      files: { [FILE]: 'distribution: E1\n__proto__: {wait: true}\nconstructor: {prototype: {wait: true}}\n' },
    })
    expect('wait' in {}).toBe(false)
  })

  test('a target that has nothing to map', async () => {
    const faults = await faultsOf({ files: { [FILE]: 'distribution: E1\ntargets:\n  - root: a\n  - wait: true\n' } })
    expect(faults).toEqual([{ at: { file: FILE }, message: expect.stringContaining('there is nothing to map') }])
  })
})

describe('attacks', () => {
  test('aliases that expand without end', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const items = Array<string>(9).fill(level === 0 ? 'x' : `*a${level - 1}`)
      return `  - &a${level} [${items.join(', ')}]`
    })
    const begun = performance.now()
    const faults = await faultsOf({ files: { [FILE]: `distribution: E1\nrules:\n${levels.join('\n')}\n` } })
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(faults).toContainEqual({ at: { file: FILE }, message: expect.stringContaining('Excessive alias count') })
  })

  test('an alias of itself', async () => {
    const faults = await faultsOf({ files: { [FILE]: 'distribution: E1\nrules: &r\n  - a -> /a\n  - *r\n' } })
    expect(faults.length).toBeGreaterThan(0)
  })

  test('a file that is too large is not parsed', () => {
    const faults: Fault[] = []
    const text = `# ${'x'.repeat(2 * MAX_RULES_FILE_SIZE)}\n\t`
    expect(readRulesFile('r.yml', text, (fault) => faults.push(fault))).toBeUndefined()
    expect(faults).toEqual([{ at: { file: 'r.yml' }, message: 'the file is larger than 1048576 bytes' }])
  })
})

describe('a file that is not there', () => {
  test('or cannot be read', async () => {
    const given = {
      inputs: { distribution: 'E1', 'rules-file': 'r.yml' },
      files: { 'r.yml': new Error('EISDIR: a directory') },
    }
    expect(await faultsOf(given)).toEqual([
      { at: { input: 'rules-file' }, message: '"r.yml" cannot be read: EISDIR: a directory' },
    ])
  })

  test('is named as what it is where it is the default one', async () => {
    const given = { inputs: { distribution: 'E1' }, files: { [FILE]: new Error('EACCES') } }
    expect(await faultsOf(given)).toEqual([{ at: { file: FILE }, message: `"${FILE}" cannot be read: EACCES` }])
  })
})

const published = new URL('../../schema/rules-file.json', import.meta.url)

test('the published schema is the one that validates', () => {
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(JSON.parse(JSON.stringify(rulesFileSchema())))
})
