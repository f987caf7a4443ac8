/** Distributions that others made: taken over on request, and otherwise named where they have what a file asks for. */
import { afterEach, describe, expect, test } from '@jest/globals'
import {
  CONFIG,
  fileOf,
  NAME,
  oldTagsOf,
  openAccount,
  OTHER_CONFIG,
  REPOSITORY,
  settledTags,
  tagsOf,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'
import { Killed } from '../../support/distribution/deploy/memory-distributions.ts'

const ID = 'E0006EXAMPLE'
const STACK = { 'aws:cloudformation:stack-name': 'site-stack', 'aws:cloudformation:logical-id': 'Cdn' }

let account: Account

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(() => {
  expect(account.others()).toEqual(account.foreign)
})

/** An account with one more distribution, which somebody made at the console. */
function open(tags: Readonly<Record<string, string>> = {}, options: AccountOptions = {}): void {
  account = openAccount({ deploymentMs: 0, ...options })
  account.memory.add({ config: { ...CONFIG, Comment: 'By hand' }, tags })
}

function refusal(message: RegExp, advice: RegExp): object {
  return {
    status: 'failed',
    change: 'none',
    problems: [{ message: expect.stringMatching(message), advice: expect.stringMatching(advice) }],
  }
}

describe('taking over', () => {
  test('tells the plan, tags and updates', async () => {
    open({ team: 'web' })
    const result = await account.deploy({ distribution: ID, purge: ['/*'] })
    expect(result).toMatchObject({
      change: 'adopted',
      distribution: { id: ID },
      changes: [{ path: 'Comment', before: 'By hand', after: 'A preview' }],
      problems: [],
      purge: { paths: ['/*'] },
    })
    expect(account.planned).toEqual([{ paths: ['Comment'], after: 'get' }])
    expect(account.ours()).toMatchObject([{ config: CONFIG }])
    expect(Object.fromEntries(account.ours()[0]?.tags ?? [])).toEqual({
      team: 'web',
      ...settledTags(ID),
      'cloudfront-action:state': expect.stringMatching(/^\w+\/\w+$/),
      'cloudfront-action:members': expect.any(String),
    })
    expect(await account.deploy({ distribution: ID })).toMatchObject({ change: 'unchanged' })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged' })
  })

  test('of what matches the file already only tags it', async () => {
    account = openAccount()
    account.memory.add({ config: CONFIG })
    expect(await account.deploy({ distribution: ID })).toMatchObject({ change: 'adopted', changes: [] })
    expect(account.operations()).not.toContain('update')
    expect(await account.destroy()).toMatchObject({ change: 'deleted' })
  })

  test('is only planned by a dry run', async () => {
    open()
    const before = account.ours()
    expect(await account.deploy({ distribution: ID, dryRun: true })).toMatchObject({
      status: 'planned',
      change: 'adopted',
      changes: [{ path: 'Comment' }],
    })
    expect(account.ours()).toEqual(before)
  })

  test('is finished by the next run if it is killed at any call', async () => {
    for (let killAt = 0, isKilled = true; isKilled; killAt++) {
      let at = killAt
      open({}, { trouble: (_, calls) => (calls.length === at ? { kill: 'after' } : undefined) })
      isKilled = (await account.deploy({ distribution: ID }).catch((error: unknown) => error)) instanceof Killed
      at = Infinity
      expect(await account.deploy({ distribution: ID })).toMatchObject({ problems: [] })
      expect(account.ours()).toMatchObject([{ id: ID, config: CONFIG }])
      expect(Object.fromEntries(account.ours()[0]?.tags ?? [])).toMatchObject(settledTags(ID))
    }
  })

  test('of one that this repository had under an earlier name', async () => {
    open(oldTagsOf('octo-org/earlier', NAME))
    expect(await account.deploy({ distribution: ID })).toMatchObject({ change: 'adopted', problems: [] })
    expect(Object.fromEntries(account.ours()[0]?.tags ?? [])).toMatchObject(settledTags(ID))
  })

  test.each<[string, Readonly<Record<string, string>>, RegExp, RegExp]>([
    ['a stack of CloudFormation', STACK, /CloudFormation stack site-stack manages/, /DeletionPolicy: Retain/],
    ['another repository', tagsOf('octo-org/other', NAME), /`pr-12` of octo-org\/other/, /untag-resource/],
    ['an old tag of another one', oldTagsOf('other/other', NAME), /`pr-12` of other\/other/, /untag-resource/],
    ['another name', tagsOf(REPOSITORY, 'production'), /`production` of this repository/, /`name: production`/],
  ])('is refused if it is managed by %s', async (_, tags, message, advice) => {
    for (const dryRun of [true, false]) {
      open(tags)
      const before = account.ours()
      expect(await account.deploy({ distribution: ID, dryRun })).toMatchObject(refusal(message, advice))
      expect(account.ours()).toEqual(before)
    }
  })

  test('is refused if somebody else was faster', async () => {
    let reads = 0
    open(
      {},
      {
        trouble: ({ operation, id = '' }) => {
          if (operation === 'getTags' && id === ID && ++reads === 2)
            account.memory.retag(id, tagsOf('octo-org/heir', NAME))
          return undefined
        },
      },
    )
    expect(await account.deploy({ distribution: ID })).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringContaining('octo-org/heir') }],
    })
    expect(account.ours()).toMatchObject([{ config: { Comment: 'By hand' } }])
  })

  test('is refused under a name that another distribution has', async () => {
    open()
    account.memory.add({ config: OTHER_CONFIG, tags: tagsOf(REPOSITORY, NAME) })
    expect(await account.deploy({ distribution: ID })).toMatchObject(
      refusal(/is distribution E0007EXAMPLE already/, /another `name`/),
    )
  })

  test('is refused of one that is not there', async () => {
    open()
    expect(await account.deploy({ distribution: 'E9' })).toMatchObject(refusal(/E9 .*6 distributions/, /list-distr/))
  })

  test('moves a distribution of ours to another file', async () => {
    account = openAccount()
    await account.deploy()
    const file = fileOf({ file: 'infra/site.yml' })
    expect(await account.deploy({ file, distribution: ID })).toMatchObject({ change: 'unchanged', problems: [] })
    expect(account.ours()[0]?.tags.get('cloudfront-action:file')).toBe('infra/site.yml')
    expect(await account.deploy({ file })).toMatchObject({ change: 'unchanged', problems: [] })
  })
})

describe('destroying by an ID', () => {
  test('is refused unless it is ours', async () => {
    for (const tags of [{}, STACK, tagsOf('octo-org/other', NAME)]) {
      open(tags)
      const before = account.ours()
      for (const dryRun of [true, false])
        expect(await account.destroy({ distribution: ID, dryRun })).toMatchObject(
          refusal(/E0006EXAMPLE is not `pr-12` of this repository/, /Remove `distribution`/),
        )
      expect(account.ours()).toEqual(before)
    }
  })

  test('is done if it is', async () => {
    open(tagsOf(REPOSITORY, NAME))
    expect(await account.destroy({ distribution: ID })).toMatchObject({ change: 'deleted' })
    expect(await account.destroy({ distribution: ID })).toMatchObject({ status: 'nothing-to-do' })
  })
})

describe('what the file asks for and another distribution has', () => {
  const LINES = /`distribution: E0006EXAMPLE`.*`name: pr-12`.*`dry-run: true`/

  test.each([true, false])('an alias; dry run: %j', async (dryRun) => {
    open()
    const shouted = fileOf({
      config: { ...CONFIG, Aliases: { Quantity: 2, Items: ['a.example.com', 'PR-12.Example.com'] } },
    })
    for (const file of [fileOf(), shouted])
      expect(await account.deploy({ file, dryRun })).toMatchObject(
        refusal(/alias pr-12\.example\.com of \.github\/.* belongs to distribution E0006EXAMPLE/, LINES),
      )
    expect(account.operations()).not.toContain('create')
  })

  test('an alias that is added to a file later', async () => {
    open()
    const without = fileOf({ config: OTHER_CONFIG })
    await account.deploy({ file: without })
    const before = account.ours()
    expect(await account.deploy()).toMatchObject(refusal(/alias pr-12\.example\.com/, LINES))
    expect(account.ours()).toEqual(before)
  })

  test('an alias of another name of ours, which is not offered to be taken over', async () => {
    open(tagsOf(REPOSITORY, 'production'))
    const { problems } = await account.deploy()
    expect(problems).toMatchObject([{ message: expect.stringContaining('`production` of this repository') }])
    expect(problems[0]?.advice).not.toContain('distribution:')
  })

  test.each([true, false])('its own ID; dry run: %j', async (dryRun) => {
    open()
    const file = fileOf({ config: OTHER_CONFIG, id: ID })
    expect(await account.deploy({ file, dryRun })).toMatchObject(
      refusal(/`Id` in \.github\/.* belongs to distribution E0006EXAMPLE/, /E0006EXAMPLE`.*remove `Id` from/),
    )
    expect(await account.deploy({ file, dryRun, distribution: ID })).toMatchObject({ change: 'adopted' })
    expect(await account.deploy({ file: fileOf({ id: 'E9' }), dryRun, distribution: ID })).toMatchObject({
      problems: [],
    })
  })

  test('a reference, in a dry run as well', async () => {
    open()
    const file = fileOf({ config: OTHER_CONFIG, callerReference: "somebody's 6" })
    for (const dryRun of [true, false])
      expect(await account.deploy({ file, dryRun })).toMatchObject(
        refusal(/CallerReference somebody's 6 belongs to distribution E0006EXAMPLE/, LINES),
      )
  })

  test('a reference of what may not be read is left to the creation', async () => {
    open(
      {},
      {
        trouble: ({ operation, id }) =>
          operation === 'get' && id === ID ? { code: 'AccessDenied', text: 'no', httpStatus: 403 } : undefined,
      },
    )
    const file = fileOf({ config: OTHER_CONFIG, callerReference: "somebody's 6" })
    expect(await account.deploy({ file, dryRun: true })).toMatchObject({ change: 'created', problems: [] })
  })
})
