/** `npx cloudfront-action plan`, as the built action in a clone without GitHub and AWS. */
import { expect, test } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACTION_DIRECTORY } from '../../emulators/runner/action-manifest.ts'
import { createRepository, type FileChanges } from '../../emulators/runner/repository.ts'
import { runProgram } from '../../emulators/runner/run-program.ts'
import { readPage } from '../support/docs/pages.ts'

type Plan = {
  readonly status: string
  readonly distributions: readonly { readonly names: readonly string[]; readonly paths: readonly string[] }[]
  readonly targets: readonly { readonly files: readonly unknown[]; readonly nothing: string | null }[]
  readonly problems: readonly { readonly message: string }[]
}

test('the last commit is planned by its rules, in words and as JSON', async () => {
  await inClone(async ({ plan, planJson }) => {
    const options = ['--root', 'public', '--rules', '!public/**/*.map']
    const { exitCode, stdout } = await plan(...options)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('modified public/index.html → /index.html /')
    expect(stdout).toContain('by !public/**/*.map\n    added public/a.js.map → nothing')
    expect(stdout).toContain('by no rule\n    modified README.md')
    expect(stdout).toContain('2 paths would be purged:\n  /\n  /index.html\n')

    const json = await planJson(...options)
    expect(json.distributions).toEqual([{ names: [], paths: ['/', '/index.html'] }])
    expect(json.targets[0]?.files).toEqual([
      { path: 'README.md', change: 'modified', rule: null, paths: [] },
      { path: 'public/a.js.map', change: 'added', rule: '!public/**/*.map', paths: [] },
      { path: 'public/index.html', change: 'modified', rule: 'public/** -> /{path}', paths: ['/index.html', '/'] },
    ])
  })
})

test('a list, other commits and the rules file are planned', async () => {
  await inClone(async ({ directory, planJson }) => {
    const paths = async (...options: readonly string[]) => (await planJson(...options)).distributions[0]?.paths
    await writeFile(join(directory, 'changed.txt'), 'public/ü b.html\n')
    expect(await paths('--root', 'public', '--files-from', 'changed.txt')).toEqual(['/%C3%BC%20b.html'])
    expect(await paths('--root', 'public', '--base', 'HEAD', '--head', 'HEAD~1')).toEqual([
      '/',
      '/a.js.map',
      '/index.html',
    ])
    expect(await paths('--root', 'public', '--max-paths', '1')).toEqual(['/*'])

    await writeFile(join(directory, 'rules.yml'), 'distribution: www.example.com\nrules: ["*.md -> /{name}.html"]\n')
    const { distributions } = await planJson('--rules-file', 'rules.yml')
    expect(distributions).toEqual([{ names: ['www.example.com'], paths: ['/README.html'] }])
  })
})

test('a build is planned by an older one, or by the manifest of the last purge', async () => {
  await inClone(async ({ directory, plan, planJson }) => {
    await mkdir(join(directory, 'older/docs'), { recursive: true })
    await writeFile(join(directory, 'older/index.html'), '1')
    await writeFile(join(directory, 'older/docs/index.html'), 'deleted')
    const build = ['--build', 'public/', '--directory-urls', 'none']
    const byOlder = await planJson(...build, '--manifest', 'older')
    expect(byOlder.distributions[0]?.paths).toEqual(['/a.js.map', '/docs/index.html', '/index.html'])
    const same = await plan(...build, '--manifest', join(directory, 'public'))
    expect([same.exitCode, same.stdout]).toEqual([0, expect.stringContaining('Nothing would be purged')])
    await writeFile(join(directory, 'manifest.gz'), 'not a manifest')
    const byFile = await planJson(...build, '--manifest', 'manifest.gz')
    expect(byFile.distributions[0]?.paths).toEqual(['/*'])
  })
})

test('nothing to purge says why', async () => {
  await inClone(async ({ plan, planJson }) => {
    const { exitCode, stdout } = await plan('--root', 'public', '--head', 'HEAD~1')
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/Base and head are the same commit.*Nothing would be purged/s),
    ])
    expect((await planJson('--rules', '*.css -> /*')).targets[0]?.nothing).toContain('No rule matches')
  })
})

test.each([
  [['--root', 'pubilc'], 1, '"pubilc"'],
  [['--root', 'public', '--base', 'v9'], 1, 'This clone has no commit "v9"'],
  [['--root', 'public', '--max-paths', 'few'], 2, 'input `max-paths`'],
  [[], 2, 'there is nothing to map'],
  [['--unmatched', 'wran'], 2, 'Here, inputs are options, such as `--root public`'],
  [['--build', 'public'], 1, 'nothing to compare the build with. Give the directory of an older build'],
  [['--build', 'publik', '--manifest', 'public'], 1, '`--build` is "publik", and that is not a directory with files'],
  [['--build', 'public', '--manifest', 'gone'], 1, '`--manifest` is "gone", and nothing is there'],
  [['--build', 'public', '--manifest', 'public', '--base', 'HEAD'], 2, 'leave out `base`'],
  [['--rot', 'public'], 2, 'did you mean `--root`?'],
])('%j ends with %i', async (options, exitCode, message) => {
  await inClone(async ({ plan }) => {
    const ended = await plan(...options)
    expect(ended).toMatchObject({ exitCode, stderr: expect.stringContaining(message) })
    expect(ended.stdout).not.toContain('Nothing would be purged')
  })
})

test('outside of a clone, and in a directory below its top, it says where to run', async () => {
  await inClone(async ({ directory }) => {
    const { exitCode, stderr } = await planIn(join(directory, 'public'), '--root', '.')
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/has no `\.git`\. Run this in the top directory of the clone/),
    ])
  })
})

test('docs/trying.md shows what is printed', async () => {
  const [shown] = readPage('docs/trying.md').blocks.filter(({ language }) => language === 'text')
  const before = { 'public/docs/index.html': '1', 'README.md': '1' }
  const after = { 'public/docs/index.html': '2', 'README.md': '2', 'public/img/a b.png': '' }
  const withoutShas = (text = '') => text.trim().replaceAll(/[0-9a-f]{10}/g, 'SHA')
  await inClone(
    async ({ plan }) => {
      expect(withoutShas((await plan('--root', 'public')).stdout)).toBe(withoutShas(shown?.text))
    },
    [before, after],
  )
})

const COMMITS = [
  { 'public/index.html': '1', 'README.md': '1' },
  { 'public/index.html': '2', 'README.md': '2', 'public/a.js.map': '2' },
]

/** Its last commit changes a page, a source map and the README. */
async function inClone(
  use: (clone: {
    readonly directory: string
    readonly plan: (...options: readonly string[]) => ReturnType<typeof runProgram>
    readonly planJson: (...options: readonly string[]) => Promise<Plan>
  }) => Promise<void>,
  commits: readonly FileChanges[] = COMMITS,
): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'plan-'))
  try {
    const { directory, commit } = await createRepository(join(parent, 'clone'))
    for (const changes of commits) await commit(changes)
    const plan = (...options: readonly string[]) => planIn(directory, ...options)
    await use({
      directory,
      plan,
      planJson: async (...options) => JSON.parse((await plan(...options, '--json')).stdout) as Plan,
    })
  } finally {
    await rm(parent, { recursive: true })
  }
}

function planIn(directory: string, ...options: readonly string[]) {
  return runProgram({
    command: process.execPath,
    args: [join(ACTION_DIRECTORY, 'dist/index.js'), 'plan', ...options],
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '' },
  })
}
