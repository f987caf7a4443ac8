import { afterEach, describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { DENIED } from '../../support/purge/memory-cloudfront.ts'
import {
  CONFIG,
  DESTROYED,
  fileOf,
  NAME,
  openAccount,
  openDeployedAccount,
  REPOSITORY,
  tagsOf,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'
import { first } from '../../support/distribution/deploy/memory-distributions.ts'

const OTHER_COMMENT = fileOf({ config: { ...CONFIG, Comment: 'Another comment' } })
const STATE = 'cloudfront-action:state'

let account: Account
/** The calls before the run that a test is about. */
let before = 0

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(() => {
  expect(account.others()).toEqual(account.foreign)
})

async function deployed(options: AccountOptions = {}): Promise<void> {
  const opened = await openDeployedAccount(options)
  account = opened
  before = opened.before
}

function change(config: ConfigStructure): void {
  account.memory.change('E0006EXAMPLE', (held) => ({ ...held, ...config }))
}

describe('a distribution that matches its file', () => {
  test('is left alone', async () => {
    await deployed()
    const held = account.ours()
    const result = await account.deploy()
    expect(result).toMatchObject({
      status: 'nothing-to-do',
      change: 'unchanged',
      changes: [],
      cause: undefined,
      distribution: { id: 'E0006EXAMPLE', status: 'deployed' },
    })
    expect(account.operations(before)).toEqual(['list', 'getTags', 'get'])
    expect(account.ours()).toEqual(held)
  })

  test('stays so however CloudFront words it', async () => {
    // No table of defaults can know of this: only the state that was recorded does.
    await deployed({ word: (config) => ({ ...config, Comment: `${JSON.stringify(config['Comment'])} (sic)` }) })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged', changes: [] })
    expect(account.operations(before)).not.toContain('update')
  })

  test('has its state recorded if no run came so far', async () => {
    account = openAccount()
    account.memory.add({ config: CONFIG, tags: tagsOf(REPOSITORY, NAME) })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged', cause: undefined })
    expect(account.ours()[0]?.tags.get(STATE)).toMatch(/^\w+\/\w+$/)
    const calls = account.memory.calls.length
    await account.deploy()
    expect(account.operations(calls)).toEqual(['list', 'getTags', 'get'])
  })

  test('is waited for if an earlier run did not', async () => {
    account = openAccount()
    await account.deploy()
    expect(await account.deploy()).toMatchObject({ status: 'in-progress', change: 'unchanged' })
    expect(await account.deploy({ wait: true })).toMatchObject({
      status: 'nothing-to-do',
      distribution: { status: 'deployed' },
    })
  })
})

describe('a difference', () => {
  test('of the file is sent with the ETag that was just read', async () => {
    await deployed()
    const [held] = account.ours()
    const result = await account.deploy({ file: OTHER_COMMENT })
    expect(result).toMatchObject({ status: 'in-progress', change: 'updated', cause: 'file', problems: [] })
    expect(result.changes).toMatchObject([{ path: 'Comment', before: 'A preview', after: 'Another comment' }])
    expect(account.operations(before)).toEqual(['list', 'getTags', 'get', 'getTags', 'update', 'get', 'setTags'])
    expect(account.memory.calls.find(({ operation }) => operation === 'update')?.etag).toBe(held?.etag)
    expect(account.ours()).toMatchObject([{ config: { ...held?.config, Comment: 'Another comment' } }])
    // The plan of the creation came first.
    expect(account.planned.slice(1)).toEqual([{ paths: ['Comment'], after: 'get' }])
  })

  test('is waited for until it is Deployed', async () => {
    await deployed()
    const start = account.clock.now()
    expect(await account.deploy({ file: OTHER_COMMENT, wait: true })).toMatchObject({
      status: 'completed',
      distribution: { status: 'deployed' },
    })
    expect(account.clock.now() - start).toBeGreaterThanOrEqual(170_000)
    expect(account.early.at(-1)).toMatchObject({ id: 'E0006EXAMPLE' })
  })

  test.each<[string, ConfigStructure, ReturnType<typeof fileOf>, string]>([
    ['somebody else', { Comment: 'Changed by hand' }, fileOf(), 'outside'],
    ['the file and somebody else', { PriceClass: 'PriceClass_100' }, OTHER_COMMENT, 'both'],
    ['the file', {}, OTHER_COMMENT, 'file'],
  ])('made by %s is undone, and told as such', async (_, byHand, file, cause) => {
    await deployed()
    if (Object.keys(byHand).length > 0) change(byHand)
    expect(await account.deploy({ file })).toMatchObject({ change: 'updated', cause })
    expect(account.ours()[0]?.config).toMatchObject({
      Comment: file.config['Comment'] ?? '',
      PriceClass: 'PriceClass_All',
    })
    expect(await account.deploy({ file })).toMatchObject({ change: 'unchanged' })
  })

  test('without a record of the last deploy is nobody’s', async () => {
    account = openAccount()
    account.memory.add({ config: { ...CONFIG, Comment: 'Other' }, tags: tagsOf(REPOSITORY, NAME) })
    expect(await account.deploy()).toMatchObject({ change: 'updated', cause: undefined })
  })

  test('is only planned by a dry run', async () => {
    await deployed()
    const held = account.ours()
    const planned = await account.deploy({ file: OTHER_COMMENT, dryRun: true, purge: ['/*'], wait: true })
    expect(planned).toMatchObject({
      status: 'planned',
      change: 'updated',
      cause: 'file',
      changes: [{ path: 'Comment' }],
      distribution: { id: 'E0006EXAMPLE' },
      purge: undefined,
    })
    expect(account.ours()).toEqual(held)
    expect(account.cache.calls).toEqual([])
    expect(account.planned.at(-1)?.paths).toEqual(['Comment'])
    expect(await account.deploy({ dryRun: true })).toMatchObject({ status: 'planned', change: 'unchanged' })
  })
})

describe('tags', () => {
  test('of the file are set, others stay', async () => {
    await deployed()
    const [held] = account.ours()
    const others = { 'aws:created': 'by somebody', team: 'mobile', stage: 'test' }
    account.memory.retag('E0006EXAMPLE', { ...Object.fromEntries(held?.tags ?? []), ...others })
    const result = await account.deploy({ file: fileOf({ tags: new Map([['team', 'web']]) }) })
    expect(result).toMatchObject({
      change: 'updated',
      changes: [{ path: 'Tags[team]', before: 'mobile', after: 'web' }],
      problems: [],
    })
    expect(Object.fromEntries(account.ours()[0]?.tags ?? [])).toMatchObject({ ...others, team: 'web' })
    expect(account.operations(before)).toEqual(['list', 'getTags', 'get', 'setTags'])
    expect(account.planned.at(-1)).toEqual({ paths: ['Tags[team]'], after: 'get' })
    const again = await account.deploy({ file: fileOf({ tags: new Map([['team', 'web']]) }) })
    expect(again).toMatchObject({ change: 'unchanged', changes: [] })
  })

  test('that may not be written do not hide that the configuration was updated', async () => {
    await deployed({ trouble: first('setTags', DENIED, Infinity) })
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({
      status: 'failed',
      change: 'updated',
      distribution: { id: 'E0006EXAMPLE' },
      problems: [{ message: expect.stringContaining('AccessDenied') }],
    })
  })
})

describe('a destruction that was begun', () => {
  test('is taken back, and the distribution serves again', async () => {
    await deployed()
    await account.destroy({ teardown: 'async' })
    expect(account.ours()).toMatchObject([{ config: { Enabled: false, Aliases: { Quantity: 0 } } }])
    const result = await account.deploy({ wait: true })
    expect(result).toMatchObject({
      status: 'completed',
      change: 'updated',
      cause: undefined,
      distribution: { id: 'E0006EXAMPLE', status: 'deployed' },
      problems: [],
    })
    const [again] = account.ours()
    expect(again?.config).toMatchObject(CONFIG)
    expect([...(again?.tags.keys() ?? [])]).not.toContain('cloudfront-action:destroyed')
    expect(await account.deploy()).toMatchObject({ change: 'unchanged' })
  })

  test('loses its mark before anything is written', async () => {
    await deployed()
    await account.destroy({ teardown: 'async' })
    const calls = account.memory.calls.length
    await account.deploy()
    const writes = account.operations(calls).filter((one) => !one.startsWith('get') && one !== 'list')
    // It is again what was recorded before: there is nothing new to record.
    expect(writes).toEqual(['removeTags', 'update'])
  })

  test('and came no further than its mark', async () => {
    account = openAccount()
    account.memory.add({ config: CONFIG, tags: { ...tagsOf(REPOSITORY, NAME), ...DESTROYED } })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged', problems: [] })
    expect([...(account.ours()[0]?.tags.keys() ?? [])]).not.toContain('cloudfront-action:destroyed')
  })
})

describe('several of one name', () => {
  test('are named, and none is touched', async () => {
    await deployed()
    account.memory.add({ config: CONFIG, tags: tagsOf(REPOSITORY, NAME) })
    const held = account.ours()
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [
        {
          message: expect.stringMatching(/`pr-12` of octo-org\/website: E0006EXAMPLE, E0007EXAMPLE/),
          advice: expect.any(String),
        },
      ],
    })
    expect(account.ours()).toEqual(held)
  })

  test('are named, and none is touched, if one of them is marked as destroyed, too', async () => {
    await deployed()
    account.memory.add({ config: CONFIG, tags: { ...tagsOf(REPOSITORY, NAME), ...DESTROYED } })
    const held = account.ours()
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringContaining('E0006EXAMPLE, E0007EXAMPLE') }],
    })
    expect(account.ours()).toEqual(held)
  })
})
