/** `preview` and `sweep` with services that do not answer as they should: every wait ends, and nothing is made or deleted on a guess. */
import { describe, expect, test } from '@jest/globals'
import { FAULTS, meetHostileServer, someModes } from '../support/action/hostile-run.ts'
import { withPreview } from '../support/action/preview-fixture.ts'
import type { Mode, RepeatedPage } from '../support/network/hostile-server.ts'

/** A preview has more to ask than a purge. */
const deadline = 4_000
const LIMIT = { 'wait-timeout': `${deadline / 1000}s` }

const ENDLESS_LIST: RepeatedPage = {
  type: 'text/xml',
  body: '<DistributionList><NextMarker>again</NextMarker><IsTruncated>true</IsTruncated></DistributionList>',
}
const ENDLESS_ARRAY: RepeatedPage = {
  type: 'application/json',
  body: '[]',
  headers: ['link: <https://api.github.com/?page=2>; rel="next"'],
}

const withRepeated = (number: number) => [...new Set<Mode>(['repeated', ...someModes(number).slice(1)])]

/** On a busy machine, the time may be up before the last attempt. */
const faultOf = (mode: Mode) => new RegExp(`${mode === 'repeated' ? 'EndlessList: ' : FAULTS[mode].source}|TimeIsUp: `)

type Failures = {
  readonly number: number
  readonly repeated: RepeatedPage
  /** In the errors. */
  readonly said: (mode: Mode) => RegExp | string
}

/** Each run fails, and only reads. */
async function expectFailures(
  { number, repeated, said }: Failures,
  run: Parameters<typeof meetHostileServer>[1],
): Promise<void> {
  await Promise.all(
    withRepeated(number).map(async (mode) => {
      const { outcome, errors, requests } = await meetHostileServer({ mode, deadline, repeated }, run)
      expect({ mode, outcome }).toEqual({ mode, outcome: [1, 'failed'] })
      expect(errors).toMatch(said(mode))
      expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
    }),
  )
}

test.concurrent('CloudFront: a preview fails, and says so in its comment', async () => {
  await withPreview({}, async ({ run, comment }) => {
    // The steps share the comment.
    await expectFailures({ number: 11, repeated: ENDLESS_LIST, said: faultOf }, (url, measured) =>
      run('opened', LIMIT, {}, { AWS_ENDPOINT_URL_CLOUDFRONT: url, ...measured }),
    )
    expect(comment()).toContain('❌ Failed')
  })
})

test.concurrent('CloudFront: a sweep fails', async () => {
  await withPreview({}, async ({ sweep }) => {
    await expectFailures({ number: 12, repeated: ENDLESS_LIST, said: faultOf }, (url, measured) =>
      sweep(LIMIT, { AWS_ENDPOINT_URL_CLOUDFRONT: url, ...measured }),
    )
  })
})

test.concurrent("GitHub's API: a sweep deletes nothing", async () => {
  await withPreview({}, async ({ run, sweep, distributions, cloudfront }) => {
    await run('opened')
    const before = cloudfront.requests.length
    const said = () => 'Nothing was swept, because the pull requests are unknown.'
    await expectFailures({ number: 13, repeated: ENDLESS_ARRAY, said }, (url, measured) =>
      sweep(LIMIT, { GITHUB_API_URL: url, ...measured }),
    )
    expect(distributions()).toHaveLength(1)
    expect(cloudfront.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe("GitHub's API: a preview is made once and without a comment, or not at all", () => {
  test.concurrent.each(withRepeated(14))('%s', async (mode) => {
    await withPreview({}, async ({ run, distributions }) => {
      const { outcome, ended, errors, requests } = await meetHostileServer(
        { mode, deadline, repeated: ENDLESS_ARRAY },
        (url, measured) => run('opened', LIMIT, {}, { GITHUB_API_URL: url, ...measured }),
      )
      expect(ended.log).toMatch(/^::warning::Reading pull request 7 by GitHub's API failed: .*The event's state of it/m)
      // A silent GitHub takes all of the time.
      const wasMade = distributions().length === 1
      expect(outcome).toEqual(wasMade ? [0, 'completed'] : [1, 'failed'])
      if (!wasMade) expect(errors).toContain('the time of `wait-timeout` is up')
      expect(requests.filter((line) => !line.startsWith('GET'))).toEqual([])
    })
  })
})
