import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorkspace } from '../../src/repository/workspace.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'workspace-'))
  await mkdir(join(directory, 'sub'))
  await writeFile(join(directory, 'sub', 'a.bin'), Buffer.from([0, 255]))
})
afterAll(() => rm(directory, { recursive: true }))

test('a file is read as its bytes', async () => {
  expect(await openWorkspace(directory).read('sub/a.bin')).toEqual(Buffer.from([0, 255]))
})

test('a file that is not there is none', async () => {
  expect(await openWorkspace(directory).read('sub/b.bin')).toBeUndefined()
})

test('a directory rejects', async () => {
  await expect(openWorkspace(directory).read('sub')).rejects.toMatchObject({ code: 'EISDIR' })
})
