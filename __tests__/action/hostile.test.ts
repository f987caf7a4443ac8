/** The built action and services that do not answer as they should: every wait ends, and the error names the fault. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Step } from '../../emulators/runner/run-action.ts'
import { withStep, type StepFixture } from '../support/action/step-fixture.ts'
import {
  MODES,
  startHostileServer,
  type HostileServer,
  type Mode,
  type RepeatedPage,
} from '../support/network/hostile-server.ts'

const DEADLINE = 2_000
const MOST_KIB = 200 * 1024
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
const MEASURE = fileURLToPath(new URL('../support/network/measure-memory.mjs', import.meta.url))

/** A step that asks the server at `url`; `empty` is a directory that is not a checkout. */
type Victim = {
  readonly step: (url: string, fixture: StepFixture, empty: string) => Pick<Step, 'inputs' | 'env'>
  readonly repeated?: RepeatedPage
  readonly honest?: readonly string[]
}

/** Runs the step, and checks what holds for all: it ends in time, in little memory, and not by a fault of the action. */
async function meet(mode: Mode, { step, repeated, honest }: Victim) {
  const server = await startHostileServer(mode, repeated ?? { type: 'text/xml', body: '<Other/>' }, honest)
  const directory = await mkdtemp(join(tmpdir(), 'hostile-'))
  const empty = join(directory, 'empty')
  await mkdir(empty)
  try {
    return await withStep({ changes: CHANGES }, async (fixture) => {
      const { inputs, env } = step(server.url, fixture, empty)
      const memory = join(directory, 'memory')
      const ended = await fixture.run(
        { 'wait-timeout': `${DEADLINE / 1000}s`, ...inputs },
        { ...env, NODE_OPTIONS: `--import=${MEASURE}`, MEMORY_FILE: memory },
      )
      expect(ended.log).not.toContain('fault of the action')
      expect(Date.now() - beginOf(server)).toBeLessThan(DEADLINE + 5_000)
      expect(Number(await readFile(memory, 'utf8'))).toBeLessThan(MOST_KIB)
      return {
        ended,
        outcome: [ended.exitCode, ended.outputs.get('status')],
        purged: fixture.cloudfront.invalidations(fixture.distribution).flatMap(({ paths }) => paths),
        errors: (ended.log.match(/^::error.*/gm) ?? []).join('\n'),
        requests: server.requests.map(({ line }) => line),
      }
    })
  } finally {
    await server.close()
    await rm(directory, { recursive: true })
  }
}

/** The deadline counts from before the first request. */
function beginOf({ requests }: HostileServer): number {
  const [first] = requests
  if (first === undefined) throw new Error('The hostile server was not asked.')
  return first.at
}

/** What the error says. */
const FAULTS: Readonly<Record<Mode, RegExp>> = {
  silence: /NoAnswer: 127\.0\.0\.1:\d+ did not answer within \d s/,
  'dripping-head': /NoAnswer: /,
  'early-hints': /NoAnswer: /,
  'dripping-body': /SlowAnswer: 127\.0\.0\.1:\d+ did not finish its answer within \d s/,
  'stalled-body': /SlowAnswer: /,
  endless: /TooLargeAnswer: |SlowAnswer: /,
  gigantic: /TooLargeAnswer: 127\.0\.0\.1:\d+ answered with more than 16 MiB|SlowAnswer: /,
  cut: /ECONNRESET: /,
  'hung-up': /ECONNRESET: /,
  page: /NotTheService: 127\.0\.0\.1:\d+ answered with a web page/,
  redirect: /NotTheService: 127\.0\.0\.1:\d+ redirected to "\/"/,
  garbage: /NotTheService: 127\.0\.0\.1:\d+ did not answer by HTTP/,
  'long-head': /NotTheService: /,
  repeated: /NotTheService: the answer has no invalidation/,
}

const SEED = Number(process.env['SEED'] ?? 20_261_129)

/** Three modes, chosen by the seed and the number, because all of them take minutes. */
function someModes(number: number): readonly Mode[] {
  const [some = []] = fc.sample(fc.shuffledSubarray([...MODES], { minLength: 3, maxLength: 3 }), {
    seed: SEED + number,
    numRuns: 1,
  })
  return some
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
      honest: [`HTTP/1.1 201 Created\r\ncontent-type: text/xml\r\ncontent-length: ${CREATED.length}\r\n\r\n${CREATED}`],
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
      honest: [
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${TOKEN_ANSWER.length}\r\n\r\n${TOKEN_ANSWER}`,
      ],
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
