/** Which bytes are the configuration, in real clones and without one. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEvent } from '../../../src/event/read-event.ts'
import { openGit } from '../../../src/repository/open-git.ts'
import { readSha } from '../../../src/repository/revision.ts'
import { findConfigFile } from '../../../src/distribution/deploy/find-config-file.ts'
import { Failure } from '../../../src/failure.ts'
import { InvalidInput } from '../../../src/faults.ts'
import { openWorkspace } from '../../../src/repository/workspace.ts'
import { gitHubOf } from '../../support/github/github-of.ts'
import { offline } from '../../support/changed-files/offline.ts'
import { copySandbox, openSandbox, type GitSandbox } from '../../support/changed-files/git-sandbox.ts'

const FILE = '.github/cloudfront-distribution.yml'

let template: GitSandbox
let sandbox: GitSandbox
let base: string
let head: string

beforeAll(() => {
  template = openSandbox()
  template.write(FILE, 'base')
  template.write('infra/site.json', '{}')
  base = template.commit()
  template.git('tag', 'v1')
  template.write(FILE, 'head')
  head = template.commit()
  template.push()
  template.git('push', '-q', 'origin', 'v1')
})

beforeEach(() => {
  sandbox = copySandbox(template)
})

afterEach(() => {
  sandbox.remove()
})

afterAll(() => {
  template.remove()
})

type Step = {
  readonly file?: string
  readonly ref?: string
  readonly event?: string
  readonly api?: boolean
  readonly directory?: string
  readonly pullRequest?: Readonly<Record<string, unknown>>
  /** Of the event. */
  readonly sha?: string
}

async function find(step: Step) {
  const { file, ref = 'auto', event = 'pull_request', api = false, directory, sha = head } = step
  const clone = directory ?? sandbox.clone('clone', 1)
  const { pullRequest = { base: { sha: base } } } = step
  const payload = event.startsWith('pull_request') ? { pull_request: pullRequest } : {}
  const read = readEvent({ name: event, payload: { action: pullRequest['merged'] ? 'closed' : '', ...payload }, sha })
  const { reading } = read
  const found = await findConfigFile(
    { file, ref },
    {
      event: read,
      head: (reading.kind === 'deployed' ? reading.head : undefined) ?? readSha(head),
      workspace: openWorkspace({ directory: clone, temporary: [] }),
      git: openGit({ directory: clone, env: sandbox.env, server: sandbox.site }),
      github: api ? () => Promise.resolve(gitHubOf(sandbox)) : offline.github,
    },
  )
  return { file: found.file, text: Buffer.from(found.bytes).toString() }
}

/** A directory without a repository. */
function emptyDirectory(): string {
  const directory = join(sandbox.directory, 'empty')
  mkdirSync(directory)
  return directory
}

describe('which commit', () => {
  test.each<[string, Step, string]>([
    ['the checkout', {}, 'head'],
    ['the checkout, said so', { ref: 'head' }, 'head'],
    ['the base of a pull request', { ref: 'base' }, 'base'],
    ['a SHA', { ref: 'BASE' }, 'base'],
    ['a tag', { ref: 'v1' }, 'base'],
    ['a branch', { ref: 'main' }, 'head'],
    ['the base under pull_request_target', { event: 'pull_request_target' }, 'base'],
    ['a tag under pull_request_target', { event: 'pull_request_target', ref: 'v1' }, 'base'],
  ])('%s', async (_, step, text) => {
    const ref = step.ref === 'BASE' ? base : step.ref
    expect(await find({ ...step, ...(ref !== undefined && { ref }) })).toEqual({ file: FILE, text })
  })

  test('under pull_request_target what lies in the workspace is never read', async () => {
    const directory = sandbox.clone('clone', 1)
    writeFileSync(join(directory, FILE), 'of the pull request')
    expect(await find({ directory, event: 'pull_request_target' })).toMatchObject({ text: 'base' })
  })

  test('under pull_request_target, the commits of the pull request are refused', async () => {
    const directory = sandbox.clone('clone', 1)
    sandbox.write(FILE, 'theirs')
    const theirs = sandbox.commit()
    const merge = sandbox.git('commit-tree', '-p', base, '-p', theirs, '-m', 'merge', `${theirs}^{tree}`)
    sandbox.git('push', '-q', 'origin', `${theirs}:refs/pull/7/head`, `${merge}:refs/pull/7/merge`)
    const of = { directory, event: 'pull_request_target', sha: base }
    const open = { base: { sha: base }, head: { sha: theirs }, merge_commit_sha: merge }
    const refs = ['head', theirs, theirs.toUpperCase(), merge, 'refs/pull/7/head', 'refs/pull/7/merge', 'pull/7/head']
    for (const ref of refs) {
      await expect(find({ ...of, ref, pullRequest: open })).rejects.toThrow(
        "is the commit of its pull request, which may be anyone's",
      )
    }
    const merged = { ...open, merged: true, merge_commit_sha: head }
    expect(await find({ ...of, ref: 'head', pullRequest: merged })).toMatchObject({ text: 'head' })
    expect(await find({ ...of, ref: head, pullRequest: merged })).toMatchObject({ text: 'head' })
    await expect(find({ ...of, ref: theirs, pullRequest: merged })).rejects.toThrow("may be anyone's")
  })

  test('what an earlier step wrote into the checkout counts', async () => {
    const directory = sandbox.clone('clone', 1)
    writeFileSync(join(directory, FILE), 'generated')
    expect(await find({ directory })).toMatchObject({ text: 'generated' })
  })

  test('without a clone GitHub is asked', async () => {
    const directory = emptyDirectory()
    expect(await find({ directory, api: true })).toEqual({ file: FILE, text: 'head' })
    expect(await find({ directory, api: true, ref: 'base' })).toEqual({ file: FILE, text: 'base' })
    expect(await find({ directory, api: true, ref: 'v1', file: 'infra/site.json' })).toMatchObject({ text: '{}' })
  })
})

describe('which file', () => {
  test('one that is named', async () => {
    const directory = sandbox.clone('clone', 1)
    expect(await find({ directory, file: 'infra/site.json' })).toEqual({ file: 'infra/site.json', text: '{}' })
    expect(await find({ directory, file: 'infra/site.json', ref: 'base' })).toEqual({
      file: 'infra/site.json',
      text: '{}',
    })
  })

  test.each(['yaml', 'json', 'xml'])('.github/cloudfront-distribution.%s', async (ending) => {
    const directory = emptyDirectory()
    mkdirSync(join(directory, '.github'))
    writeFileSync(join(directory, `.github/cloudfront-distribution.${ending}`), ending)
    expect(await find({ directory })).toMatchObject({ text: ending })
  })

  test('two of the default names are one too many', async () => {
    const directory = sandbox.clone('clone', 1)
    writeFileSync(join(directory, '.github/cloudfront-distribution.json'), '{}')
    await expect(find({ directory })).rejects.toThrow(
      'there are .github/cloudfront-distribution.yml and .github/cloudfront-distribution.json; name one of them',
    )
  })
})

describe('none', () => {
  test.each<[string, Step, string]>([
    ['in the workspace', { file: 'none.yml' }, 'the file "none.yml" does not exist in the workspace'],
    ['in a commit', { file: 'none.yml', ref: 'v1' }, 'the file "none.yml" does not exist in "v1"'],
    ['of the default names', { directory: 'empty' }, 'none of .github/cloudfront-distribution.yml, '],
    ['a directory', { file: '.github' }, '".github" cannot be read: '],
    ['a directory of a commit', { file: '.github', ref: 'v1' }, 'the file ".github" does not exist in "v1"'],
    ['no base commit', { event: 'push', ref: 'base' }, 'the event "push" has no base commit'],
  ])('%s', async (_, step, message) => {
    const directory = step.directory === undefined ? undefined : emptyDirectory()
    const error: unknown = await find({ ...step, ...(directory !== undefined && { directory }) }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(InvalidInput)
    expect(String(error)).toContain(message)
  })

  test('a ref that neither git nor GitHub knows is told with what both said', async () => {
    const error: unknown = await find({ ref: 'gone', api: true }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Failure)
    expect(String(error)).toMatch(
      /cannot be read of "gone": "gone" is neither a commit of this clone.* is not a branch, tag/,
    )
  })

  test('a name with a line break is none that git is asked for', async () => {
    await expect(find({ file: `x\n${head}`, ref: 'v1' })).rejects.toThrow('has a line break')
  })
})
