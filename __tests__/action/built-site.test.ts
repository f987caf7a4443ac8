import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { cancel, NEXT_SIGNAL } from '../support/action/cancel-step.ts'
import { writeBuild } from '../support/action/build-directory.ts'
import { jsonOutput, withStep } from '../support/action/step-fixture.ts'

const FIRST = { 'index.html': 'a', 'about/index.html': 'a', 'main.css': 'a', 'old.html': 'a' }
const SECOND = { 'index.html': 'a', 'about/index.html': 'b', 'main.css': 'a', 'new.html': 'a' }

test('a build is compared with the one that was purged last', async () => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, step, run }) => {
    const inputs = { distribution, build: 'dist-site', manifest: 'kept/manifest.gz' }
    const posted = () => cloudfront.invalidations(distribution).map(({ paths }) => paths)

    await writeBuild(step.workspace, FIRST)
    const first = await run(inputs)
    expect([first.exitCode, first.outputs.get('status')]).toEqual([0, 'in-progress'])
    expect(posted()).toEqual([['/*']])

    const again = await run(inputs)
    expect([again.exitCode, again.outputs.get('status')]).toEqual([0, 'nothing-to-do'])

    await writeBuild(step.workspace, SECOND)
    const second = await run(inputs)
    expect(second.exitCode).toBe(0)
    expect(jsonOutput(second, 'paths')).toEqual(['/about/', '/about/index.html', '/new.html', '/old.html'])
    expect(second.outputs.get('changed-files')).toBe('3')
    expect(second.log).toContain('The build in dist-site has 4 files; 3 differ')
    expect(second.log).toContain(
      'Both builds are of the same commit, but these files differ: dist-site/about/index.html, dist-site/new.html, dist-site/old.html.',
    )
    expect(posted()).toHaveLength(2)
  })
})

/** `[before, after, paths]`: each name with its contents. */
const NAMES: readonly (readonly [
  Readonly<Record<string, string>>,
  Readonly<Record<string, string>>,
  readonly string[],
])[] = [
  [{ 'Case.html': 'a' }, { 'case.html': 'a' }, ['/Case.html', '/case.html']],
  [{ 'caf\u00e9.html': 'a' }, { 'cafe\u0301.html': 'a' }, ['/caf%C3%A9.html', '/cafe%CC%81.html']],
  [{ 'x.html': 'a' }, { 'x/index.html': 'a' }, ['/x.html', '/x/', '/x/index.html']],
  [{ file: 'a' }, { 'file/below': 'a' }, ['/file', '/file/below']],
  [{ 'tree/index.html': 'a' }, { tree: 'a' }, ['/tree', '/tree/', '/tree/index.html']],
  [{ 'from.html': 'moved' }, { 'to.html': 'moved' }, ['/from.html', '/to.html']],
  [{ '.well-known/a': '1', '.dot': '1' }, { '.well-known/a': '2', '.dot': '2' }, ['/.dot', '/.well-known/a']],
  [
    { 'a.js': '1', 'a.js.gz': '1', 'a.js.br': '1' },
    { 'a.js': '2', 'a.js.gz': '1', 'a.js.br': '2' },
    ['/a.js', '/a.js.br'],
  ],
  [{ empty: '', same: '' }, { empty: 'a', same: '' }, ['/empty']],
  [{ 'w/run~a.js': '1', 'w/a*b.js': '1' }, { 'w/run~a.js': '2', 'w/a*b.js': '2' }, ['/w/a*', '/w/run*']],
  [{ full: 'a' }, { full: '' }, ['/full']],
]
const STRANGE = [
  '100%',
  'q?',
  'h#',
  'b\\',
  'n\n',
  't\t',
  'c\u0001',
  'sp ',
  '"\'<&',
  '::error::',
  '%41',
  'l'.repeat(250),
]

test('names of every kind are purged as a browser asks for them', async () => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, step, run }) => {
    const inputs = { distribution, build: 'dist-site', manifest: 'm.gz' }
    const purge = async (files: readonly Readonly<Record<string, string>>[]) => {
      await writeBuild(step.workspace, Object.fromEntries(files.flatMap((one) => Object.entries(one))))
      return run(inputs)
    }
    const strange = (contents: string) => Object.fromEntries(STRANGE.map((name) => [`s/${name}.x`, contents]))
    await purge([strange('1'), ...NAMES.map(([before]) => before)])
    const ended = await purge([strange('2'), ...NAMES.map(([, after]) => after)])
    expect(ended.exitCode).toBe(0)
    const asked = STRANGE.map((name) => encodeURI(`/s/${name}.x`).replace('?', '%3F').replace('#', '%23'))
    const [, ...posted] = cloudfront.invalidations(distribution)
    expect(posted.flatMap(({ paths }) => paths).sort()).toEqual(
      [...asked, ...NAMES.flatMap(([, , expected]) => expected)].sort(),
    )
    expect(ended.log).not.toMatch(/^::error::/m)
  })
})

test('rules of the step or of a rules file, forms and max-paths apply to a build', async () => {
  await withStep({ changes: {} }, async ({ distribution, step, run }) => {
    const inputs = { distribution, build: 'dist-site', manifest: 'manifest.gz' }
    const purge = async (files: Readonly<Record<string, string>>, more: Readonly<Record<string, string>>) => {
      await writeBuild(step.workspace, files)
      const ended = await run({ ...inputs, ...more })
      expect(ended.exitCode).toBe(0)
      return ended
    }
    const docs = { 'docs/a/home.htm': '1', 'docs/b.html': '1', 'docs/c.html': '1', 'other.css': '1' }
    const changed = { ...docs, 'docs/a/home.htm': '2', 'docs/b.html': '2', 'other.css': '2' }
    const forms = { index: 'home.htm', 'directory-urls': 'both', 'clean-urls': 'true', 'origin-path': '/site' }
    const rules = 'dist-site/docs/** -> /site/docs/{path}\n!dist-site/*.css'
    await purge(docs, { ...forms, rules })
    const byRules = await purge(changed, { ...forms, rules })
    expect(jsonOutput(byRules, 'paths')).toEqual(['/docs/a', '/docs/a/', '/docs/a/home.htm', '/docs/b', '/docs/b.html'])

    for (const [name, more] of [
      ['.github/cloudfront.yml', {}],
      ['purge.yml', { 'rules-file': 'purge.yml' }],
    ] as const) {
      await mkdir(join(step.workspace, '.github'), { recursive: true })
      await writeFile(join(step.workspace, name), 'root: dist-site/docs\nmax-paths: 1\nunmatched: warn\n')
      await purge(docs, more)
      const byFile = await purge(changed, more)
      expect(jsonOutput(byFile, 'paths')).toEqual(['/*'])
      expect(byFile.log).toContain(
        'max-paths merged 2 paths by 1 wildcard; 1 unchanged path of the site is also purged.',
      )
      expect(byFile.log).toContain('::warning::No rule matches "dist-site/other.css".')
      await rm(join(step.workspace, name))
    }
  })
})

test('neither a dry run nor a failed post changes the manifest', async () => {
  await withStep({ changes: {} }, async ({ distribution, cloudfront, step, run }) => {
    const inputs = { distribution, build: 'dist-site', manifest: 'kept/manifest.gz' }
    await writeBuild(step.workspace, FIRST)
    await run(inputs)
    const manifest = await readFile(join(step.workspace, 'kept/manifest.gz'))

    await writeBuild(step.workspace, SECOND)
    const dry = await run({ ...inputs, 'dry-run': 'true' })
    expect(jsonOutput(dry, 'paths')).toContain('/new.html')
    expect(await readFile(join(step.workspace, 'kept/manifest.gz'))).toEqual(manifest)

    cloudfront.inject({ operation: 'CreateInvalidation', fault: 'access-denied' })
    const refused = await run(inputs)
    expect(refused.exitCode).toBe(1)
    expect(await readFile(join(step.workspace, 'kept/manifest.gz'))).toEqual(manifest)

    await run(inputs)
    expect(cloudfront.invalidations(distribution).at(-1)?.paths).toContain('/new.html')
  })
})

test('a cancelled run keeps the old manifest, and the next one purges again what it posted', async () => {
  await withStep({ changes: {}, completionMs: 60_000 }, async ({ cloudfront, distribution, step, run }) => {
    const inputs = { distribution, build: 'dist-site', manifest: 'm.gz' }
    await writeBuild(step.workspace, FIRST)
    await run(inputs)
    await writeBuild(step.workspace, { ...FIRST, 'main.css': 'b' })
    const posted = () => cloudfront.invalidations(distribution)
    await cancel({ ...step, inputs: { ...inputs, wait: 'true' } }, 'SIGINT', () => posted().length === 2)
    await writeBuild(step.workspace, SECOND)
    const next = await run(inputs)
    const paths = ['/about/', '/about/index.html', '/main.css', '/new.html', '/old.html']
    expect(jsonOutput(next, 'paths')).toEqual(paths)
  })
})

test('a job that is cancelled while a large file is read ends before it is read', async () => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, step }) => {
    await writeBuild(step.workspace, FIRST)
    await truncate(join(step.workspace, 'dist-site/main.css'), 49 * 1024 ** 3)
    const started = Date.now()
    const inputs = { distribution, build: 'dist-site', manifest: 'm.gz' }
    const ended = await cancel({ ...step, inputs }, 'SIGINT', () => Date.now() > started + 1_500)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain(
      'The job was cancelled while the files of dist-site were read, before anything was sent.',
    )
    expect(ended.took).toBeLessThan(NEXT_SIGNAL)
    expect(cloudfront.invalidations(distribution)).toEqual([])
  })
})

test('one file keeps a manifest for each target whose distribution was purged', async () => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, step, run }) => {
    const other = cloudfront.addDistribution({ id: 'E2EXAMPLE' }).id
    const targets = [
      { distribution, rules: 'dist-site/docs/** -> /{path}' },
      { distribution: other, root: 'dist-site' },
    ]
    await writeFile(
      join(step.workspace, 'purge.yml'),
      JSON.stringify({ build: 'dist-site', manifest: 'm.gz', targets }),
    )
    const purge = async (files: Readonly<Record<string, string>>) => {
      const before = [distribution, other].map((id) => cloudfront.invalidations(id).length)
      await writeBuild(step.workspace, files)
      const { exitCode } = await run({ 'rules-file': 'purge.yml' })
      const posted = [distribution, other].map((id, index) => cloudfront.invalidations(id).slice(before[index]))
      return { exitCode, posted: posted.map((list) => list.flatMap(({ paths }) => paths)) }
    }
    const files = { 'docs/a.html': '1', 'b.html': '1' }
    expect(await purge(files)).toEqual({ exitCode: 0, posted: [['/*'], ['/*']] })
    expect(await purge({ ...files, 'docs/a.html': '2' })).toEqual({
      exitCode: 0,
      posted: [['/a.html'], ['/docs/a.html']],
    })

    cloudfront.inject({ operation: 'CreateInvalidation', fault: 'access-denied' })
    const changed = { ...files, 'docs/a.html': '3', 'b.html': '2' }
    const refused = await purge(changed)
    expect([refused.exitCode, refused.posted.filter(({ length }) => length === 0).length]).toEqual([1, 1])
    const isRefused = (index: number) => refused.posted[index]?.length === 0
    const all = [['/a.html'], ['/b.html', '/docs/a.html']]
    const next = await purge(changed)
    expect(next).toEqual({ exitCode: 0, posted: all.map((paths, index) => (isRefused(index) ? paths : [])) })
  })
})

test.each([
  [{ build: 'missing', manifest: 'm' }, 'the workspace has no such directory'],
  [{ build: 'pubic', manifest: 'm' }, 'Did you mean "public"?'],
  [{ build: 'public', root: 'static', manifest: 'm' }, 'such as "public/a.css".%0ARules and `root` name the files'],
  [{ build: 'public', rules: '!public/**', manifest: 'm' }, 'No rule purges any of the 3 files of the build'],
  [{ build: '../elsewhere', manifest: 'm' }, 'is outside the workspace'],
  [{ build: 'public', base: 'v1' }, 'leave out `base`'],
  [{ build: 'public', files: 'public/a.css' }, 'leave out `files`'],
])('%j is an error that says what to do', async (inputs, message) => {
  await withStep({ changes: {} }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, ...inputs })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain(message)
    expect(cloudfront.invalidations(distribution)).toEqual([])
  })
})
