import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { chmod, link, mkdir, mkdtemp, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readBuild } from '../../src/built-site/read-build.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'build-'))
})
afterEach(async () => {
  await rm(workspace, { recursive: true, force: true })
})

async function write(path: string, contents: string | Buffer): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true })
  await writeFile(join(workspace, path), contents)
}

const read = (directory = 'public', pause = () => Promise.resolve()) => readBuild({ workspace, directory, pause })
const digest = (contents: string | Buffer) => createHash('sha256').update(contents).digest('base64')

test('every file has the SHA-256 of its bytes, also hidden, empty and large ones', async () => {
  const large = Buffer.alloc(3 * 1024 * 1024 + 7, 'abc')
  const exact = Buffer.alloc(1024 * 1024, 'x')
  const files = {
    'public/index.html': 'i',
    'public/.well-known/x': 'w',
    'public/a/b/c.js': '',
    'public/video.mp4': large,
    'public/exact.bin': exact,
  }
  for (const [path, contents] of Object.entries(files)) await write(path, contents)
  await write('other/no.html', 'n')
  await write('public/.git/HEAD', 'ref: refs/heads/gh-pages')
  const build = await read()
  expect(Object.fromEntries(build.files)).toEqual(
    Object.fromEntries(Object.entries(files).map(([path, contents]) => [path, digest(contents)])),
  )
  expect(build.skipped).toEqual([])
})

test('links are followed inside the workspace and never out of it', async () => {
  await write('public/index.html', 'i')
  await write('shared/logo.svg', 'l')
  await symlink('../shared', join(workspace, 'public/shared'))
  await symlink('index.html', join(workspace, 'public/home.html'))
  await symlink('/etc/hostname', join(workspace, 'public/host'))
  await symlink('/etc', join(workspace, 'public/etc'))
  await symlink('nowhere', join(workspace, 'public/broken'))
  await symlink('.', join(workspace, 'public/loop'))
  await symlink('round', join(workspace, 'public/about'))
  await symlink('about', join(workspace, 'public/round'))
  await link(join(workspace, 'public/index.html'), join(workspace, 'public/again.html'))
  execFileSync('mkfifo', [join(workspace, 'public/pipe')])
  await symlink('pipe', join(workspace, 'public/to-pipe'))
  const build = await read()
  expect([...build.files.keys()].sort()).toEqual([
    'public/again.html',
    'public/home.html',
    'public/index.html',
    'public/shared/logo.svg',
  ])
  expect([...build.skipped].sort()).toEqual([
    'public/about is a symbolic link to a file that does not exist.',
    'public/broken is a symbolic link to a file that does not exist.',
    'public/etc is a symbolic link out of the workspace.',
    'public/host is a symbolic link out of the workspace.',
    'public/loop is a symbolic link to a directory above itself.',
    'public/pipe is not a regular file.',
    'public/round is a symbolic link to a file that does not exist.',
    'public/to-pipe is a symbolic link to something that is not a regular file.',
  ])
})

test('a directory outside the workspace is refused, also through a link', async () => {
  await symlink('/etc', join(workspace, 'public'))
  await expect(read()).rejects.toThrow('leads out of the workspace')
  await expect(read('..')).rejects.toThrow('leads out of the workspace')
  await expect(read('missing')).rejects.toThrow('ENOENT')
})

test('a name that is not UTF-8 is kept byte by byte', async () => {
  await write('public/index.html', 'i')
  await writeFile(Buffer.concat([Buffer.from(join(workspace, 'public/a')), Buffer.from([0xff])]), 'x')
  const build = await read()
  expect(build.files.get('public/a\udcff')).toBe(digest('x'))
})

test('files that vanish meanwhile are named, and those that appear wait for the next build', async () => {
  const names = Array.from({ length: 600 }, (_, index) => `public/${index}.html`)
  for (const name of names) await write(name, name)
  const build = await read('public', async () => {
    await rm(join(workspace, 'public'), { recursive: true })
    await write('public/late.html', 'l')
  })
  expect(build.skipped.length).toBeGreaterThan(0)
  expect([...build.files.keys(), ...build.skipped].sort()).toEqual(
    names.map((name) => (build.files.has(name) ? name : `${name} vanished while the build was read.`)).sort(),
  )
})

test('a large file is read with pauses, in which the reading can be ended', async () => {
  await write('public/video.mp4', '')
  await truncate(join(workspace, 'public/video.mp4'), 3 * 64 * 1024 ** 2)
  let pauses = 0
  const pause = () => Promise.resolve(void (pauses += 1))
  expect((await read('public', pause)).files.size).toBe(1)
  expect(pauses).toBe(3)
  await expect(read('public', () => Promise.reject(new Error('Cancelled')))).rejects.toThrow('Cancelled')
})

test.each(['public/secret.html', 'public/secret'])('%s, which the user may not read, is an error', async (path) => {
  await write(path === 'public/secret' ? `${path}/a.html` : path, 's')
  await chmod(join(workspace, path), 0)
  await chmod(workspace, 0o755)
  const { mode } = await stat(tmpdir())
  await chmod(tmpdir(), (mode & 0o7777) | 0o011)
  // Root may read everything.
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await expect(read()).rejects.toThrow(`EACCES: permission denied, ${path.endsWith('l') ? 'open' : 'scandir'} `)
  } finally {
    if (isRoot) process.seteuid?.(0)
    await chmod(join(workspace, path), 0o700)
  }
})
