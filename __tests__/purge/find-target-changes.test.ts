import { expect, test } from '@jest/globals'
import { findTargetChanges, type FindingDependencies } from '../../src/purge/find-target-changes.ts'
import { modified, targetOf } from '../support/purge/targets.ts'

/** Nothing may be asked. */
const NOTHING: FindingDependencies = {
  findChanges: () => Promise.reject(new Error('findChanges')),
  findBuildChanges: () => Promise.reject(new Error('findBuildChanges')),
  distributions: () => Promise.reject(new Error('distributions')),
  cloudfront: () => Promise.reject(new Error('cloudfront')),
  clock: { now: () => 0, sleep: () => Promise.reject(new Error('sleep')) },
  log: { info: () => undefined, group: () => undefined, notice: () => undefined, warning: () => undefined },
  run: { repository: 'octo-org/site', runId: '1', runAttempt: '1' },
}

test.each([[[]], [['public/a']]])('the list %j replaces any comparison', async (paths) => {
  const target = targetOf({ changes: { kind: 'list', files: modified(...paths) } })
  const changes = { kind: 'known', files: modified(...paths) }
  await expect(findTargetChanges([target], NOTHING)).resolves.toEqual([{ target, changes }])
})

test('a target of paths alone has no changes', async () => {
  const target = targetOf({ rules: [], paths: ['/a'] })
  await expect(findTargetChanges([target], NOTHING)).resolves.toEqual([{ target, changes: undefined }])
})
