/** The environment of a step, as one value. */

import { describe, expect, test } from '@jest/globals'
import { findSecrets, readRun, removeSecrets } from '../../src/event/run.ts'

const OUTSIDE = {
  repository: 'local',
  repositoryId: undefined,
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  id: undefined,
  attempt: 1,
  workflow: undefined,
  ref: undefined,
  job: '',
  runnerName: '',
  event: { name: '', sha: '', payloadFile: undefined },
  workspace: undefined,
  temporary: undefined,
  hasSummary: false,
  awsRegion: undefined,
  awsKeys: undefined,
  tokenService: undefined,
}

const WHOLE = {
  GITHUB_REPOSITORY: 'octo-org/site',
  GITHUB_REPOSITORY_ID: '1296269',
  GITHUB_SERVER_URL: 'https://github.example.com/',
  GITHUB_API_URL: 'https://github.example.com/api/v3',
  GITHUB_RUN_ID: '17',
  GITHUB_RUN_ATTEMPT: '3',
  GITHUB_WORKFLOW_REF: 'octo-org/site/.github/workflows/deploy.yml@refs/heads/main',
  GITHUB_REF: 'refs/heads/feature/x',
  GITHUB_HEAD_REF: '',
  GITHUB_JOB: 'deploy',
  RUNNER_NAME: 'runner',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_EVENT_PATH: '/temp/event.json',
  GITHUB_WORKSPACE: '/workspace',
  RUNNER_TEMP: '/temporary',
  GITHUB_STEP_SUMMARY: '/temp/summary',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example.com',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
}

test('all of it', () => {
  expect(readRun(WHOLE)).toMatchObject({
    repository: 'octo-org/site',
    repositoryId: '1296269',
    serverUrl: 'https://github.example.com',
    apiUrl: 'https://github.example.com/api/v3',
    id: 17,
    attempt: 3,
    workflow: 'deploy.yml',
    ref: { kind: 'branch', name: 'feature/x' },
    job: 'deploy',
    runnerName: 'runner',
    event: { name: 'push', sha: 'a'.repeat(40), payloadFile: '/temp/event.json' },
    workspace: '/workspace',
    temporary: '/temporary',
    hasSummary: true,
    awsRegion: 'eu-west-1',
    tokenService: { url: 'https://token.example.com', bearer: 'bearer' },
  })
})

test('nothing is known outside of GitHub Actions', () => {
  expect(readRun({})).toEqual({ ...OUTSIDE, gitEnvironment: {}, cacheEnvironment: {} })
  expect(readRun({ GITHUB_RUN_ID: 'x', GITHUB_RUN_ATTEMPT: '-1' })).toMatchObject(OUTSIDE)
})

test('a variable that is empty counts as not set', () => {
  const empty = Object.fromEntries(Object.keys(WHOLE).map((name) => [name, '']))
  expect(readRun(empty)).toMatchObject(OUTSIDE)
  expect(readRun({ AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-1' }).awsRegion).toBe('us-east-1')
})

test.each([
  ['octo-org/site/.github/workflows/deploy.yml@refs/heads/main', 'deploy.yml'],
  ['octo-org/site/.github/workflows/a b.yaml@refs/heads/x@y', 'a b.yaml'],
  ['octo-org/site/dynamic/pages/pages-build-deployment@refs/heads/main', undefined],
  ['', undefined],
])('the workflow of %j is %j', (ref, workflow) => {
  expect(readRun({ GITHUB_WORKFLOW_REF: ref }).workflow).toBe(workflow)
})

describe('what the run is for', () => {
  test.each([
    [{ GITHUB_REF: 'refs/tags/v1' }, { kind: 'tag', name: 'v1' }],
    [
      { GITHUB_REF: 'refs/pull/7/merge', GITHUB_HEAD_REF: 'topic' },
      { kind: 'pull-request', name: 'topic' },
    ],
    [{ GITHUB_REF: 'refs/pull/7/merge' }, undefined],
  ])('%j', (env, ref) => {
    expect(readRun(env).ref).toEqual(ref)
  })
})

test("git gets neither inputs nor AWS's variables nor the runner's tokens, and everything else as it is", () => {
  const kept = { PATH: '/bin', GIT_CONFIG_VALUE_0: '', GITHUB_SHA: 'x' }
  const secret = { INPUT_GITHUB_TOKEN: 'x', AWS_SECRET_ACCESS_KEY: 'x', ACTIONS_RUNTIME_TOKEN: 'x' }
  expect(readRun({ ...kept, ...secret }).gitEnvironment).toEqual(kept)
})

test("the cache gets its own token, and neither inputs nor AWS's variables nor other tokens", () => {
  const kept = { PATH: '/bin', ACTIONS_RUNTIME_TOKEN: 'x', ACTIONS_RESULTS_URL: 'x', GITHUB_SERVER_URL: 'x' }
  const left = {
    INPUT_FILES: 'x',
    GH_TOKEN: 'x',
    AWS_SESSION_TOKEN: 'x',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    RUNNER_DEBUG: '1',
  }
  const proxies = { ALL_PROXY: 'a', https_proxy: 'b', NO_PROXY: 'c' }
  expect(readRun({ ...kept, ...left, ...proxies }).cacheEnvironment).toEqual({
    ...kept,
    http_proxy: 'a',
    https_proxy: 'b',
    no_proxy: 'c',
  })
})

describe('secrets', () => {
  test('are the tokens and keys that the step was given', () => {
    const env = {
      'INPUT_GITHUB-TOKEN': 'one',
      AWS_SECRET_ACCESS_KEY: 'two',
      AWS_SESSION_TOKEN: 'three',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'four',
      ACTIONS_RUNTIME_TOKEN: '',
      AWS_REGION: 'eu-west-1',
    }
    expect(findSecrets(env)).toEqual(['one', 'two', 'three', 'four'])
  })

  test.each([
    ['http://proxy.example.com:8080', []],
    ['http://user@proxy.example.com:8080', ['user']],
    ['http://user:pa%2Fss@proxy.example.com:8080', ['pa%2Fss', 'pa/ss']],
    ['user:p@ss@proxy.example.com', ['p@ss']],
    ['http://user:100%@proxy.example.com', ['100%']],
  ])('are the passwords of proxies: %s', (address, secrets) => {
    expect(findSecrets({ HTTPS_PROXY: address })).toEqual(secrets)
    expect(findSecrets({ https_proxy: address })).toEqual(secrets)
  })
})

test.each<readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  [
    { HTTPS_PROXY: 'a', HTTP_PROXY: 'b', ALL_PROXY: 'c', NO_PROXY: 'd' },
    { https_proxy: 'a', http_proxy: 'b', all_proxy: 'c', no_proxy: 'd' },
  ],
  [{ https_proxy: 'a', HTTPS_PROXY: 'b' }, { https_proxy: 'a' }],
  [{ https_proxy: '', HTTPS_PROXY: 'b' }, { https_proxy: 'b' }],
  [{ https_proxy: '', NO_PROXY: '' }, {}],
])('git gets the proxies of %j in lower case', (env, expected) => {
  expect(readRun(env).gitEnvironment).toEqual(expected)
})

describe("AWS's keys", () => {
  const KEYS = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' }

  test.each([
    ['the two that must be there', KEYS, { accessKeyId: 'AKIA', secretAccessKey: 'secret' }],
    [
      'temporary ones',
      { ...KEYS, AWS_SESSION_TOKEN: 'session', AWS_CREDENTIAL_EXPIRATION: '2026-11-29T12:00:00Z' },
      {
        accessKeyId: 'AKIA',
        secretAccessKey: 'secret',
        sessionToken: 'session',
        expiration: new Date('2026-11-29T12:00:00Z'),
      },
    ],
    ['half of them', { AWS_ACCESS_KEY_ID: 'AKIA' }, undefined],
    ['those beside a profile, which comes first', { ...KEYS, AWS_PROFILE: 'deploy' }, undefined],
  ])('%s', (_, env, keys) => {
    expect(readRun(env).awsKeys).toEqual(keys)
  })

  test.each([
    ['are removed once they are read', KEYS, ['AWS_ACCESS_KEY_ID', 'PATH']],
    ['stay for a profile', { ...KEYS, AWS_PROFILE: 'deploy' }, [...Object.keys(KEYS), 'AWS_PROFILE', 'PATH']],
  ])('%s', (_, keys, left) => {
    const env = { ...keys, 'INPUT_GITHUB-TOKEN': 't', GITHUB_TOKEN: 't', ACTIONS_RUNTIME_TOKEN: 't', PATH: '/bin' }
    removeSecrets(env, readRun(env))
    expect(Object.keys(env).toSorted()).toEqual([...left].toSorted())
  })
})
