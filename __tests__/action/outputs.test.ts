/** The outputs of the built action, as the steps after it take them. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { jsonOutput, withStep } from '../support/action/step-fixture.ts'

function filesOf(number: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: number }, (_, index) => [`public/products/item-${index}/page.html`, 'x']),
  )
}

type Result = { readonly paths: readonly string[]; readonly 'left-out': unknown; readonly 'result-file': string }

test('a step after 5,000 paths takes every output in its environment, and the result file has all of them', async () => {
  await withStep({ changes: filesOf(5000) }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'dry-run': 'true' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([0, 'planned'])

    const env = Object.fromEntries([...ended.outputs].map(([name, value]) => [`OUT_${name}`, value]))
    const script = 'console.log(JSON.parse(process.env.OUT_result).status)'
    const next = await promisify(execFile)(process.execPath, ['-e', script], { env: { RESULT: '', ...env } })
    expect(next.stdout).toBe('planned\n')

    const result = jsonOutput(ended, 'result') as Result
    expect(Buffer.byteLength(ended.outputs.get('result') ?? '')).toBeLessThanOrEqual(60 * 1024)
    expect(result).toMatchObject({ 'path-count': 5000, 'left-out': { paths: 5000 - result.paths.length } })
    expect(result['result-file']).toBe(ended.outputs.get('result-file'))
    const whole = JSON.parse(ended.resultFile) as Result
    expect(new Set(whole.paths).size).toBe(5000)
    expect(whole).not.toHaveProperty('left-out')
    expect(ended.log).toContain('The output `paths` has only')
  })
})

test('paths that CloudFront took before it refused are the paths; the others are in the result', async () => {
  const faults = [{ fault: 'access-denied', operation: 'CreateInvalidation', skip: 1, times: 99 }] as const
  await withStep({ changes: filesOf(40), faults }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'batch-size': '10' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect([jsonOutput(ended, 'paths'), ended.outputs.get('path-count')]).toEqual([expect.any(Array), '10'])
    expect(jsonOutput(ended, 'paths')).toHaveLength(10)
    const { distributions } = jsonOutput(ended, 'result') as {
      readonly distributions: readonly [{ readonly 'not-posted': readonly { readonly paths: readonly string[] }[] }]
    }
    expect(distributions[0]['not-posted'].flatMap(({ paths }) => paths)).toHaveLength(30)
    expect(ended.summary).toContain('<h3>❌ 30 of 40 paths of E1EXAMPLE were not purged</h3>')
    expect(ended.summary).toContain('10 of 40 paths posted')
    expect(ended.summary).toContain('E1EXAMPLE: 30 not posted: AccessDenied')
  })
})

test('nothing is said to be purged if nothing was', async () => {
  const faults = [{ fault: 'access-denied', operation: 'CreateInvalidation', times: 99 }] as const
  await withStep({ changes: filesOf(3), faults }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect([ended.exitCode, jsonOutput(ended, 'paths'), ended.outputs.get('path-count')]).toEqual([1, [], '0'])
    expect(ended.summary).toContain('<h3>❌ E1EXAMPLE was not purged</h3>')
  })
})

test('messages of several lines, and code in them, are shown as such in the summary', async () => {
  await withStep({ changes: filesOf(1) }, async ({ distribution, run }) => {
    const wrong = await run({ distribution, paths: '/a /b', 'origin-path': 'x' })
    expect(wrong.summary).toContain(
      'write one item per line:<br>&nbsp;&nbsp;paths: &#124;<br>&nbsp;&nbsp;&nbsp;&nbsp;/a<br>',
    )
    expect(wrong.summary).toContain('<td>input <code>origin-path</code></td>')
    const unknown = await run({ distribution, root: 'public', base: '1'.repeat(40), 'when-unknown': 'fail' })
    const refused = await run({ distribution, root: 'public', base: '1'.repeat(40) }, { GITHUB_REPOSITORY: 'a/b' })
    for (const { exitCode, log, summary } of [wrong, unknown, refused]) {
      expect([exitCode, log, summary]).toEqual([
        exitCode,
        expect.not.stringContaining('\\n'),
        expect.not.stringMatching(/\\n|&#96;/),
      ])
    }
    const said = 'Fetching 1111111111111111111111111111111111111111 from'
    expect(unknown.summary.split(said)).toHaveLength(2)
    expect(unknown.log.split(said)).toHaveLength(2)
    expect(refused.log.split(said)).toHaveLength(2)
  })
})

test('three requests of one purge are counted in the log', async () => {
  await withStep({ changes: filesOf(30) }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'batch-size': '10', wait: 'true' })
    expect(ended.exitCode).toBe(0)
    expect(Array.from(ended.log.matchAll(/invalidation I\w+, (.*)/g), ([, text]) => text)).toEqual(
      [1, 2, 3].map((number) => `10 paths, ${number} of 3 invalidations: Completed.`),
    )
  })
})

test('inputs that are wrong leave outputs that the next step can read', async () => {
  await withStep({ changes: filesOf(1) }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public', wait: 'maybe' })
    expect(ended.exitCode).toBe(1)
    expect(jsonOutput(ended, 'result')).toMatchObject({ status: 'failed', paths: [], 'path-count': 0 })
    expect(JSON.parse(ended.resultFile)).toEqual(jsonOutput(ended, 'result'))
  })
})

test.each([
  ['the log', 'paths', '/a\u001b[31m\u0085\u202e\u2028b'],
  ['an annotation', 'wait', 'a\u001b[31m\u0085\u202e\u2028b'],
])('what nobody can see in an input is shown: %s', async (_, name, value) => {
  await withStep({ changes: filesOf(1) }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public', [name]: value })
    for (const text of [ended.log, ended.summary, ...ended.outputs.values()]) {
      expect(text.replaceAll(/[\n\r]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }
  })
})

test('a token and a key that come back from a service are hidden everywhere', async () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const token = `ghs_123456_eyJ${'aB-9_'.repeat(50)}.eyJ${'cD-0_'.repeat(50)}.${'eF-1_'.repeat(17)}`
  const message = `The key ${secret}, the token ${token} and AKIAIOSFODNN7EXAMPLE are wrong.`
  const faults = [{ fault: 'error', operation: 'CreateInvalidation', code: 'MissingBody', message, times: 9 }] as const
  await withStep({ changes: filesOf(1), faults }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'github-token': token }, { AWS_SECRET_ACCESS_KEY: secret })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain('The key ***, the token *** and *** are wrong.')
    for (const text of [ended.log, ended.summary, ended.resultFile, ...ended.outputs.values()]) {
      expect(text).not.toMatch(/wJalr|EXAMPLEKEY|eyJ|cD-0|AKIA/)
    }
  })
})
