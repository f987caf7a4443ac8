/** The built action and services beside CloudFront that do not answer as they should: every wait ends, and nothing is left unpurged. */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { FAULTS, someModes } from '../support/action/hostile-run.ts'
import { meet } from '../support/action/hostile-step.ts'
import type { Mode, RepeatedPage } from '../support/network/hostile-server.ts'

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
