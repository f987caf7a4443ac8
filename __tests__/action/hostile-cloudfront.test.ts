/** The built action and a CloudFront that does not answer as it should: every wait ends, and the error names the fault. */
import { describe, expect, test } from '@jest/globals'
import type { Step } from '../../emulators/runner/run-action.ts'
import { FAULTS, someModes } from '../support/action/hostile-run.ts'
import { meet } from '../support/action/hostile-step.ts'
import { MODES, type Mode, type RepeatedPage } from '../support/network/hostile-server.ts'

const cloudfrontAt = (url: string, inputs: Step['inputs']) => ({ inputs, env: { AWS_ENDPOINT_URL_CLOUDFRONT: url } })

describe('CloudFront, when a purge is posted', () => {
  test.concurrent.each(MODES)('%s', async (mode) => {
    const { outcome, errors, requests } = await meet(mode, {
      step: (url) => cloudfrontAt(url, { distribution: 'E1EXAMPLE', paths: '/a' }),
    })
    expect([outcome, errors]).toEqual([[1, 'failed'], expect.stringMatching(FAULTS[mode])])
    // Only a connection that was cut is a reason to send it again; the SDK does so three times by itself.
    const most = mode === 'cut' || mode === 'hung-up' ? 12 : 1
    expect(requests.length).toBeLessThanOrEqual(most)
    expect(new Set(requests)).toEqual(new Set(['POST /2020-05-31/distribution/E1EXAMPLE/invalidation']))
  })
})

const CREATED = `<?xml version="1.0"?><Invalidation><Id>I1EXAMPLE</Id><Status>InProgress</Status></Invalidation>`

describe('CloudFront, when completion is waited for', () => {
  test.concurrent.each(someModes(1))('%s', async (mode) => {
    const { outcome, errors, requests } = await meet(mode, {
      honest: [{ type: 'text/xml', body: CREATED }],
      step: (url) => cloudfrontAt(url, { distribution: 'E1EXAMPLE', paths: '/a', wait: 'true' }),
    })
    expect([outcome, errors]).toEqual([[1, 'failed'], expect.stringMatching(/I1EXAMPLE|GetInvalidation/)])
    expect(requests.filter((line) => line.startsWith('POST'))).toHaveLength(1)
  })
})

const DISTRIBUTIONS = `<DistributionList><NextMarker>again</NextMarker><IsTruncated>true</IsTruncated></DistributionList>`
const INVALIDATIONS = DISTRIBUTIONS.replaceAll('DistributionList', 'InvalidationList')
const endlessList = (body: string): RepeatedPage => ({ type: 'text/xml', body })

describe.each<readonly [string, Step['inputs'], number]>([
  ['a distribution is looked for', { distribution: 'www.example.com', paths: '/a' }, 2],
  ['a distribution is deployed', { command: 'deploy', name: 'production', 'config-file': 'cloudfront.yml' }, 3],
  ['a distribution is destroyed', { command: 'destroy', name: 'production' }, 4],
])('CloudFront, when %s', (_, inputs, number) => {
  test.concurrent.each([...new Set<Mode>(['repeated', ...someModes(number)])])('%s', async (mode) => {
    const { outcome, errors, requests } = await meet(mode, {
      repeated: endlessList(DISTRIBUTIONS),
      step: (url) => cloudfrontAt(url, inputs),
    })
    expect(outcome).toEqual([1, 'failed'])
    expect(errors).toMatch(mode === 'repeated' ? /EndlessList: the list does not end: page 2/ : FAULTS[mode])
    expect(requests.filter((line) => line.startsWith('POST'))).toEqual([])
  })
})

test.concurrent('CloudFront, when the list of its invalidations does not end', async () => {
  const { outcome, requests } = await meet('repeated', {
    repeated: endlessList(INVALIDATIONS),
    step: (url) => cloudfrontAt(url, { distribution: 'E1EXAMPLE', root: 'public' }),
  })
  expect(outcome).toEqual([1, 'failed'])
  const methods = requests.map((line) => line.split(' ')[0])
  expect([methods.filter((method) => method === 'GET').length, methods.at(-1)]).toEqual([2, 'POST'])
})
