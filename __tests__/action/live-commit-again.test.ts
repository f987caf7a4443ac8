/** The same as `live-commit.test.ts` where steps never ran, run again, or have other events than pushes. */
import { expect, test } from '@jest/globals'
import { FILES, onSite, type Given } from '../support/action/live-site.ts'

test('the default base leaves nothing behind of a push that never ran', async () => {
  await onSite(async ({ repository, push, moveBranch, purged }) => {
    const [one, two, three, four] = [
      await repository.commit(FILES),
      await repository.commit({ 'public/a.css': '2' }),
      await repository.commit({ 'public/b.css': '3' }),
      await repository.commit({ 'public/index.html': '4' }),
    ]
    await repository.git('checkout', '--quiet', two)
    await moveBranch(two)
    await push(one, two)
    await repository.git('checkout', '--quiet', four)
    await moveBranch(four)
    await push(three, four)
    expect(purged()).toEqual([['/a.css'], ['/', '/b.css', '/index.html']])
  })
})

test.each<[string, Given]>([
  ['workflow_dispatch', {}],
  ['schedule', { name: 'schedule' }],
  ['repository_dispatch', { name: 'repository_dispatch' }],
  ['a dispatch with `last-invalidation`', { inputs: { base: 'last-invalidation' } }],
])('the same commit again by %s is unknown', async (_, given) => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const before = await repository.commit(FILES)
    const after = await repository.commit({ 'public/a.css': '2' })
    await moveBranch(after)
    await push(before, after, given.inputs === undefined ? {} : { inputs: given.inputs })
    const again = await dispatch(after, given)
    expect(again.log).toContain('was live before, and the event')
    expect(purged().at(-1)).toEqual(['/*'])
    const careful = await dispatch(after, { ...given, inputs: { ...given.inputs, 'when-unknown': 'fail' } })
    expect([careful.exitCode, careful.outputs.get('status')]).toEqual([1, 'failed'])
  })
})

test('a re-run purges what its first attempt did, and what differs from a newer deployment', async () => {
  await onSite(async ({ repository, push, moveBranch, purged }) => {
    const start = await repository.commit(FILES)
    const first = await repository.commit({ 'public/index.html': '1a' })
    const second = await repository.commit({ 'public/a.css': '2' })
    await moveBranch(first)
    await repository.git('checkout', '--quiet', first)
    await push(start, first, { run: 1 })
    await moveBranch(second)
    await repository.git('checkout', '--quiet', second)
    await push(first, second, { run: 2 })
    await push(first, second, { run: 2, attempt: 2 })
    expect(purged().slice(1)).toEqual([['/a.css'], ['/a.css']])

    await repository.git('checkout', '--quiet', 'main')
    const third = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(third)
    await push(second, third, { run: 3 })
    await repository.git('checkout', '--quiet', second)
    await push(first, second, { run: 2, attempt: 3 })
    expect(purged().at(-1)).toEqual(['/a.css', '/b.css'])
  })
})

test('a workflow_run that deploys what is checked out is compared by that', async () => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const start = await repository.commit(FILES)
    const built = await repository.commit({ 'public/a.css': '2' })
    const tip = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(built)
    await repository.git('checkout', '--quiet', built)
    await push(start, built)
    await repository.git('checkout', '--quiet', tip)
    await moveBranch(tip)
    const payload = {
      workflow_run: {
        conclusion: 'success',
        head_sha: built,
        head_branch: 'main',
        head_repository: { full_name: 'example/site' },
      },
      repository: { full_name: 'example/site' },
    }
    const ended = await dispatch(tip, { name: 'workflow_run', payload })
    expect(ended.outputs.get('head')).toBe(tip)
    expect(purged().at(-1)).toEqual(['/b.css'])
  })
})

test('the checkout of another repository does not count', async () => {
  await onSite(async ({ repository, push, cloudfront }) => {
    await repository.git('remote', 'set-url', 'origin', 'https://github.com/someone/else')
    await repository.commit(FILES)
    const ended = await push('1'.repeat(40), '2'.repeat(40), { inputs: { base: 'event', 'when-unknown': 'fail' } })
    expect([ended.exitCode, ended.outputs.get('head')]).toEqual([1, '2'.repeat(40)])
    expect(cloudfront.requests).toEqual([])
  })
})
