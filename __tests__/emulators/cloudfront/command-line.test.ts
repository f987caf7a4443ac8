import { describe, expect, test } from '@jest/globals'
import { readCommandLine } from '../../../emulators/cloudfront/command-line/arguments.ts'
import { describeRequest } from '../../../emulators/cloudfront/command-line/request-line.ts'

describe('arguments', () => {
  test('none', () => {
    expect(readCommandLine([])).toEqual({
      options: {
        port: 4566,
        completionMs: 5000,
        deploymentMs: 5000,
        repeatedCreation: 'refused',
        quotas: {},
        faults: [],
      },
      distributions: [{}],
      tenants: [],
    })
  })

  test('all', () => {
    const args = [
      '--port=0',
      '--distribution=EXAMPLE1=www.example.com,example.com',
      '--distribution=EXAMPLE2',
      '--tenant=dt_1@EXAMPLE2=shop.example.com,shop.example.org',
      '--completion=500ms',
      '--deployment=3m',
      '--repeated-creation=answered',
      '--quotas=in-progress',
      '--quotas=per-second',
      '--calls-per-second=0.5',
      '--allow=cloudfront:Get*',
      '--allow=cloudfront:CreateInvalidation',
      '--fault=lost-answer',
    ]
    expect(readCommandLine(args)).toEqual({
      options: {
        port: 0,
        completionMs: 500,
        deploymentMs: 180_000,
        repeatedCreation: 'answered',
        quotas: {
          inProgress: { paths: 3000, wildcards: 15 },
          perSecond: { paths: 150, wildcards: 1 },
          callsPerSecond: 0.5,
        },
        allow: ['cloudfront:Get*', 'cloudfront:CreateInvalidation'],
        faults: [{ fault: 'lost-answer' }],
      },
      distributions: [
        { id: 'EXAMPLE1', aliases: ['www.example.com', 'example.com'] },
        { id: 'EXAMPLE2', aliases: [] },
      ],
      tenants: [{ id: 'dt_1', distributionId: 'EXAMPLE2', domains: ['shop.example.com', 'shop.example.org'] }],
    })
  })

  test('help', () => {
    expect(readCommandLine(['--help', '--port=x'])).toBe('help')
  })

  test.each([
    ['2', 2000],
    ['2s', 2000],
    ['0', 0],
    ['1m', 60_000],
  ])('a completion of %s is %i ms', (text, completionMs) => {
    expect(readCommandLine(['--completion', text])).toMatchObject({ options: { completionMs } })
  })

  test.each([
    [['--port', 'x'], '--port is "x"; it must be a number.'],
    [['--port', ''], '--port is ""; it must be a number.'],
    [['--repeated-creation', 'maybe'], '--repeated-creation is "maybe"; it must be refused or answered.'],
    [['--deployment', 'soon'], '--deployment is "soon"; it must be a duration as 500ms, 5s or 1m.'],
    [['--completion', '5 minutes'], '--completion is "5 minutes"; it must be a duration as 500ms, 5s or 1m.'],
    [['--quotas', 'none'], '--quotas is "none"; it must be one of in-progress, per-second.'],
    [['--calls-per-second', 'fast'], '--calls-per-second is "fast"; it must be a number.'],
    [['--distribution', '=www.example.com'], '--distribution is "=www.example.com"; it must be as E2EXAMPLE or'],
    [['--tenant', 'dt_1=shop.example.com'], '--tenant is "dt_1=shop.example.com"; it must be as dt_example@E2EXAMPLE='],
    [['--unknown'], "Unknown option '--unknown'"],
    [['stray'], "Unexpected argument 'stray'"],
  ])('%j is refused', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(message)
  })
})

describe('--fault', () => {
  test.each([
    'access-denied',
    'cut-answer',
    'expired-token',
    'http-503-html',
    'internal-error',
    'invalid-client-token',
    'lost-answer',
    'reset',
    'stale-etag',
    'throttling',
    'too-many-invalidations',
  ])('%s', (fault) => {
    expect(readCommandLine(['--fault', fault])).toMatchObject({ options: { faults: [{ fault }] } })
  })

  test.each([
    [
      'throttling,operation=CreateInvalidation,times=3,skip=1',
      { fault: 'throttling', operation: 'CreateInvalidation', times: 3, skip: 1 },
    ],
    ['slow,delay=2s', { fault: 'slow', delayMs: 2000 }],
    ['refuse-path,path=/a=b.html,times=1', { fault: 'refuse-path', refuses: ['/a=b.html'], times: 1 }],
    ['batch-too-large,above=500', { fault: 'batch-too-large', above: 500 }],
    ['error,code=NoSuchOrigin,times=2', { fault: 'error', code: 'NoSuchOrigin', times: 2 }],
  ])('%s', (text, rule) => {
    expect(readCommandLine(['--fault', text])).toMatchObject({ options: { faults: [rule] } })
  })

  test.each([
    ['explosion', '--fault is "explosion", which is not a known fault; the README lists them.'],
    ['slow', '--fault slow, delay is ""; it must be a duration'],
    ['refuse-path', '--fault refuse-path, path is ""; it must start with "/" or "#".'],
    ['batch-too-large', '--fault batch-too-large, above is ""; it must be a number.'],
    ['error', '--fault error has no code; it must be as error,code=CNAMEAlreadyExists.'],
    ['reset,times=twice', '--fault reset, times is "twice"; it must be a number.'],
    ['reset,delay=2s', '--fault reset,delay=2s: reset has no "delay".'],
    ['reset,soon', '--fault: "soon" must be KEY=VALUE.'],
  ])('%s is refused', (text, message) => {
    expect(() => readCommandLine(['--fault', text])).toThrow(message)
  })
})

test.each([
  [{ operation: 'ListDistributions', status: 200 }, 'GET /x ListDistributions 200'],
  [{ error: 'UnknownOperationException', status: 404 }, 'GET /x 404 UnknownOperationException'],
  [{ operation: 'ListDistributions', fault: 'reset' }, 'GET /x ListDistributions unanswered (fault: reset)'],
])('the line of a request: %j', (ending, line) => {
  const request = { time: Date.UTC(2026, 10, 21, 12, 0, 1), method: 'GET', path: '/x', body: '', ...ending }
  expect(describeRequest(request)).toBe(`12:00:01.000 ${line}`)
})
