/** What is live is compared and recorded, whatever the event claims. */
import { expect, test } from '@jest/globals'
import { FILES, onSite } from '../support/action/live-site.ts'

test.each(['auto', 'last-invalidation'])('a rollback by tag with `base: %s` purges what differs', async (base) => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const start = await repository.commit({ ...FILES, 'public/a.css': '0' })
    const first = await repository.commit(FILES)
    await repository.git('tag', 'v1')
    const second = await repository.commit({ 'public/a.css': '2', 'public/new.html': '2' })
    await moveBranch(second)
    await push(start, first, { inputs: { base } })
    await push(first, second, { inputs: { base } })
    await repository.git('checkout', '--quiet', 'v1')
    const back = await dispatch(second, { inputs: { base } })
    expect([back.exitCode, back.outputs.get('base'), back.outputs.get('head')]).toEqual([0, second, first])
    expect(purged().at(-1)).toEqual(['/a.css', '/new.html'])

    // The rollback is what is remembered.
    await repository.git('checkout', '--quiet', 'main')
    const third = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(third)
    await push(second, third, { inputs: { base } })
    expect(purged().at(-1)).toEqual(['/a.css', '/b.css', '/new.html'])
  })
})

test.each(['auto', 'event', 'last-invalidation'])(
  'a commit that the job makes is live, with `base: %s`',
  async (base) => {
    await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
      const before = await repository.commit(FILES)
      await dispatch(before, { inputs: { base } })
      const pushed = await repository.commit({ 'public/a.css': '2' })
      await moveBranch(pushed)
      const bumped = await repository.commit({ 'public/version.json': '2' })
      const first = await push(before, pushed, { inputs: { base } })
      expect(first.outputs.get('head')).toBe(bumped)
      expect(purged().at(-1)).toEqual(['/a.css', '/version.json'])

      await moveBranch(bumped)
      const next = await repository.commit({ 'public/b.css': '3' })
      await moveBranch(next)
      await push(bumped, next, { inputs: { base } })
      expect(purged().at(-1)).toEqual(['/b.css'])
    })
  },
)

test.each(['auto', 'event', 'last-invalidation'])('an older push after a newer one, with `base: %s`', async (base) => {
  await onSite(async ({ repository, push, dispatch, moveBranch, purged }) => {
    const start = await repository.commit(FILES)
    await dispatch(start, { inputs: { base } })
    const older = await repository.commit({ 'public/a.css': '2' })
    const newer = await repository.commit({ 'public/b.css': '3' })
    await moveBranch(newer)
    await push(older, newer, { inputs: { base } })
    await repository.git('checkout', '--quiet', older)
    const late = await push(start, older, { inputs: { base } })
    expect(late.log).not.toContain('::notice')
    expect(late.log).toContain(`has moved on to ${newer}`)
    // CloudFront remembers the newer one, which had the files of the older one, too.
    expect(purged().at(-1)).toEqual(base === 'event' ? ['/a.css', '/b.css'] : ['/b.css'])
  })
})

test('where the server does not tell the tip, one notice says so', async () => {
  await onSite(async ({ repository, push, purged }) => {
    const before = await repository.commit(FILES)
    const after = await repository.commit({ 'public/a.css': '2' })
    await repository.git('remote', 'remove', 'origin')
    const ended = await push(before, after)
    expect(ended.log.match(/^::notice.*It is unknown whether refs\/heads\/main has moved/gm)).toHaveLength(1)
    expect(purged()).toEqual([['/a.css']])
  })
})
