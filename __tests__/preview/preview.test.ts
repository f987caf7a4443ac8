/** A pull request's preview on a distribution of its own, in memory and in virtual time. */
import { describe, expect, test } from '@jest/globals'
import { GitHubFailure } from '../../src/github/github.ts'
import { SHA, type Gate, type GitHubCall } from '../support/preview/memory-github.ts'
import { isServing, openWorld } from '../support/preview/world.ts'

const text = (body: string | undefined) => (body ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/ +/g, ' ')

/** Calls of GitHub, some of which are refused. */
function gateOf(refuse: (operation: GitHubCall) => boolean, calls: string[] = []): Gate {
  return (operation, act) => {
    calls.push(operation)
    return refuse(operation)
      ? Promise.reject(new GitHubFailure(`${operation} was refused: \`permissions\` are missing.`))
      : new Promise((resolve) => {
          resolve(act())
        })
  }
}

test('the address is told before the distribution is deployed, and that it is served afterwards', async () => {
  const comments: string[] = []
  const gate: Gate = (operation, act) =>
    new Promise((resolve) => {
      resolve(act())
      if (operation === 'createComment' || operation === 'updateComment')
        comments.push(`${world.clock.now() - start} ${text(world.github.comments(7)[0]?.body)}`)
    })
  const world = openWorld({ gate })
  const start = world.clock.now()
  world.github.setPull(7)
  const outcome = await world.preview(7)
  expect(outcome).toMatchObject({ state: 'served', url: 'https://d1.cloudfront.net', problems: [] })
  expect(comments).toEqual([
    expect.stringMatching(/^0 .*⏳ Deploying.*d1\.cloudfront\.net/s),
    expect.stringMatching(/^1\d{5} .*✅ Served.*d1\.cloudfront\.net/s),
  ])
  expect(world.github.allDeployments().map(({ statuses }) => statuses.map(({ state }) => state))).toEqual([
    ['in_progress', 'success'],
  ])
})

test('a push replaces the deployment and edits the one comment', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  await world.preview(7, { sha: 'c'.repeat(40) })
  expect(world.github.allDeployments().map(({ sha }) => sha)).toEqual(['c'.repeat(40)])
  expect(world.github.comments(7)).toHaveLength(1)
  expect(text(world.github.comments(7)[0]?.body)).toContain('ccccccc')
  expect(world.ours()).toHaveLength(1)
})

test('a second run for the same commit edits the comment and makes no other deployment', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  const withoutTime = () => text(world.github.comments(7)[0]?.body).replace(/Updated .* UTC/, '')
  const before = withoutTime()
  await world.preview(7)
  expect(world.github.comments(7)).toHaveLength(1)
  expect(withoutTime()).toBe(before)
  expect(world.github.allDeployments()).toHaveLength(1)
})

test('closed, it is disabled, its deployments are deleted and its comment says so; the sweep deletes it', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  world.github.setPull(7, { isOpen: false })
  expect(await world.preview(7)).toMatchObject({ state: 'gone', url: undefined })
  expect(world.ours().map(isServing)).toEqual([false])
  expect(world.github.allDeployments()).toEqual([])
  expect(text(world.github.comments(7)[0]?.body)).toContain('Removed')
  await world.clock.sleep(200_000)
  expect((await world.sweep()).previews).toMatchObject([{ name: 'pr-7', change: 'deleted' }])
  expect(world.ours()).toEqual([])
})

test('reopened while it is deleted, it is enabled again', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  world.github.setPull(7, { isOpen: false })
  await world.preview(7)
  world.github.setPull(7, { isOpen: true })
  expect(await world.preview(7)).toMatchObject({ state: 'served' })
  expect(world.ours().map(isServing)).toEqual([true])
  expect(text(world.github.comments(7)[0]?.body)).toContain('Served')
})

test('reopened after it was deleted, it is the next generation', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  world.github.setPull(7, { isOpen: false })
  await world.preview(7)
  await world.clock.sleep(200_000)
  await world.sweep()
  world.github.setPull(7, { isOpen: true })
  expect(await world.preview(7)).toMatchObject({ state: 'served', url: 'https://d2.cloudfront.net' })
})

test('closed while it is deployed, it leaves nothing that serves', async () => {
  const world = openWorld()
  world.github.setPull(7)
  const run = world.preview(7)
  await world.clock.sleep(60_000)
  world.github.setPull(7, { isOpen: false })
  expect(await run).toMatchObject({ state: 'gone' })
  expect(world.ours().map(isServing)).toEqual([false])
  expect(world.github.allDeployments()).toEqual([])
  expect(text(world.github.comments(7)[0]?.body)).toContain('Removed')
})

test('a conflict has no closed run: the sweep removes it', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  world.github.setPull(7, { isOpen: false })
  await world.sweep()
  await world.clock.sleep(200_000)
  await world.sweep()
  expect([world.ours(), world.github.allDeployments()]).toEqual([[], []])
  expect(text(world.github.comments(7)[0]?.body)).toContain('Removed')
})

test('closed without a preview, nothing is written anywhere', async () => {
  const calls: string[] = []
  const world = openWorld({ gate: gateOf(() => false, calls) })
  world.github.setPull(7, { isOpen: false })
  expect(await world.preview(7)).toMatchObject({ state: 'absent', problems: [] })
  expect(calls.filter((call) => /create|update|set/.test(call))).toEqual([])
})

test('a closed pull request with the label keeps its preview', async () => {
  const world = openWorld()
  world.github.setPull(7)
  await world.preview(7)
  world.github.setPull(7, { isOpen: false, labels: ['keep-preview'] })
  expect(await world.preview(7)).toMatchObject({ state: 'kept' })
  expect(world.ours().map(isServing)).toEqual([true])
})

test('a dry run writes nothing', async () => {
  const calls: string[] = []
  const world = openWorld({ gate: gateOf(() => false, calls) })
  world.github.setPull(7)
  await world.preview(7, { dryRun: true })
  expect(calls).toEqual(['get'])
})

describe('what GitHub refuses is a warning, and the rest works', () => {
  test.each<[string, (operation: GitHubCall) => boolean]>([
    ['reading pull requests', (operation) => operation === 'get'],
    ['comments', (operation) => operation.includes('Comment')],
    ['deployments', (operation) => operation.includes('Deployment')],
    ['all of it', () => true],
  ])('%s', async (_, refuse) => {
    const world = openWorld({ gate: gateOf(refuse) })
    world.github.setPull(7)
    expect(await world.preview(7)).toMatchObject({ state: 'served', problems: [] })
    const warnings = world.told.filter(({ level }) => level === 'warning').map(({ text: line }) => line)
    expect(warnings).toEqual(expect.arrayContaining([expect.stringMatching(/`permissions` are missing/)]))
    expect(new Set(warnings).size).toBe(warnings.length)
    world.github.setPull(7, { isOpen: false })
    expect(await world.preview(7)).toMatchObject({ state: 'gone', problems: [] })
  })
})

test('a comment whose answer is lost is not written twice', async () => {
  let lost = false
  const world = openWorld({
    gate: (operation, act) =>
      new Promise((resolve) => {
        const answer = act()
        if (operation === 'createComment' && !lost) {
          lost = true
          throw new GitHubFailure('No answer.')
        }
        resolve(answer)
      }),
  })
  world.github.setPull(7)
  await world.preview(7)
  expect(world.github.comments(7)).toHaveLength(1)
})

test("somebody else's comment with our marker is left alone, among 150 comments", async () => {
  const world = openWorld()
  world.github.setPull(7)
  const foreign = '<!-- cloudfront-action: preview pr-7 -->\nmine'
  world.github.addComment({ number: 7, author: 'someone', body: foreign })
  for (let index = 0; index < 150; index++) world.github.addComment({ number: 7, author: 'someone', body: 'text' })
  await world.preview(7)
  await world.preview(7, { sha: 'c'.repeat(40) })
  const comments = world.github.comments(7)
  expect(comments).toHaveLength(152)
  expect(comments[0]?.body).toBe(foreign)
})

test("the comment of a token that is not the workflow's own is found by asking whose it is", async () => {
  const world = openWorld()
  world.github.setPull(7)
  world.github.addComment({ number: 7, author: 'site-bot[bot]', body: '<!-- cloudfront-action: preview pr-7 -->' })
  await world.preview(7)
  expect(world.github.comments(7)).toMatchObject([{ author: 'site-bot[bot]', body: expect.stringContaining('Served') }])
  expect(world.github.comments(7)[0]?.body).toContain(SHA.slice(0, 7))
})

test('a deployment that fails is told', async () => {
  const world = openWorld({
    wrap: (distributions) => ({ ...distributions, create: () => Promise.reject(new Error('x')) }),
  })
  world.github.setPull(7)
  await expect(world.preview(7)).rejects.toThrow('x')
  expect(text(world.github.comments(7)[0]?.body)).toContain('❌ Failed')
})
