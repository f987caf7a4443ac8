import { execFileSync } from 'node:child_process'
import { mkdtemp, mkdir, realpath, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { MAX_WORKSPACE_FILE_SIZE, openWorkspace, type Workspace } from '../../src/repository/workspace.ts'

let home = ''
let workspace: Workspace
beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')))
  for (const name of ['work/sub', 'temp', 'elsewhere', 'work-2']) await mkdir(join(home, name), { recursive: true })
  for (const name of ['work/sub/a.bin', 'temp/list', 'elsewhere/secret', 'work-2/secret'])
    await writeFile(join(home, name), Buffer.from([0, 255]))
  await symlink('sub/a.bin', join(home, 'work', 'inside'))
  await symlink('../elsewhere/secret', join(home, 'work', 'outside'))
  await symlink('../elsewhere', join(home, 'work', 'directory'))
  await symlink('/proc/self/environ', join(home, 'work', 'environ'))
  execFileSync('mkfifo', [join(home, 'work', 'pipe')])
  await writeFile(join(home, 'work', 'huge'), '')
  await truncate(join(home, 'work', 'huge'), MAX_WORKSPACE_FILE_SIZE + 1)
  workspace = openWorkspace({ directory: join(home, 'work'), temporary: [undefined, join(home, 'temp')] })
})
afterAll(() => rm(home, { recursive: true }))

test.each(['sub/a.bin', 'inside', '../temp/list'])('%s is read as its bytes', async (path) => {
  expect(await workspace.read(path)).toEqual(Buffer.from([0, 255]))
})

test('a file that is not there is undefined', async () => {
  expect(await workspace.read('sub/b.bin')).toBeUndefined()
})

test.each([
  ['sub', 'not a regular file'],
  ['pipe', 'not a regular file'],
  ['huge', `at most ${MAX_WORKSPACE_FILE_SIZE} bytes`],
  ['../elsewhere/secret', 'outside the workspace'],
  ['../work-2/secret', 'outside the workspace'],
  ['outside', 'outside the workspace'],
  ['directory/secret', 'outside the workspace'],
  ['environ', 'outside the workspace'],
  ['/proc/self/environ', 'outside the workspace'],
  ['/dev/zero', 'outside the workspace'],
])('%s is not read', async (path, why) => {
  await expect(workspace.read(path)).rejects.toThrow(why)
})
