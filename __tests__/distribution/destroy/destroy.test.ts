import { afterEach, describe, expect, test } from '@jest/globals'
import {
  CONFIG,
  DESTROYED,
  NAME,
  openAccount,
  REPOSITORY,
  tagsOf,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'
import { first, STALE, type DistributionCall } from '../../support/distribution/deploy/memory-distributions.ts'
import { DENIED, RESET, type Fault } from '../../support/purge/memory-cloudfront.ts'

const MARK = 'cloudfront-action:destroyed'
const THROTTLED: Fault = { code: 'Throttling', text: 'Rate exceeded', httpStatus: 400 }

let account: Account

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(() => {
  expect(account.others()).toEqual(account.foreign)
})

/** An account in which a distribution of ours is Deployed. */
function withOurs(options: AccountOptions & { readonly config?: object; readonly tags?: object } = {}): Account {
  const { config = {}, tags = {}, ...given } = options
  account = openAccount(given)
  account.memory.add({ config: { ...CONFIG, ...config }, tags: { ...tagsOf(REPOSITORY, NAME), ...tags } })
  return account
}

describe('waiting', () => {
  test('marks, disables, waits and deletes', async () => {
    withOurs()
    const result = await account.destroy()
    expect(result).toEqual({
      command: 'destroy',
      name: NAME,
      status: 'completed',
      change: 'deleted',
      distribution: {
        id: 'E0006EXAMPLE',
        arn: 'arn:aws:cloudfront::123456789012:distribution/E0006EXAMPLE',
        domainName: 'd6.cloudfront.net',
        status: 'deleted',
      },
      changes: [],
      cause: undefined,
      untaken: [],
      duePurge: [],
      purge: undefined,
      problems: [],
    })
    expect(account.ours()).toEqual([])
    const written = account.operations().filter((one) => one !== 'get')
    expect(written).toEqual([
      ...['list', 'getTags', 'getTags', 'setTags', 'getTags', 'update'],
      ...['getTags', 'getTags', 'delete'],
    ])
  })

  test('gives up at the deadline, and says what happens to it', async () => {
    withOurs({ deploymentMs: Infinity })
    const result = await account.destroy({ waitTimeout: 60_000 })
    expect(result).toMatchObject({
      status: 'failed',
      change: 'disabled',
      distribution: { status: 'in-progress' },
      problems: [
        {
          message: expect.stringMatching(/not Deployed within 60 s.*later run of `destroy` deletes it/),
          advice: expect.stringContaining('wait-timeout'),
        },
      ],
    })
    expect(account.ours()[0]?.tags.has(MARK)).toBe(true)
  })

  test('only warns of the deadline if it is to', async () => {
    withOurs({ deploymentMs: Infinity })
    const result = await account.destroy({ waitTimeout: 60_000, onWaitTimeout: 'warn' })
    expect(result).toMatchObject({ status: 'in-progress', change: 'disabled', problems: [] })
    expect(account.told.filter(({ level }) => level === 'warning')).toHaveLength(1)
  })
})

describe('async', () => {
  test('ends once it is marked and disabled, and a later run deletes it', async () => {
    withOurs()
    const result = await account.destroy({ teardown: 'async' })
    expect(result).toMatchObject({ status: 'in-progress', change: 'disabled', distribution: { status: 'in-progress' } })
    expect(account.operations()).toEqual(['list', 'getTags', 'getTags', 'setTags', 'get', 'getTags', 'update'])
    expect(account.ours()).toMatchObject([{ config: { Enabled: false, Aliases: { Quantity: 0 } } }])

    const [marked] = account.ours()
    const again = await account.destroy({ teardown: 'async' })
    expect(again).toMatchObject({ status: 'in-progress', change: 'disabled' })
    expect(account.ours()).toEqual([marked])

    await account.clock.sleep(170_000)
    expect(await account.destroy({ teardown: 'async' })).toMatchObject({ status: 'completed', change: 'deleted' })
    expect(account.ours()).toEqual([])
    expect(await account.destroy({ teardown: 'async' })).toMatchObject({ status: 'nothing-to-do', change: 'none' })
  })

  test('what its file disabled is deleted at once', async () => {
    withOurs({ config: { Enabled: false } })
    expect(await account.destroy({ teardown: 'async' })).toMatchObject({ status: 'completed', change: 'deleted' })
    expect(account.operations()).not.toContain('update')
  })

  test('the mark says when it was begun, and stays', async () => {
    withOurs({ tags: DESTROYED })
    await account.destroy({ teardown: 'async' })
    expect(account.ours()[0]?.tags.get(MARK)).toBe(DESTROYED[MARK])
    expect(account.operations()).not.toContain('setTags')
  })
})

describe('nothing to destroy', () => {
  test('is a success', async () => {
    account = openAccount()
    expect(await account.destroy()).toMatchObject({
      status: 'nothing-to-do',
      change: 'none',
      distribution: undefined,
      problems: [],
    })
  })

  test.each(['get', 'setTags', 'update'] as const)('where somebody else deletes it before %s', async (operation) => {
    withOurs({
      trouble: (call) => {
        if (call.operation === operation) account.memory.drop('E0006EXAMPLE')
        return undefined
      },
    })
    expect(await account.destroy()).toMatchObject({
      status: 'completed',
      change: 'deleted',
      distribution: { id: 'E0006EXAMPLE', status: 'deleted' },
      problems: [],
    })
  })

  test('where it vanishes while it is listed', async () => {
    const vanish = ({ operation, id }: DistributionCall) => {
      if (operation === 'getTags' && id === 'E0006EXAMPLE') account.memory.drop(id)
      return undefined
    }
    withOurs({ trouble: vanish })
    expect(await account.destroy()).toMatchObject({ status: 'nothing-to-do', change: 'none' })
  })
})

describe('a dry run', () => {
  test.each([
    ['wait', {}, 'deleted'],
    ['async', {}, 'disabled'],
    ['async', { Enabled: false }, 'deleted'],
  ] as const)('with %s of %j would have it %s, and changes nothing', async (teardown, config, change) => {
    withOurs({ config })
    const before = account.ours()
    const result = await account.destroy({ dryRun: true, teardown })
    expect(result).toMatchObject({ status: 'planned', change, distribution: { id: 'E0006EXAMPLE' } })
    expect(account.ours()).toEqual(before)
    expect(account.operations()).toEqual(['list', 'getTags', 'get'])
  })

  test('of nothing', async () => {
    account = openAccount()
    expect(await account.destroy({ dryRun: true })).toMatchObject({ status: 'nothing-to-do', change: 'none' })
  })
})

describe('several of one name', () => {
  test('are named, and none is touched', async () => {
    withOurs()
    account.memory.add({ config: CONFIG, tags: tagsOf(REPOSITORY, NAME) })
    const before = account.ours()
    const result = await account.destroy()
    expect(result).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringMatching(/E0006EXAMPLE, E0007EXAMPLE/), advice: expect.any(String) }],
    })
    expect(account.ours()).toEqual(before)
  })

  test.each([1, 2])('are named, and none is touched, if %d of them are marked, too', async (marked) => {
    withOurs({ tags: DESTROYED })
    account.memory.add({ config: CONFIG, tags: { ...tagsOf(REPOSITORY, NAME), ...(marked === 2 ? DESTROYED : {}) } })
    const before = account.ours()
    expect(await account.destroy()).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringMatching(/E0006EXAMPLE, E0007EXAMPLE.*None of them was touched/) }],
    })
    expect(account.ours()).toEqual(before)
  })
})

describe('what gets in the way', () => {
  test.each<[string, AccountOptions['trouble']]>([
    ['stale ETags when it is disabled', first('update', STALE, 3)],
    ['stale ETags when it is deleted', first('delete', STALE, 3)],
    ['an ETag that is none', first('update', { ...STALE, code: 'InvalidIfMatchVersion', httpStatus: 400 }, 2)],
    ['DistributionNotDisabled', first('delete', { code: 'DistributionNotDisabled', text: 'no', httpStatus: 409 }, 3)],
    ['the lost answer of the disabling', first('update', { ...RESET, afterwards: true })],
    ['the lost answer of the deletion', first('delete', { ...RESET, afterwards: true })],
    ['the lost answer of the mark', first('setTags', { ...RESET, afterwards: true })],
    ['throttling of the list', first('list', THROTTLED, 4)],
    ['throttling of the tags', first('getTags', THROTTLED, 4)],
    ['a fault of the service', first('delete', { code: 'InternalError', text: 'no', httpStatus: 500 }, 4)],
  ])('%s is overcome', async (_, trouble) => {
    withOurs({ ...(trouble && { trouble }) })
    expect(await account.destroy()).toMatchObject({ status: 'completed', change: 'deleted', problems: [] })
    expect(account.ours()).toEqual([])
  })

  test.each(['list', 'getTags', 'setTags', 'get', 'update', 'delete'] as const)(
    'a %s that is denied is a problem',
    async (operation) => {
      withOurs({ trouble: first(operation, DENIED, Infinity) })
      const result = await account.destroy()
      expect(result).toMatchObject({
        status: 'failed',
        problems: [{ message: expect.stringContaining('AccessDenied'), advice: expect.any(String) }],
      })
      expect(account.ours()).toHaveLength(1)
    },
  )

  test('an ETag that is always stale ends it', async () => {
    withOurs({ trouble: first('update', STALE, Infinity) })
    expect(await account.destroy()).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringContaining('PreconditionFailed') }],
    })
    expect(account.operations().filter((one) => one === 'update')).toHaveLength(10)
  })

  test('somebody who enables it again each time', async () => {
    withOurs({
      trouble: ({ operation, id = '' }) => {
        if (operation === 'get') account.memory.change(id, (config) => ({ ...config, Enabled: true }))
        return undefined
      },
    })
    expect(await account.destroy()).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringContaining('enabled again') }],
    })
    expect(account.ours()).toHaveLength(1)
  })

  test('a deploy that takes it back: it is left as it is', async () => {
    withOurs({
      trouble: ({ operation }) => {
        if (operation === 'update') account.memory.retag('E0006EXAMPLE', tagsOf(REPOSITORY, NAME))
        return undefined
      },
    })
    expect(await account.destroy()).toMatchObject({
      status: 'failed',
      change: 'disabled',
      problems: [{ message: expect.stringContaining('taken back') }],
    })
    expect(account.ours()).toHaveLength(1)
    expect(account.operations()).not.toContain('delete')
  })

  test('a distribution that changes hands meanwhile is left as it is', async () => {
    withOurs({
      trouble: ({ operation }) => {
        if (operation === 'update')
          account.memory.retag('E0006EXAMPLE', { ...tagsOf('octo-org/heir', NAME), ...DESTROYED })
        return undefined
      },
    })
    expect(await account.destroy()).toMatchObject({ status: 'failed', change: 'disabled' })
    expect(account.operations()).not.toContain('delete')
  })
})

test('a distribution on a pricing plan is disabled and left in place', async () => {
  account = openAccount()
  const webAcl = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1'
  account.memory.add({
    config: { ...CONFIG, WebACLId: webAcl },
    tags: tagsOf(REPOSITORY, NAME),
    onPricingPlan: true,
  })
  const result = await account.destroy()
  expect(result).toMatchObject({
    status: 'failed',
    change: 'disabled',
    distribution: { status: 'deployed' },
    problems: [
      {
        message: expect.stringMatching(/DeleteDistribution.*pricing plan/),
        advice: expect.stringContaining('left in place'),
      },
    ],
  })
  expect(account.ours()).toMatchObject([{ config: { Enabled: false, WebACLId: webAcl, Aliases: { Quantity: 0 } } }])
  expect(account.operations().filter((one) => one === 'delete')).toHaveLength(1)
})
