/** What CloudFront holds after a deploy, where it is not what the file says or must not be. */
import { afterEach, describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { parseMemberPath } from '../../../src/distribution/difference/ignored-members.ts'
import {
  CONFIG,
  fileOf,
  openAccount,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'

let account: Account

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(() => {
  expect(account.others()).toEqual(account.foreign)
})

async function deployed(options: AccountOptions = {}, request: Parameters<Account['deploy']>[0] = {}): Promise<void> {
  account = openAccount({ deploymentMs: 0, ...options })
  expect(await account.deploy(request)).toMatchObject({ change: 'created', problems: [] })
}

function configured(config: ConfigStructure) {
  return fileOf({ config: { ...CONFIG, ...config } })
}

function ignoring(...paths: readonly string[]) {
  return { ignored: paths.map((path) => parseMemberPath(path) ?? []) }
}

function changeByHand(config: ConfigStructure): void {
  account.memory.change('E0006EXAMPLE', (held) => ({ ...held, ...config }))
}

describe('a value that CloudFront does not take', () => {
  const HTTP3 = configured({ HttpVersion: 'http2and3' })
  const untaken = [{ path: 'HttpVersion', before: 'http2', after: 'http2and3' }]

  test('is named after the update, and each time after that', async () => {
    await deployed({ word: (config) => ({ ...config, HttpVersion: 'http2' }) })
    expect(await account.deploy({ file: HTTP3 })).toMatchObject({ change: 'updated', untaken, problems: [] })
    const calls = account.memory.calls.length
    for (const dryRun of [true, false])
      expect(await account.deploy({ file: HTTP3, dryRun })).toMatchObject({ change: 'unchanged', changes: [], untaken })
    expect(account.operations(calls)).not.toContain('update')
  })

  test('is named after the creation', async () => {
    account = openAccount({ word: (config) => ({ ...config, HttpVersion: 'http2' }) })
    expect(await account.deploy({ file: HTTP3 })).toMatchObject({ change: 'created', untaken })
  })

  test('does not hide another difference, and is sent again with that', async () => {
    await deployed({ word: (config) => ({ ...config, HttpVersion: 'http2' }) }, { file: HTTP3 })
    const both = configured({ HttpVersion: 'http2and3', Comment: 'Another' })
    expect(await account.deploy({ file: both })).toMatchObject({
      change: 'updated',
      changes: [{ path: 'Comment' }, { path: 'HttpVersion' }],
      untaken,
    })
  })

  test('is nothing where CloudFront took everything', async () => {
    await deployed()
    expect(await account.deploy({ file: HTTP3 })).toMatchObject({ change: 'updated', untaken: [] })
  })
})

describe('ignored members', () => {
  test('stay as another team set them', async () => {
    await deployed()
    changeByHand({ WebACLId: 'arn:acl', Comment: 'By hand' })
    const result = await account.deploy(ignoring('WebACLId'))
    expect(result).toMatchObject({ change: 'updated', changes: [{ path: 'Comment' }], untaken: [] })
    expect(account.ours()).toMatchObject([{ config: { ...CONFIG, WebACLId: 'arn:acl' } }])
    changeByHand({ WebACLId: 'arn:other' })
    expect(await account.deploy(ignoring('WebACLId'))).toMatchObject({ change: 'unchanged', changes: [], untaken: [] })
    expect(await account.deploy()).toMatchObject({ changes: [{ path: 'WebACLId' }] })
  })

  test('are created as the file gives them', async () => {
    await deployed({}, { ...ignoring('Comment', 'Aliases[pr-12.example.com]') })
    expect(account.ours()).toMatchObject([{ config: CONFIG }])
  })

  test('may be tags', async () => {
    const tagged = (tags: Readonly<Record<string, string>>) => fileOf({ tags: new Map(Object.entries(tags)) })
    await deployed({}, { file: tagged({ team: 'web', stage: 'test' }) })
    const request = { file: tagged({ team: 'mobile' }), ...ignoring('Tags[team]', 'Tags[stage]') }
    expect(await account.deploy(request)).toMatchObject({ change: 'unchanged', changes: [] })
  })
})

describe('a tag that the file no longer gives', () => {
  const TAGGED = fileOf({ tags: new Map([['team', 'web'], ['stage', 'test']]) }) // prettier-ignore

  test('is removed if it came from the file', async () => {
    await deployed({}, { file: TAGGED })
    const result = await account.deploy({ file: fileOf({ tags: new Map([['team', 'web']]) }) })
    expect(result).toMatchObject({
      change: 'updated',
      changes: [{ path: 'Tags[stage]', before: 'test', after: undefined }],
      problems: [],
    })
    expect([...(account.ours()[0]?.tags.keys() ?? [])]).not.toContain('stage')
    expect(await account.deploy({ file: fileOf({ tags: new Map([['team', 'web']]) }) })).toMatchObject({ changes: [] })
    expect(await account.deploy()).toMatchObject({ changes: [{ path: 'Tags[team]' }] })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged', changes: [] })
  })

  test('stays if somebody else set it', async () => {
    await deployed()
    const [held] = account.ours()
    account.memory.retag('E0006EXAMPLE', { ...Object.fromEntries(held?.tags ?? []), team: 'web' })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged', changes: [] })
    expect(account.ours()[0]?.tags.get('team')).toBe('web')
  })
})

describe('`purge: auto`', () => {
  const AUTO = { purge: 'auto' } as const
  const OTHER_PAGE = configured({ DefaultRootObject: 'home.html' })

  test.each<[string, ConfigStructure, readonly string[]]>([
    ['a comment', { Comment: 'Another' }, []],
    ['another root object', { DefaultRootObject: 'home.html' }, ['/*']],
    ['a web ACL', { WebACLId: 'arn:acl' }, []],
  ])('after an update of %s', async (_, config, paths) => {
    await deployed()
    const planned = await account.deploy({ file: configured(config), dryRun: true, ...AUTO })
    expect(planned).toMatchObject({ duePurge: paths, purge: undefined })
    const result = await account.deploy({ file: configured(config), ...AUTO })
    expect(result).toMatchObject({ change: 'updated', duePurge: paths })
    expect(account.cache.purged('E0006EXAMPLE')).toEqual(paths)
    expect(await account.deploy({ file: configured(config), ...AUTO })).toMatchObject({ duePurge: [] })
    expect(account.cache.purged('E0006EXAMPLE')).toEqual(paths)
  })

  test('purges nothing of what is new or unchanged', async () => {
    await deployed({}, AUTO)
    expect(await account.deploy(AUTO)).toMatchObject({ status: 'nothing-to-do', change: 'unchanged', duePurge: [] })
    expect(account.cache.calls).toEqual([])
  })

  test('is made up for by the next run if the purge failed', async () => {
    let isDenied = true
    await deployed({
      refusePurge: () => (isDenied ? { code: 'AccessDenied', text: 'no', httpStatus: 403 } : undefined),
    })
    expect(await account.deploy({ file: OTHER_PAGE, ...AUTO })).toMatchObject({ status: 'failed', change: 'updated' })
    isDenied = false
    expect(await account.deploy({ file: OTHER_PAGE, ...AUTO })).toMatchObject({ change: 'unchanged', duePurge: ['/*'] })
    expect(account.cache.purged('E0006EXAMPLE')).toEqual(['/*'])
    expect(await account.deploy({ file: OTHER_PAGE, ...AUTO })).toMatchObject({ duePurge: [] })
  })
})
