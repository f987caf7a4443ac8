/** `manifest: cache`: the digests of the last build are in the GitHub Actions cache. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { startCache, type CacheFault, type EmbeddedCache } from '../../emulators/github/embedded-cache.ts'
import type { StepRun } from '../../emulators/runner/run-action.ts'
import { writeBuild } from '../support/action/build-directory.ts'
import { makeMarkingProgram } from '../support/repository/marking.ts'
import { jsonOutput, withStep, type StepFixture } from '../support/action/step-fixture.ts'

const MAIN = 'refs/heads/main'
const FEATURE = 'refs/heads/feature'
const FIRST = { 'index.html': 'a', 'about/index.html': 'a', 'main.css': 'a' }
const SECOND = { ...FIRST, 'about/index.html': 'b' }

type Site = StepFixture & {
  readonly cache: EmbeddedCache
  /** Purges a build in a run of a branch. */
  readonly purge: (
    files: Readonly<Record<string, string>>,
    ref?: string,
    inputs?: Readonly<Record<string, string>>,
    env?: Readonly<Record<string, string>>,
  ) => Promise<StepRun>
}

async function withSite(use: (site: Site) => Promise<void>): Promise<void> {
  const cache = await startCache()
  try {
    await withStep({ changes: {} }, async (fixture) => {
      const purge: Site['purge'] = async (files, ref = MAIN, inputs = {}, env = {}) => {
        await writeBuild(fixture.step.workspace, files)
        const build = { distribution: fixture.distribution, build: 'dist-site' }
        return fixture.run({ ...build, ...inputs }, { ...cache.variablesFor(ref), ...env })
      }
      await use({ ...fixture, cache, purge })
    })
  } finally {
    await cache.close()
  }
}

test('the first run writes an entry, and later ones purge what differs from it', async () => {
  await withSite(async ({ cache, purge, cloudfront, distribution }) => {
    const first = await purge(FIRST)
    expect([first.exitCode, first.outputs.get('status')]).toEqual([0, 'in-progress'])
    expect(cloudfront.invalidations(distribution).map(({ paths }) => paths)).toEqual([['/*']])
    expect(cache.entries().map(({ ref, key }) => [ref, key])).toEqual([
      [MAIN, expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-cloudfront-build-7042\.1\.\w+$/)],
    ])
    expect(first.log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/\[command\]|runtime-|blobs/)

    const dry = await purge(SECOND, MAIN, { 'dry-run': 'true' })
    expect(jsonOutput(dry, 'paths')).toEqual(['/about/', '/about/index.html'])
    expect(cache.entries()).toHaveLength(1)

    const refused = await purge(SECOND, MAIN, { paths: '/*/x*y*' })
    expect(refused.exitCode).toBe(1)
    expect(cache.entries()).toHaveLength(1)

    const second = await purge(SECOND)
    expect(jsonOutput(second, 'paths')).toEqual(['/about/', '/about/index.html'])

    cache.replace([])
    const evicted = await purge(SECOND)
    expect(jsonOutput(evicted, 'paths')).toEqual(['/*'])
    expect(evicted.log).toContain('has no manifest of an earlier build yet')
  })
})

test('a branch reads its own entries before those of the default branch, which reads no other', async () => {
  await withSite(async ({ cache, purge }) => {
    await purge(FIRST)
    const branch = await purge(SECOND, FEATURE)
    expect(jsonOutput(branch, 'paths')).toEqual(['/about/', '/about/index.html'])
    const again = await purge(SECOND, FEATURE)
    expect(again.outputs.get('status')).toBe('nothing-to-do')
    // What the branch changed is live, although the build of main is the same as before.
    const main = await purge(FIRST)
    expect(jsonOutput(main, 'paths')).toEqual(['/about/', '/about/index.html'])
    expect(main.log).toContain('purged E1EXAMPLE after run 7042.1.')
    expect(cache.entries().map(({ ref }) => ref)).toEqual([MAIN, FEATURE, FEATURE, MAIN])
  })
})

test('a cache that fails, is silent, refuses or does not exist neither fails nor loses a purge', async () => {
  await withSite(async ({ cache, purge, run, cloudfront, distribution }) => {
    await purge(FIRST)
    const faults: readonly (readonly [CacheFault, string])[] = [
      [{ status: 403, message: 'insufficient usage to create' }, 'Cache storage quota has been hit'],
      [
        { status: 403, message: 'cache write denied' },
        'it answered 403 Forbidden: cache write denied. GitHub does not let',
      ],
      ['silent', 'it did not answer within 2 s'],
    ]
    for (const [fault, reason] of faults) {
      cache.fail(fault)
      const begun = Date.now()
      const ended = await purge(SECOND, MAIN, { 'wait-timeout': '9s' })
      expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, ['/*']])
      expect(ended.log).toContain(reason)
      expect(ended.log).toContain('::warning::The manifest of this build was not kept')
      expect(ended.log).not.toMatch(/runtime-|sig=/)
      expect(Date.now() - begun).toBeLessThan(15_000)
    }
    cache.fail(undefined)
    const absent = await run({ distribution, build: 'dist-site' })
    expect([absent.exitCode, jsonOutput(absent, 'paths')]).toEqual([0, ['/*']])
    expect(absent.log).toContain('The GitHub Actions cache is not available in this job.')
    expect(cloudfront.invalidations(distribution)).toHaveLength(1 + faults.length + 1)

    // The runs without a manifest had builds that nobody knows.
    const next = await purge(SECOND)
    expect(jsonOutput(next, 'paths')).toEqual(['/*'])
    expect(next.log).toContain('What was purged then is purged again.')
    expect((await purge(SECOND)).outputs.get('status')).toBe('nothing-to-do')
  })
})

test('a forged entry writes nothing outside of its directory and runs nothing, and everything is purged', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'forged-'))
  try {
    const outside = join(directory, 'outside')
    const inside = join(directory, 'a/b')
    await mkdir(inside, { recursive: true })
    await writeFile(outside, 'forged')
    await symlink(outside, join(inside, 'link'))
    const archive = execFileSync('tar', ['-czPf', '-', '../../outside', outside, 'link'], { cwd: inside })
    await rm(outside)
    await withSite(async ({ cache, purge, step }) => {
      await purge(FIRST)
      cache.replace(cache.entries().map((entry) => ({ ...entry, archive })))
      const names = await readdir(join(step.workspace, '..'))
      const ended = await purge(SECOND)
      expect([ended.exitCode, jsonOutput(ended, 'paths')]).toEqual([0, ['/*']])
      expect(ended.log).toContain('The GitHub Actions cache could not be read: ')
      expect(await readdir(join(step.workspace, '..'))).toEqual(names)
      await expect(readFile(outside)).rejects.toThrow('ENOENT')

      await writeFile(join(inside, 'huge'), '')
      await truncate(join(inside, 'huge'), 2 ** 36)
      const bomb = execFileSync('tar', ['-cSzf', '-', 'huge'], { cwd: inside })
      cache.replace(cache.entries().map((entry) => ({ ...entry, archive: bomb })))
      const bombed = await purge(SECOND)
      expect([bombed.exitCode, jsonOutput(bombed, 'paths')]).toEqual([0, ['/*']])
      expect(bombed.log).toMatch(/The GitHub Actions cache could not be read: .*at most 67108864 bytes|64 MiB/)

      const marking = makeMarkingProgram(directory)
      const bin = marking.namedLike(join(step.workspace, 'node_modules', '.bin'), 'tar', 'zstd', 'unzstd', 'gzip')
      await purge(SECOND, MAIN, {}, { PATH: `${bin}:${process.env['PATH'] ?? ''}` })
      expect(marking.hasRun()).toBe(false)
    })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
})
