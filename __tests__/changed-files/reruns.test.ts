/** A re-run has the event of long ago: it counts only as long as nothing came after it. */

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readEvent } from '../../src/event/read-event.ts'
import { findChangedFiles } from '../../src/changed-files/find-changed-files.ts'
import { openGit } from '../../src/repository/open-git.ts'
import { gitHubOf } from '../support/changed-files/github-of.ts'
import { openWorkshop, type Workshop } from '../support/changed-files/workshop.ts'
import { offline } from '../support/changed-files/offline.ts'
import { payloadOf } from '../support/changed-files/payload.ts'

let workshop: Workshop
let base: string
let head: string
let clone: string

beforeEach(() => {
  workshop = openWorkshop()
  workshop.write('a', '1')
  base = workshop.commit()
  workshop.write('a', '2')
  head = workshop.commit()
  workshop.push()
  clone = workshop.clone('clone')
})

afterEach(() => {
  workshop.remove()
})

function find(
  given: { readonly base?: string; readonly attempt?: number; readonly git?: boolean; readonly api?: boolean } = {},
) {
  const { attempt = 2, git = true, api = false } = given
  return findChangedFiles({
    ...offline,
    git: openGit({ directory: clone, env: git ? workshop.env : { ...workshop.env, PATH: '/nowhere' } }),
    github: api ? () => Promise.resolve(gitHubOf(workshop)) : offline.github,
    run: { ...offline.run, attempt },
    event: readEvent({ name: 'push', payload: payloadOf('push', { before: base, after: head }), sha: head }),
    base: given.base ?? 'auto',
    head: '',
    files: undefined,
  })
}

test('it is compared as ever while the branch is where it was', async () => {
  await expect(find()).resolves.toMatchObject({ kind: 'known', base, head, files: [{ path: 'a' }] })
  await expect(find({ git: false, api: true })).resolves.toMatchObject({ kind: 'known', base, head })
})

test('it is unknown once the branch has moved, or is gone, or cannot be asked for', async () => {
  workshop.write('b', '1')
  const later = workshop.commit()
  workshop.push()
  const moved = { kind: 'unknown', reason: expect.stringContaining(`refs/heads/main is now at ${later}`), head }
  await expect(find()).resolves.toMatchObject(moved)
  await expect(find({ git: false, api: true })).resolves.toMatchObject(moved)
  await expect(find({ git: false })).resolves.toMatchObject({
    kind: 'unknown',
    reason: expect.stringMatching(/On the server: .* By GitHub's API: No token/),
  })
  workshop.gitIn(workshop.server, 'update-ref', '-d', 'refs/heads/main')
  await expect(find()).resolves.toMatchObject({ kind: 'unknown', reason: expect.stringContaining('is gone') })
})

test('a base that is given needs no such thing, and neither does the first attempt', async () => {
  workshop.write('b', '1')
  workshop.commit()
  workshop.push()
  await expect(find({ base })).resolves.toMatchObject({ kind: 'known', base, head })
  await expect(find({ attempt: 1 })).resolves.toMatchObject({ kind: 'known', base, head })
})
