/** `manifest: cache`, and a cache that does not answer as it should: everything is purged, in time, with a warning. */
import { describe, expect, test } from '@jest/globals'
import { writeBuild } from '../support/action/build-directory.ts'
import { DEADLINE, meetHostileServer, SEED } from '../support/action/hostile-run.ts'
import { withStep } from '../support/action/step-fixture.ts'
import { MODES, type Mode, type RepeatedPage } from '../support/network/hostile-server.ts'

const answer = (body: object): RepeatedPage => ({ type: 'application/json', body: JSON.stringify(body) })
const ENTRY = answer({ ok: true, signed_download_url: 'ORIGIN/blobs/a', matched_key: 'a' })

async function meet(mode: Mode, honest: readonly RepeatedPage[]) {
  return withStep({ changes: {} }, async ({ cloudfront, distribution, step, run }) => {
    await writeBuild(step.workspace, { 'index.html': 'a' })
    const met = await meetHostileServer({ mode, honest, repeated: ENTRY }, (url, measured) =>
      run(
        { distribution, build: 'dist-site', 'wait-timeout': `${DEADLINE / 1000}s` },
        {
          ...measured,
          ACTIONS_CACHE_SERVICE_V2: 'true',
          ACTIONS_RESULTS_URL: `${url}/`,
          ACTIONS_RUNTIME_TOKEN: 'runtime-token-0123',
          // Any server but GitHub's gets the old protocol.
          GITHUB_SERVER_URL: 'http://github.localhost:9',
        },
      ),
    )
    return { ...met, purged: cloudfront.invalidations(distribution).map(({ paths }) => paths) }
  })
}

const CACHE = 'The GitHub Actions cache could not be'

/** What makes it fail; the time may be up before. */
const REASONS: Readonly<Record<Mode, string>> = {
  silence: '',
  'dripping-head': '',
  'dripping-body': '',
  'stalled-body': '',
  'early-hints': '',
  endless: 'with more than|JSON',
  gigantic: 'with more than|JSON',
  cut: 'ECONNRESET|aborted',
  'hung-up': 'ECONNRESET|hang up',
  page: 'did not answer as the cache does|JSON',
  redirect: 'gave no reason|Invalid URL',
  garbage: 'Parse Error',
  'long-head': 'overflow|Parse Error',
  repeated: 'did not answer as the cache does|signed URL',
}

describe.each<readonly [string, readonly RepeatedPage[], string]>([
  ['is asked for an entry', [], CACHE],
  ['sends an entry', [ENTRY], CACHE],
  [
    'takes an entry',
    [answer({ ok: false }), answer({ ok: true, signed_upload_url: 'ORIGIN/blobs/a' })],
    'has no manifest of an earlier build',
  ],
])('when it %s', (_, honest, said) => {
  // Each mode in one of the three, chosen by the seed, because all of them take a minute.
  const modes = MODES.filter((_mode, index) => (index + SEED) % 3 === Math.min(honest.length, 2))
  test.concurrent.each(modes)('%s', async (mode) => {
    const { outcome, ended, purged } = await meet(mode, honest)
    expect([outcome, purged]).toEqual([[0, 'in-progress'], [['/*']]])
    expect(ended.log).toContain(said)
    expect(ended.log).not.toContain('runtime-token')
    const [warning = ''] = /^::warning::The manifest of this build was not kept.*/m.exec(ended.log) ?? []
    expect(warning).toContain(`${CACHE} written: `)
    expect(warning).toMatch(new RegExp(`did not answer within 2 s|${REASONS[mode]}`))
  })
})
