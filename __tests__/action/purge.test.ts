import { readFile, readdir, mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { jsonOutput, withStep } from '../support/action/step-fixture.ts'

const TWO_FILES = { 'public/index.html': '2', 'public/a.css': '2', 'README.md': '2' }

test('a push is purged: requests, outputs and summary agree', async () => {
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, distribution, step, run }) => {
    const ended = await run({ distribution, root: 'public', wait: 'true' })

    expect(ended.exitCode).toBe(0)
    const [posted, ...more] = cloudfront.invalidations(distribution)
    expect(more).toEqual([])
    expect(posted?.paths).toEqual(['/', '/a.css', '/index.html'])
    expect(posted?.callerReference).toMatch(
      new RegExp(`^example/site:[0-9a-f]{8}:${step.event.sha}:7042\\.1\\.[0-9a-f]{6}:1of1$`),
    )
    expect(Object.fromEntries(ended.outputs)).toMatchObject({
      status: 'completed',
      'invalidation-id': posted?.id,
      'path-count': '3',
      'changed-files': '3',
      head: step.event.sha,
    })
    expect(jsonOutput(ended, 'invalidation-ids')).toEqual([posted?.id])
    expect(jsonOutput(ended, 'paths')).toEqual(posted?.paths)
    expect(jsonOutput(ended, 'result')).toMatchObject({
      distributions: [
        { distribution, invalidations: [{ id: posted?.id, status: 'completed', 'path-count': 3 }], 'not-posted': [] },
      ],
    })
    for (const shown of [distribution, posted?.id, '/a.css', 'README.md', 'USD 0.015'])
      expect(ended.summary).toContain(shown)
  })
})

test('a second step and a re-run are purges of their own', async () => {
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, distribution, run }) => {
    const inputs = { distribution, root: 'public' }
    await run(inputs)
    await run(inputs)
    await run(inputs, { GITHUB_RUN_ATTEMPT: '2' })
    const references = cloudfront.invalidations(distribution).map(({ callerReference }) => callerReference)
    expect(new Set(references).size).toBe(3)
  })
})

test('variables that are set to nothing count as not set', async () => {
  const env = { AWS_REGION: '', AWS_DEFAULT_REGION: '', GITHUB_HEAD_REF: '', GITHUB_RUN_ATTEMPT: '', RUNNER_TEMP: '' }
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' }, env)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'in-progress'])
    expect(cloudfront.invalidations(distribution).map(({ paths }) => paths)).toEqual([['/', '/a.css', '/index.html']])
  })
})

test('with `base: event` nothing to do sends nothing and does not load the SDK', async () => {
  await withStep({ changes: { 'README.md': '2' } }, async ({ cloudfront, distribution, run }) => {
    const coverage = await mkdtemp(join(tmpdir(), 'loaded-'))
    const ended = await run({ distribution, root: 'public', base: 'event' }, { NODE_V8_COVERAGE: coverage })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
    expect(cloudfront.requests).toEqual([])

    const reports = await Promise.all((await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')))
    const loaded = [...new Set(reports.join().match(/dist\/[\w.-]+\.js/g))]
    expect(loaded).toContain('dist/main.js')
    const texts = await Promise.all(loaded.map((file) => readFile(file, 'utf8')))
    expect(loaded.filter((_, index) => texts[index]?.includes('CreateInvalidation'))).toEqual([])
    await rm(coverage, { recursive: true })
  })
})

test('a dry run only reads', async () => {
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution: 'www.example.com', root: 'public', 'dry-run': 'true' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'planned'])
    expect(jsonOutput(ended, 'paths')).toEqual(['/', '/a.css', '/index.html'])
    expect(new Set(cloudfront.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
    expect(cloudfront.invalidations(distribution)).toEqual([])
  })
})

test('`paths` alone needs no repository', async () => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, run }) => {
    const empty = await mkdtemp(join(tmpdir(), 'empty-'))
    const ended = await run({ distribution, paths: '/a/*\n/a/b\n#product:tv' }, { GITHUB_WORKSPACE: empty })
    expect(ended.exitCode).toBe(0)
    expect(cloudfront.invalidations(distribution).map(({ paths }) => paths)).toEqual([['/a/*', '#product:tv']])
    expect(ended.log).toContain('::warning::E1EXAMPLE has no CacheTagConfig')
    await rm(empty, { recursive: true })
  })
})

test('a rules file purges several distributions by different rules', async () => {
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, distribution, step, run }) => {
    const other = cloudfront.addDistribution({ id: 'E2EXAMPLE' })
    const tenant = cloudfront.addTenant({ distributionId: other.id, domains: ['shop.example.com'] })
    await mkdir(join(step.workspace, '.github'))
    await writeFile(
      join(step.workspace, '.github/cloudfront.yml'),
      `directory-urls: none
targets:
  - distribution: [E1EXAMPLE, www.example.com]
    rules: |
      public/*.css -> /styles/{file}
  - distribution: shop.example.com
    rules:
      - match: public/**
        purge: ['/{path}']
`,
    )
    const ended = await run({})
    expect(ended.exitCode).toBe(0)
    expect(cloudfront.invalidations(distribution).map(({ paths }) => paths)).toEqual([['/styles/a.css']])
    expect(cloudfront.invalidations(tenant.id).map(({ paths }) => paths)).toEqual([['/a.css', '/index.html']])
  })
})

test('names cannot give commands, outputs, or markup', async () => {
  const names = [
    '::set-output name=x::y',
    '##[add-mask]secret',
    'a\n::error::b',
    'a\r\nstatus=failed',
    '<script>|`x`',
    '\u202egpj.exe',
  ]
  const changes = Object.fromEntries(names.map((name) => [`public/${name}`, '2']))
  await withStep({ changes }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect(ended.exitCode).toBe(0)
    const commands = ended.log
      .split(/\r?\n|\r/)
      .filter((line) => /^\s*::(?!group::|endgroup::)/.test(line) || line.includes('##['))
    // The server of this repository cannot be reached.
    expect(commands.filter((command) => !command.startsWith('::notice::It is unknown whether '))).toEqual([])
    expect(ended.outputs.get('status')).toBe('in-progress')
    expect([...ended.outputs.keys()]).toEqual([
      'status',
      'invalidation-ids',
      'invalidation-id',
      'paths',
      'path-count',
      'changed-files',
      'base',
      'head',
      'result',
      'result-file',
    ])
    expect(ended.summary).not.toMatch(/<script|\n\s*\n(?=.)|\u202e/)
  })
})

test('max-paths merges by what the site holds, and says what that costs', async () => {
  const changes = { 'public/a.css': '2', 'public/b.css': '2', 'public/index.html': '2' }
  await withStep({ changes }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'max-paths': '2', 'directory-urls': 'none' })
    expect(ended.exitCode).toBe(0)
    const [posted] = cloudfront.invalidations(distribution)
    expect(posted?.paths.length).toBeLessThanOrEqual(2)
    expect(ended.log).toMatch(/max-paths merged 3 paths by 1 wildcard; 0 unchanged paths/)
    expect(ended.summary).toContain('Unchanged paths')
  })
})

test('an unknown base purges everything that the rules reach, or what `when-unknown` says', async () => {
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, distribution, run }) => {
    const inputs = { distribution, root: 'public', base: 'f'.repeat(40) }
    expect((await run(inputs)).outputs.get('paths')).toBe('["/*"]')
    const skipped = await run({ ...inputs, 'when-unknown': 'skip' })
    expect([skipped.exitCode, skipped.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
    const failed = await run({ ...inputs, 'when-unknown': 'fail' })
    expect([failed.exitCode, failed.outputs.get('status')]).toEqual([1, 'failed'])
    expect(cloudfront.invalidations(distribution)).toHaveLength(1)
  })
})

test('all that is wrong is named at once, and nothing is sent', async () => {
  await withStep({ changes: TWO_FILES }, async ({ cloudfront, step, run }) => {
    await writeFile(join(step.workspace, 'rules.yml'), 'unknwon: 1\nrules:\n  - public/** /{path}\n  - "x -> y"\n')
    const ended = await run({
      'rules-file': 'rules.yml',
      paths: '/a/*.css\n#a,b\nno-slash',
      'batch-size': '3001',
      wait: 'maybe',
    })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    for (const named of [
      'rules.yml:1:1: unknown key `unknwon`',
      'rules.yml:3:5: the rule "public/** /{path}" has no `->`',
      'rules.yml:4:5:',
      'input `paths`, line 1: "/a/*.css"',
      'input `paths`, line 2: "#a,b"',
      'input `paths`, line 3: "no-slash"',
      'input `batch-size`: "3001"',
      'input `wait`: "maybe"',
      'input `distribution`: no distribution is given',
    ]) {
      expect(ended.log).toContain(named)
    }
    expect(cloudfront.requests).toEqual([])
  })
})

test('a broken event or an odd environment is no crash', async () => {
  await withStep({ changes: TWO_FILES }, async ({ step, distribution, run }) => {
    const payload = join(step.workspace, 'payload.json')
    await writeFile(payload, '{')
    const ended = await run({ distribution, root: 'public' }, { GITHUB_EVENT_PATH: payload, GITHUB_STEP_SUMMARY: '' })
    expect([ended.exitCode, ended.outputs.get('paths')]).toEqual([0, '["/*"]'])
    expect(ended.log).toContain('::warning::The event of this run cannot be read')
  })
})
