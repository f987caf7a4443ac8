/** Whose a distribution is: repositories that are renamed, tags that are copied or removed, answers that look like creations. */
import { afterEach, describe, expect, test } from '@jest/globals'
import {
  CONFIG,
  DESTROYED,
  fileOf,
  NAME,
  oldTagsOf,
  openAccount,
  OTHER_CONFIG,
  REPOSITORY,
  REPOSITORY_ID,
  settledTags,
  tagsOf,
  type Account,
  type AccountOptions,
} from '../../support/distribution/deploy/account.ts'

const STATE = {
  'cloudfront-action:state': expect.stringMatching(/^\w+\/\w+$/),
  'cloudfront-action:members': expect.any(String),
}

let account: Account

/** Nothing that is not ours is ever touched, whatever a test does. */
afterEach(() => {
  expect(account.others()).toEqual(account.foreign)
})

function open(options: AccountOptions = {}): Account {
  account = openAccount({ deploymentMs: 0, ...options })
  return account
}

function ourTags(): Readonly<Record<string, string>> {
  return Object.fromEntries(account.ours()[0]?.tags ?? [])
}

function refusal(message: RegExp, advice: RegExp): object {
  return {
    status: 'failed',
    change: 'none',
    problems: [{ message: expect.stringMatching(message), advice: expect.stringMatching(advice) }],
  }
}

describe('a repository that was renamed', () => {
  const RENAMED = { repository: 'Octo-Org/new-name', repositoryId: REPOSITORY_ID }

  test('finds its distribution, and the tags get the new name', async () => {
    open()
    await account.deploy()
    expect(await account.deploy(RENAMED)).toMatchObject({ change: 'unchanged', distribution: { id: 'E0006EXAMPLE' } })
    expect(ourTags()).toEqual({
      ...settledTags('E0006EXAMPLE'),
      'cloudfront-action:repository': 'Octo-Org/new-name',
      ...STATE,
    })
    expect(await account.destroy(RENAMED)).toMatchObject({ change: 'deleted' })
    expect(account.ours()).toEqual([])
  })

  test('destroys without a deploy before', async () => {
    open()
    await account.deploy()
    expect(await account.destroy(RENAMED)).toMatchObject({ change: 'deleted' })
  })

  test('leaves nothing to a new repository of its old name', async () => {
    open()
    await account.deploy()
    const held = account.ours()
    const heir = { repository: REPOSITORY, repositoryId: '2002', file: fileOf({ config: OTHER_CONFIG }) }
    expect(await account.destroy(heir)).toMatchObject({ status: 'nothing-to-do', change: 'none' })
    expect(await account.deploy(heir)).toMatchObject({ change: 'created', distribution: { id: 'E0007EXAMPLE' } })
    expect(account.ours()[0]).toEqual(held[0])
  })
})

describe('tags of an older version', () => {
  test.each([REPOSITORY, 'Octo-Org/Website'])('of %s are brought up to date', async (repository) => {
    open()
    account.memory.add({ config: CONFIG, tags: oldTagsOf(repository, NAME) })
    expect(await account.deploy()).toMatchObject({ change: 'unchanged', distribution: { id: 'E0006EXAMPLE' } })
    expect(ourTags()).toEqual({ ...settledTags('E0006EXAMPLE'), ...STATE })
  })

  test('are enough to destroy by', async () => {
    open()
    account.memory.add({ config: CONFIG, tags: oldTagsOf(REPOSITORY, NAME) })
    expect(await account.destroy({ teardown: 'async' })).toMatchObject({ change: 'disabled' })
    expect(ourTags()).toMatchObject(tagsOf(REPOSITORY, NAME))
  })

  test.each(['octo-org/old-name', 'old-owner/website'])('of %s are named, since that may be us', async (former) => {
    open()
    account.memory.add({ config: CONFIG, tags: oldTagsOf(former, NAME) })
    const [before] = account.ours()
    expect(await account.destroy()).toMatchObject({ status: 'nothing-to-do', change: 'none' })
    await account.deploy({ dryRun: true })
    const told = account.told.filter(({ level }) => level === 'notice').map(({ text }) => text)
    expect(told).toHaveLength(2)
    for (const text of told) expect(text).toMatch(/E0006EXAMPLE.*`distribution: E0006EXAMPLE`/)
    expect(account.ours()[0]).toEqual(before)
  })
})

test('a run that does not know the ID of its repository touches nothing that is tagged with one', async () => {
  open()
  await account.deploy()
  const held = account.ours()
  const unknown = { repositoryId: undefined }
  const expected = refusal(/E0006EXAMPLE.*ID 1001/, /GITHUB_REPOSITORY_ID/)
  expect(await account.destroy(unknown)).toMatchObject(expected)
  expect(await account.deploy(unknown)).toMatchObject(expected)
  expect(account.ours()).toEqual(held)
})

describe('tags that were copied', () => {
  async function copyAfterDestroying(): Promise<void> {
    open({ deploymentMs: 1_000 })
    await account.deploy()
    await account.destroy({ teardown: 'async' })
    account.memory.add({ config: CONFIG, tags: ourTags() })
  }

  test('with their mark to a live distribution: both are named, none is touched', async () => {
    await copyAfterDestroying()
    const held = account.ours()
    const expected = refusal(/E0006EXAMPLE, E0007EXAMPLE \(its tags are those of E0006EXAMPLE\)/, /untag-resource/)
    expect(await account.destroy()).toMatchObject(expected)
    expect(await account.deploy()).toMatchObject(expected)
    expect(account.ours()).toEqual(held)
  })

  test('prove nothing when the original is gone', async () => {
    await copyAfterDestroying()
    account.memory.drop('E0006EXAMPLE')
    const held = account.ours()
    const expected = refusal(/E0007EXAMPLE has the tags of distribution E0006EXAMPLE/, /`distribution: E0007EXAMPLE`/)
    expect(await account.destroy()).toMatchObject(expected)
    expect(await account.deploy()).toMatchObject(expected)
    expect(account.ours()).toEqual(held)
  })
})

describe('tags that change while a run works', () => {
  /** Somebody takes the tags away as soon as they were read for the first time. */
  function retagAfterFinding(): void {
    let reads = 0
    open({
      trouble: ({ operation, id = '' }) => {
        if (operation === 'getTags' && id === 'E0006EXAMPLE' && ++reads === 2)
          account.memory.retag(id, tagsOf('octo-org/heir', NAME))
        return undefined
      },
    })
    account.memory.add({ config: { ...CONFIG, Comment: 'Other' }, tags: tagsOf(REPOSITORY, NAME) })
  }

  test.each([{}, DESTROYED])('stop a deploy before it writes, beside %j', async (mark) => {
    retagAfterFinding()
    account.memory.retag('E0006EXAMPLE', { ...tagsOf(REPOSITORY, NAME), ...mark })
    expect(await account.deploy()).toMatchObject(
      refusal(/E0006EXAMPLE is not tagged as `pr-12`.*any more/, /run the job again/),
    )
    expect(account.ours()).toMatchObject([{ config: { Comment: 'Other' } }])
  })

  test('stop a destruction before it writes', async () => {
    retagAfterFinding()
    expect(await account.destroy()).toMatchObject(refusal(/E0006EXAMPLE is not tagged/, /run the job again/))
    expect(Object.keys(ourTags())).not.toContain('cloudfront-action:destroyed')
  })
})

describe('a creation that is answered with a distribution that exists', () => {
  const answered = { answersRepeatedCreation: true }

  test('of another name of this repository: it is left alone, and another one created', async () => {
    open(answered)
    const file = fileOf({ config: OTHER_CONFIG, callerReference: 'my reference' })
    await account.deploy({ name: 'one', file })
    const held = account.ours()
    expect(await account.deploy({ name: 'two', file })).toMatchObject({
      change: 'created',
      distribution: { id: 'E0007EXAMPLE' },
      problems: [],
    })
    expect(account.ours()[0]).toEqual(held[0])
  })

  test('without tags, as they were removed by hand: it is named, and nothing is written', async () => {
    open(answered)
    const file = fileOf({ config: OTHER_CONFIG })
    await account.deploy({ file })
    account.memory.retag('E0006EXAMPLE', {})
    const held = account.ours()
    expect(await account.deploy({ file })).toMatchObject(
      refusal(/cloudfront-action\/1001\/pr-12 belongs to distribution E0006EXAMPLE/, /`distribution: E0006EXAMPLE`/),
    )
    expect(account.ours()).toEqual(held)
  })

  test('of ours, which the list did not have: it is updated', async () => {
    open(answered)
    await account.deploy()
    let isHidden = true
    const hide = async function* () {
      if (!isHidden) yield* account.memory.distributions.list()
      isHidden = false
    }
    const memory = { ...account.memory.distributions, list: hide }
    const blind = openAccount({ connect: () => Promise.resolve(memory) })
    expect(await blind.deploy({ file: fileOf({ config: { ...CONFIG, Comment: 'Another' } }) })).toMatchObject({
      change: 'updated',
      distribution: { id: 'E0006EXAMPLE' },
    })
    expect(account.ours()).toMatchObject([{ config: { Comment: 'Another' } }])
  })

  test('whose tags are not there at once is ours all the same', async () => {
    open({ lateTags: 2 })
    expect(await account.deploy()).toMatchObject({ change: 'created', problems: [] })
    expect(account.ours()).toHaveLength(1)
  })
})

describe('two files under one name', () => {
  const OTHER = fileOf({ file: 'infra/other.yml' })

  test.each([true, false])('do not overwrite each other; dry run: %j', async (dryRun) => {
    open()
    await account.deploy()
    const held = account.ours()
    expect(await account.deploy({ file: OTHER, dryRun })).toMatchObject(
      refusal(
        /`pr-12`, distribution E0006EXAMPLE, is described by \.github\/cloudfront-distribution\.yml.*infra\/other\.yml/,
        /another `name`.*`distribution: E0006EXAMPLE`/,
      ),
    )
    expect(account.ours()).toEqual(held)
  })

  test('may have one that an earlier step made', async () => {
    open()
    await account.deploy()
    expect(await account.deploy({ file: fileOf({ file: '/tmp/made.yml' }) })).toMatchObject({ change: 'unchanged' })
    expect(ourTags()).toEqual({ ...settledTags('E0006EXAMPLE'), ...STATE })
  })
})
