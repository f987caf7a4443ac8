import { afterEach, describe, expect, test } from '@jest/globals'
import { Failure } from '../../../src/failure.ts'
import { DENIED, RESET, type Fault } from '../../support/purge/memory-cloudfront.ts'
import {
  CONFIG,
  fileOf,
  NAME,
  openAccount,
  OTHER_CONFIG,
  REPOSITORY,
  settledTags,
  tagsOf,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'
import { first } from '../../support/distribution/deploy/memory-distributions.ts'

const REFERENCE = 'cloudfront-action/1001/pr-12'
const THROTTLED: Fault = { code: 'Throttling', text: 'Rate exceeded', httpStatus: 400 }

let account: Account

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(() => {
  expect(account.others()).toEqual(account.foreign)
})

function open(options: AccountOptions = {}): Account {
  account = openAccount(options)
  return account
}

function referenceOf(one: { readonly config: typeof CONFIG } | undefined): unknown {
  return one?.config['CallerReference']
}

describe('a distribution that does not exist', () => {
  test('is created with its tags in one call', async () => {
    open()
    const result = await account.deploy({ file: fileOf({ tags: new Map([['team', 'web']]) }), purge: ['/*'] })
    expect(result).toMatchObject({
      command: 'deploy',
      name: NAME,
      status: 'in-progress',
      change: 'created',
      cause: undefined,
      purge: undefined,
      problems: [],
    })
    expect(result.distribution).toEqual({
      id: 'E0006EXAMPLE',
      arn: 'arn:aws:cloudfront::123456789012:distribution/E0006EXAMPLE',
      domainName: 'd6.cloudfront.net',
      status: 'in-progress',
    })
    expect(account.operations()).toEqual(['list', 'create', 'getTags', 'get', 'setTags'])
    const [created] = account.memory.calls.filter(({ operation }) => operation === 'create')
    expect(created).toMatchObject({ config: CONFIG, callerReference: REFERENCE })
    expect(Object.fromEntries(created?.tags ?? [])).toEqual({
      team: 'web',
      ...tagsOf(REPOSITORY, NAME),
      'cloudfront-action:file': '.github/cloudfront-distribution.yml',
    })
    expect(account.ours()).toHaveLength(1)
  })

  test('is told as everything that the file gives, its tags last', async () => {
    open()
    const { changes } = await account.deploy({ file: fileOf({ tags: new Map([['team', 'web']]) }) })
    expect(changes.every(({ before }) => before === undefined)).toBe(true)
    expect(changes).toContainEqual(expect.objectContaining({ path: 'Comment', after: 'A preview' }))
    expect(changes.at(-1)).toMatchObject({ path: 'Tags[team]', after: 'web' })
  })

  test('is waited for until it is Deployed, and told before that', async () => {
    open()
    const start = account.clock.now()
    const result = await account.deploy({ wait: true, purge: ['/*'] })
    expect(result).toMatchObject({ status: 'completed', change: 'created', distribution: { status: 'deployed' } })
    expect(account.clock.now() - start).toBeGreaterThanOrEqual(170_000)
    expect(account.early).toMatchObject([{ id: 'E0006EXAMPLE', status: 'in-progress' }])
    expect(account.cache.calls).toEqual([])
  })

  test.each(['fail', 'warn'] as const)('that does not get Deployed in time: %s', async (onWaitTimeout) => {
    open({ deploymentMs: Infinity })
    const result = await account.deploy({ wait: true, waitTimeout: 90_000, onWaitTimeout })
    const problem = { message: expect.stringContaining('not Deployed within 90 s'), advice: expect.any(String) }
    expect(result).toMatchObject({
      status: onWaitTimeout === 'fail' ? 'failed' : 'in-progress',
      change: 'created',
      problems: onWaitTimeout === 'fail' ? [problem] : [],
    })
    expect(account.told.filter(({ level }) => level === 'warning')).toHaveLength(onWaitTimeout === 'warn' ? 1 : 0)
  })

  test('is only planned by a dry run', async () => {
    open()
    const planned = await account.deploy({ dryRun: true, wait: true, purge: ['/*'] })
    expect(planned).toMatchObject({ status: 'planned', change: 'created', distribution: undefined })
    expect(account.operations()).toEqual(['list'])
    const { changes } = await account.deploy()
    expect(planned.changes).toEqual(changes)
    const paths = changes.map(({ path }) => path)
    expect(account.planned.map((plan) => plan.paths)).toEqual([paths, paths])
  })

  test('cannot be given the tags that say whose it is', async () => {
    open()
    const tags = new Map([
      ['cloudfront-action:name', 'production'],
      ['cloudfront-action:destroyed', 'now'],
    ])
    await account.deploy({ file: fileOf({ tags }) })
    const [made] = account.ours()
    expect(Object.fromEntries(made?.tags ?? [])).toEqual({
      ...settledTags('E0006EXAMPLE'),
      'cloudfront-action:state': expect.stringMatching(/^\w+\/\w+$/),
      'cloudfront-action:members': expect.any(String),
    })
  })
})

describe('its CallerReference', () => {
  test('is the one that the file gives', async () => {
    open()
    await account.deploy({ file: fileOf({ callerReference: 'example.com2012-04-11-5:09pm' }) })
    expect(referenceOf(account.ours()[0])).toBe('example.com2012-04-11-5:09pm')
  })

  test('is our own where the one of the file belongs to another name of this action', async () => {
    open()
    const taken = String(referenceOf(account.foreign[1]))
    const result = await account.deploy({ file: fileOf({ callerReference: taken }) })
    expect(result).toMatchObject({ change: 'created', problems: [] })
    expect(referenceOf(account.ours()[0])).toBe(REFERENCE)
    expect(account.told).toContainEqual({ level: 'notice', text: expect.stringContaining(taken) })
  })

  test('of the file that somebody else’s distribution has is an error with the lines that take that over', async () => {
    open()
    const taken = String(referenceOf(account.foreign[0]))
    expect(await account.deploy({ file: fileOf({ callerReference: taken }) })).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [
        {
          message: expect.stringMatching(
            /somebody's 1 belongs to distribution E0001EXAMPLE, which this action does not/,
          ),
          advice: expect.stringMatching(
            /`distribution: E0001EXAMPLE`.*`name: pr-12`.*remove `CallerReference` from \.github/,
          ),
        },
      ],
    })
    expect(account.ours()).toEqual([])
  })

  test.each([
    [false, `${REFERENCE}/3`],
    [true, REFERENCE],
  ])('after two that were deleted, if those can be used again: %j', async (reuseOfDeleted, reference) => {
    open({ reuseOfDeleted, deploymentMs: 0 })
    for (let generation = 1; generation <= 2; generation++) {
      await account.deploy()
      expect(await account.destroy()).toMatchObject({ change: 'deleted' })
    }
    expect(await account.deploy()).toMatchObject({ change: 'created', problems: [] })
    expect(account.ours()).toHaveLength(1)
    expect(referenceOf(account.ours()[0])).toBe(reference)
  })

  test('runs out in the end', async () => {
    const existing = {
      code: 'DistributionAlreadyExists',
      text: 'Already exists: E0002EXAMPLE',
      httpStatus: 409,
    }
    open({ trouble: first('create', existing, Infinity) })
    expect(await account.deploy()).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringContaining('`pr-12`'), advice: expect.stringContaining('name') }],
    })
    expect(account.ours()).toEqual([])
  })

  test('that CloudFront refuses without saying for whom', async () => {
    open({ namesHolder: false })
    const taken = String(referenceOf(account.foreign[0]))
    await account.deploy({ file: fileOf({ callerReference: taken }) })
    expect(account.ours()).toHaveLength(1)
    expect(referenceOf(account.ours()[0])).toBe(REFERENCE)
  })
})

describe('an answer that was lost after the creation was done', () => {
  test.each([true, false])('leads to the same distribution, if CloudFront names it: %j', async (namesHolder) => {
    open({ namesHolder, trouble: first('create', { ...RESET, afterwards: true }) })
    const result = await account.deploy({ purge: ['/*'], wait: true })
    expect(result).toMatchObject({ status: 'completed', change: 'created', problems: [], purge: undefined })
    expect(result.changes).toContainEqual(expect.objectContaining({ path: 'Comment' }))
    expect(account.ours()).toHaveLength(1)
    expect(account.cache.calls).toEqual([])
    expect(await account.deploy()).toMatchObject({ change: 'unchanged' })
  })

  test('that the SDK met by itself, too', async () => {
    open({
      trouble: ({ operation, config = {}, callerReference = '', tags }) => {
        // Its first attempt was carried out and its second one refused: nobody is told of the first.
        if (operation === 'create' && account.ours().length === 0)
          account.memory.add({
            config: { ...config, CallerReference: callerReference },
            tags: Object.fromEntries(tags ?? []),
          })
        return undefined
      },
    })
    expect(await account.deploy({ purge: ['/*'] })).toMatchObject({ change: 'created', purge: undefined })
    expect(account.ours()).toHaveLength(1)
  })
})

describe('what gets in the way', () => {
  test.each<[string, AccountOptions['trouble']]>([
    ['throttling of the list', first('list', THROTTLED, 5)],
    ['throttling of the tags', first('getTags', THROTTLED, 5)],
    ['throttling of the creation', first('create', THROTTLED, 5)],
    ['a fault of the service', first('create', { code: 'Unknown', text: 'none', httpStatus: 503 }, 5)],
    ['a connection that is reset', first('create', RESET, 3)],
    ['a lost answer about the tags', first('setTags', { ...RESET, afterwards: true })],
    ['a distribution that vanishes while it is listed', first('getTags', { code: 'NoSuchResource', text: 'none' })],
  ])('%s is overcome', async (_, trouble) => {
    open({ ...(trouble && { trouble }) })
    expect(await account.deploy()).toMatchObject({ change: 'created', problems: [] })
    expect(account.ours()).toHaveLength(1)
  })

  test('is waited out until the deadline', async () => {
    open({ trouble: first('create', THROTTLED, Infinity) })
    const start = account.clock.now()
    const result = await account.deploy({ waitTimeout: 120_000 })
    expect(result).toMatchObject({ status: 'failed', problems: [{ message: expect.stringContaining('Throttling') }] })
    expect(account.clock.now() - start).toBe(120_000)
  })

  test.each(['list', 'getTags', 'create'] as const)('a %s that is denied is a problem', async (operation) => {
    open({ trouble: first(operation, DENIED, Infinity) })
    expect(await account.deploy()).toMatchObject({
      status: 'failed',
      change: 'none',
      distribution: undefined,
      problems: [{ message: expect.stringContaining('AccessDenied'), advice: expect.any(String) }],
    })
    expect(account.ours()).toEqual([])
  })

  test('of a distribution of others only the tags are read, which the policy allows', async () => {
    open({})
    const taken = account.foreign[1]?.config['CallerReference']
    const result = await account.deploy({ file: fileOf({ callerReference: taken as string }) })
    expect(result).toMatchObject({ change: 'created', problems: [] })
    const operations = account.operations()
    expect(operations.slice(0, operations.lastIndexOf('create'))).not.toContain('get')
  })

  test('a refusal of the configuration is a problem', async () => {
    const refusal = { code: 'NoSuchOrigin', text: 'One or more of your origins do not exist.', httpStatus: 404 }
    open({ trouble: first('create', refusal, Infinity) })
    expect(await account.deploy()).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: expect.stringContaining('NoSuchOrigin') }],
    })
    expect(account.operations().filter((one) => one === 'create')).toHaveLength(1)
  })

  test('tags that may not be written leave the distribution in the result', async () => {
    open({ trouble: first('setTags', DENIED, Infinity) })
    expect(await account.deploy()).toMatchObject({
      status: 'failed',
      change: 'created',
      distribution: { id: 'E0006EXAMPLE' },
      problems: [{ message: expect.stringContaining('AccessDenied') }],
    })
    expect(account.early).toHaveLength(1)
  })

  test('a connection that cannot be made is a problem', async () => {
    const failure = new Failure('this job has no OIDC token', 'Add `id-token: write`')
    open({ connect: () => Promise.reject(failure) })
    expect(await account.deploy()).toMatchObject({
      status: 'failed',
      change: 'none',
      problems: [{ message: failure.message, advice: failure.advice }],
    })
  })

  test('a fault of the program is no problem of the user', async () => {
    open({
      trouble: () => {
        throw new TypeError('a bug')
      },
    })
    await expect(account.deploy()).rejects.toThrow('a bug')
  })
})

test('the tags of all distributions are read a few at a time, each once', async () => {
  let underWay = 0
  let most = 0
  open({
    latency: () => 10,
    trouble: ({ operation }) => {
      most = Math.max(most, operation === 'getTags' ? ++underWay : 0)
      if (operation === 'getTags') setImmediate(() => underWay--)
      return undefined
    },
  })
  for (let more = 0; more < 40; more++) account.foreign.push(account.memory.add({ config: OTHER_CONFIG }))
  await account.deploy({ dryRun: true })
  expect(account.memory.calls.filter(({ operation }) => operation === 'getTags')).toHaveLength(45)
  expect(most).toBeLessThanOrEqual(4)
})
