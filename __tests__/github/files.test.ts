/** Files of commits, by GitHub's API. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { failureOf, withGitHub } from '../support/github/fixture.ts'
import { file, openRepository, type Repository } from '../support/github/repository.ts'

let repository: Repository
let commit: string

beforeAll(() => {
  repository = openRepository()
  commit = repository.commit({ 'a.json': file('{}'), '.github/b #.yml': file('long '.repeat(100)) })
  repository.git('branch', 'main', commit)
})

afterAll(() => {
  repository.remove()
})

test.each([
  ['a.json', '{}'],
  ['.github/b #.yml', 'long '.repeat(100)],
])('%s', async (path, text) => {
  await withGitHub({ directory: repository.directory }, async ({ github }) => {
    expect((await github.readFile(path, commit))?.toString()).toBe(text)
    expect((await github.readFile(path, 'main'))?.toString()).toBe(text)
  })
})

test('none', async () => {
  await withGitHub({ directory: repository.directory }, async ({ github }) => {
    expect(await github.readFile('b.json', commit)).toBeUndefined()
    expect(await github.readFile('.github', commit)).toBeUndefined()
    expect(await github.readFile('a.json', 'e'.repeat(40))).toBeUndefined()
  })
})

test('without the permission to read contents it says which is missing', async () => {
  await withGitHub({ directory: repository.directory, scopes: ['actions'] }, async ({ github }) => {
    expect(await failureOf(github.readFile('a.json', commit))).toMatch(/Reading "a.json" of .*contents: read/s)
  })
})
