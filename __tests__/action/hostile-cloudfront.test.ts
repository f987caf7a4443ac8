/** The built action and services that do not answer as they should: every wait ends, and the error names the fault. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Step } from '../../emulators/runner/run-action.ts'
import { DEADLINE, FAULTS, meetHostileServer, someModes } from '../support/action/hostile-run.ts'
import { withStep, type StepFixture } from '../support/action/step-fixture.ts'
import { MODES, type Mode, type RepeatedPage } from '../support/network/hostile-server.ts'

const CHANGES = {
  'public/a.css': '2',
  'cloudfront.yml': `Comment: one
Enabled: true
Origins: [{ Id: site, DomainName: site.s3.amazonaws.com, S3OriginConfig: { OriginAccessIdentity: '' } }]
DefaultCacheBehavior:
  TargetOriginId: site
  ViewerProtocolPolicy: redirect-to-https
  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`,
}

/** A step that asks the server at `url`; `empty` is a directory that is not a checkout. */
type Victim = {
  readonly step: (url: string, fixture: StepFixture, empty: string) => Pick<Step, 'inputs' | 'env'>
  readonly repeated?: RepeatedPage
  readonly honest?: readonly RepeatedPage[]
}

async function meet(mode: Mode, { step, ...server }: Victim) {
  const empty = await mkdtemp(join(tmpdir(), 'hostile-'))
  try {
    return await withStep({ changes: CHANGES }, async (fixture) => {
      const met = await meetHostileServer({ mode, ...server }, (url, measured) => {
        const { inputs, env } = step(url, fixture, empty)
        return fixture.run({ 'wait-timeout': `${DEADLINE / 1000}s`, ...inputs }, { ...env, ...measured })
      })
      const purged = fixture.cloudfront.invalidations(fixture.distribution).flatMap(({ paths }) => paths)
      return { ...met, purged }
    })
  } finally {
    await rm(empty, { recursive: true })
  }
}

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

const ROLE = { 'role-to-assume': 'arn:aws:iam::123456789012:role/deploy' }
const TOKEN_ANSWER = '{"value":"header.payload.signature"}'

describe('STS', () => {
  test.concurrent.each(someModes(5))('%s', async (mode) => {
    const { outcome, errors, purged } = await meet(mode, {
      honest: [{ type: 'application/json', body: TOKEN_ANSWER }],
      step: (url, { distribution }) => ({
        inputs: { distribution, paths: '/a', ...ROLE },
        env: {
          AWS_ENDPOINT_URL_STS: url,
          ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
        },
      }),
    })
    expect([outcome, purged]).toEqual([[1, 'failed'], []])
    expect(errors).toMatch(mode === 'repeated' ? /Unknown/ : FAULTS[mode])
  })
})

describe("GitHub's token service", () => {
  test.concurrent.each(someModes(6))('%s', async (mode) => {
    const { outcome, errors, purged } = await meet(mode, {
      step: (url, { distribution }) => ({
        inputs: { distribution, paths: '/a', ...ROLE },
        env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' },
      }),
    })
    expect([outcome, purged]).toEqual([[1, 'failed'], []])
    expect(errors).toContain("GitHub's token service")
  })
})

const ENDLESS_ARRAY: RepeatedPage = {
  type: 'application/json',
  body: '[]',
  headers: ['link: <https://api.github.com/?page=2>; rel="next"'],
}

describe("GitHub's API: everything is purged", () => {
  test.concurrent.each(someModes(7))('%s', async (mode) => {
    const { outcome, purged, ended } = await meet(mode, {
      repeated: ENDLESS_ARRAY,
      step: (url, { distribution }, empty) => ({
        inputs: { distribution, root: 'public', 'github-token': 'ghs_example', base: 'event' },
        env: { GITHUB_API_URL: url, GITHUB_WORKSPACE: empty },
      }),
    })
    expect([outcome, purged]).toEqual([[0, 'in-progress'], ['/*']])
    expect(ended.log).toContain("by GitHub's API failed")
  })
})

/** A clone that has the head alone, or no clone at all: the base is on the server. */
describe.each(['a shallow clone', 'no clone'])('the git server, for %s: everything is purged', (workspace) => {
  test.concurrent.each([...new Set<Mode>(['silence', 'dripping-body', ...someModes(8)])])('%s', async (mode) => {
    const { outcome, purged } = await meet(mode, {
      step: (url, { distribution, step }, empty) => {
        if (workspace === 'a shallow clone') cutOff(step.workspace, empty)
        return {
          inputs: { distribution, root: 'public', 'github-token': 'ghs_example', base: 'event' },
          env: { GITHUB_SERVER_URL: url, GITHUB_WORKSPACE: empty },
        }
      },
    })
    expect([outcome, purged]).toEqual([[0, 'in-progress'], ['/*']])
  })
})

function cutOff(repository: string, target: string): void {
  const env = { PATH: process.env['PATH'] ?? '', HOME: target }
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${repository}`, '.'], { cwd: target, env })
}
