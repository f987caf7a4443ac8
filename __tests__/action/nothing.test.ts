/** A mistake of the user never looks like "nothing to purge", and a step without work says why. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { withStep } from '../support/action/step-fixture.ts'

const ONLY_README = { 'README.md': '2' }

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a slip in `root`', { root: 'pubilc' }, 'Write `root: public`'],
  ['a glob in `root`', { root: 'public/**' }, 'Write `root: public`'],
  ['a backslash at the end of `root`', { root: 'public\\' }, 'Write `root: public`'],
  ['another case in `root`', { root: 'Public' }, 'Write `root: public`'],
  ['a rule with a slip', { rules: 'pubilc/** -> /{path}' }, 'Did you mean "public"?'],
  ['a rule with a slip beside a right one', { rules: 'pubilc/** -> /{path}\npublic/** -> /{path}' }, '"public"?'],
  ['a rule with a backslash', { rules: 'public\\** -> /{path}' }, 'write `public/**`'],
  ['a directory that is nowhere near', { root: 'website' }, 'There is "public".%0AWrite `root: DIRECTORY`'],
  ['a directory that a build has yet to write', { root: 'dist' }, 'If a build writes it, give `build: dist`'],
  ['a file in `root`', { root: 'public/index.html' }, 'Write `root: public`'],
  ['a `root` of stars', { root: '**' }, 'Write `root: .`'],
  ['two directories in `root`', { root: 'public,docs' }, '`public/** -> /{path}`, `docs/** -> /{path}`'],
  ['a place on the machine in `root`', { root: '/github/workspace/public' }, ': `public`'],
  ['a variable in `root`', { root: '$GITHUB_WORKSPACE/public' }, ': `public`'],
  ['a place on the machine in a rule', { rules: '/github/workspace/public/** -> /*' }, 'write `public/**`'],
  ['a list with a pattern', { root: 'public', files: '!public/a.css' }, 'a pattern that leaves files out'],
  ['a slip in the name of a file', { rules: 'REDME.md -> /x' }, 'Did you mean "README.md"?'],
])('%s is an error that says what to write', async (_, inputs, said) => {
  await withStep({ changes: ONLY_README }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, ...inputs })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain(said)
    expect(cloudfront.requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

test('a slip in `root` is an error also if nothing says what was live before', async () => {
  await withStep({ changes: ONLY_README }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'pubilc' }, { GITHUB_EVENT_NAME: 'workflow_dispatch' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain('Write `root: public`')
    expect(cloudfront.invalidations(distribution)).toEqual([])
  })
})

test('a rule for a directory instead of its files is an error that shows the files', async () => {
  await withStep({ changes: { 'public/a.css': '2', 'README.md': '2' } }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, rules: 'README.md -> /readme\npublic -> /*' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain('names the directory "public"')
    expect(ended.log).toContain('Write `public/** -> /*`')
    expect(cloudfront.invalidations(distribution)).toEqual([])
  })
})

test('a `root` that a build wrote is an error that says what compares it', async () => {
  await withStep({ changes: { ...ONLY_README, '.gitignore': 'dist/' } }, async ({ distribution, run, step }) => {
    await mkdir(join(step.workspace, 'dist'))
    const ended = await run({ distribution, root: 'dist' })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain('is in the workspace but not in git')
    expect(ended.log).toContain('`files-from`')
  })
})

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string | undefined>>]>([
  ['whose files were all deleted', { rules: 'public/** -> /{path}' }, { 'public/index.html': undefined }],
  ['of a rule that purges nothing', { rules: '!drafts/**\npublic/** -> /{path}' }, ONLY_README],
  ['beside a rule for a file that is not there', { rules: 'README.md -> /a\nREADME.mdx -> /b' }, ONLY_README],
  ['without a literal beginning', { rules: '{themes,layouts}/** -> /*' }, ONLY_README],
])('a directory %s is not an error', async (_, inputs, changes) => {
  await withStep({ changes: { 'README.md': '2', ...changes } }, async ({ distribution, run }) => {
    const ended = await run({ distribution, ...inputs })
    expect(ended.exitCode).toBe(0)
  })
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['no rule matches', { root: 'public' }, 'No rule matches the only changed file: "README.md".'],
  ['rules have no targets', { rules: '!*.md' }, 'Only rules without targets match the only changed file: "!*.md".'],
  ['nothing differs', { root: 'public', base: 'HEAD', head: 'HEAD' }, 'Base and head are the same commit'],
])('the log and the summary say why nothing is purged: %s', async (_, inputs, said) => {
  await withStep({ changes: ONLY_README }, async ({ distribution, run }) => {
    const ended = await run({ distribution, ...inputs })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
    expect(ended.log).toContain(said)
    expect(ended.summary).toContain('Nothing to purge: ')
  })
})

test('a list that no rule matches is a warning with a name and the nearest rule', async () => {
  await withStep({ changes: ONLY_README }, async ({ distribution, run }) => {
    const ended = await run({
      distribution,
      rules: 'assets/** -> /a/{path}\npublic/** -> /{path}',
      files: 'publik/a.css',
    })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'nothing-to-do'])
    expect(ended.log).toContain(
      '::warning::No rule matches the only name in the list, "publik/a.css". The nearest rule is "public/** -> /{path}".',
    )
  })
})
