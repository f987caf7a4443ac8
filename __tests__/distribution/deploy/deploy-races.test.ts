import { afterEach, describe, expect, test } from '@jest/globals'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { DENIED, RESET, type Fault } from '../../support/purge/memory-cloudfront.ts'
import {
  CONFIG,
  fileOf,
  openDeployedAccount,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'
import { first, STALE } from '../../support/distribution/deploy/memory-distributions.ts'

const OTHER_COMMENT = fileOf({ config: { ...CONFIG, Comment: 'Another comment' } })

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

describe('a stale ETag', () => {
  test('three times is read and merged again', async () => {
    await deployed({ trouble: first('update', STALE, 3) })
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({ change: 'updated', problems: [] })
    expect(account.operations(before).filter((one) => one === 'update')).toHaveLength(4)
    expect(account.planned.slice(1)).toEqual([{ paths: ['Comment'], after: 'get' }])
    expect(account.ours()[0]?.config['Comment']).toBe('Another comment')
  })

  test('for ever is a problem, with what was to be done', async () => {
    await deployed({ trouble: first('update', STALE, Infinity) })
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({
      status: 'failed',
      change: 'none',
      changes: [{ path: 'Comment' }],
      distribution: { id: 'E0006EXAMPLE' },
      problems: [{ message: expect.stringContaining('PreconditionFailed') }],
    })
    expect(account.operations(before).filter((one) => one === 'update')).toHaveLength(5)
  })

  test('by a second writer: what the file says holds', async () => {
    let interfered = false
    await deployed({
      trouble: ({ operation }) => {
        if (operation === 'update' && !interfered) {
          interfered = true
          change({ Comment: 'Changed by hand', PriceClass: 'PriceClass_100', DefaultRootObject: 'other.html' })
        }
        return undefined
      },
    })
    const result = await account.deploy({ file: OTHER_COMMENT })
    expect(result).toMatchObject({ change: 'updated', problems: [] })
    expect(account.planned.slice(1)).toMatchObject([{ paths: ['Comment'] }, { after: 'get' }])
    expect(result.changes.map(({ path }) => path).sort()).toEqual(['Comment', 'DefaultRootObject', 'PriceClass'])
    expect(account.ours()[0]?.config).toMatchObject({
      Comment: 'Another comment',
      PriceClass: 'PriceClass_All',
      DefaultRootObject: 'index.html',
    })
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({ change: 'unchanged' })
  })

  test('by a writer right after us: theirs does not pass for ours', async () => {
    let isWritten = false
    await deployed({
      trouble: ({ operation }) => {
        if (operation === 'get' && account.ours()[0]?.config['Comment'] === 'Another comment' && !isWritten) {
          isWritten = true
          change({ Comment: 'Changed by hand' })
        }
        return undefined
      },
    })
    await account.deploy({ file: OTHER_COMMENT })
    expect(isWritten).toBe(true)
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({ change: 'updated', cause: 'outside' })
  })
})

describe('what gets in the way', () => {
  const throttled: Fault = { code: 'Throttling', text: 'Rate exceeded', httpStatus: 400 }

  test.each<[string, AccountOptions['trouble']]>([
    ['the lost answer of the update', first('update', { ...RESET, afterwards: true })],
    ['the lost answer of the tags', first('setTags', { ...RESET, afterwards: true })],
    ['throttling of the update', first('update', throttled, 5)],
    ['throttling of the reading', first('get', throttled, 5)],
    ['a fault of the service', first('update', { code: 'InternalError', text: 'no', httpStatus: 500 }, 5)],
  ])('%s is overcome', async (_, trouble) => {
    await deployed({ ...(trouble && { trouble }) })
    const result = await account.deploy({ file: OTHER_COMMENT })
    expect(result).toMatchObject({ change: 'updated', changes: [{ path: 'Comment' }], cause: 'file', problems: [] })
    expect(account.ours()).toMatchObject([{ config: { Comment: 'Another comment' } }])
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({ change: 'unchanged' })
  })

  test.each(['get', 'update'] as const)('a %s that is denied is a problem', async (operation) => {
    await deployed({ trouble: first(operation, DENIED, Infinity) })
    const held = account.ours()
    expect(await account.deploy({ file: OTHER_COMMENT, purge: ['/*'] })).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringContaining('AccessDenied') }],
    })
    expect(account.ours()).toEqual(held)
    expect(account.cache.calls).toEqual([])
  })

  test.each(['get', 'update', 'setTags'] as const)(
    'deleted by somebody before %s: created again',
    async (operation) => {
      let isGone = false
      await deployed({
        trouble: (call) => {
          if (call.operation === operation && !isGone) {
            isGone = true
            account.memory.drop('E0006EXAMPLE')
          }
          return undefined
        },
      })
      const result = await account.deploy({ file: OTHER_COMMENT })
      expect(result).toMatchObject({ change: 'created', distribution: { id: 'E0007EXAMPLE' }, problems: [] })
      expect(account.ours()).toMatchObject([{ id: 'E0007EXAMPLE', config: { Comment: 'Another comment' } }])
    },
  )

  test('deleted again and again ends it', async () => {
    await deployed({
      trouble: ({ operation }) => {
        if (operation === 'get' || operation === 'setTags') for (const { id } of account.ours()) account.memory.drop(id)
        return undefined
      },
    })
    expect(await account.deploy({ file: OTHER_COMMENT })).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringMatching(/NoSuch(?:Distribution|Resource)/) }],
    })
  })
})
