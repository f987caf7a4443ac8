/** The built action under faults of the service that a retry does not mend. */
import { describe, expect, test } from '@jest/globals'
import type { FaultRule } from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { CHANGES, PATHS, purged } from '../support/action/four-files.ts'
import { jsonOutput, withStep } from '../support/action/step-fixture.ts'

test.concurrent.each<[FaultRule['fault'] & ('access-denied' | 'expired-token' | 'invalid-client-token'), string]>([
  [
    'access-denied',
    'Allow the role `cloudfront:CreateInvalidation` on `arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE`',
  ],
  ['expired-token', 'The credentials expired'],
  ['invalid-client-token', 'These credentials are unknown to AWS'],
])('%s fails at once with its advice, and says what was not posted', async (fault, advice) => {
  await withStep({ changes: CHANGES, faults: [{ fault, times: 99 }] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'batch-size': '2' })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain(advice)
    expect(ended.log).toMatch(/request [0-9a-f-]{36}/)
    expect(ended.summary).toContain('4 paths were not purged')
    expect(jsonOutput(ended, 'result')).toMatchObject({
      distributions: [{ invalidations: [], 'not-posted': [{ paths: PATHS.slice(0, 2) }, { paths: PATHS.slice(2) }] }],
    })
    expect(cloudfront.requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
describe('a 403 names the policy that forbids the call', () => {
  const role = 'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions'
  const user = 'arn:aws:iam::123456789012:user/ci'
  const action = 'cloudfront:CreateInvalidation'
  const denied = `\`${action}\` on \`arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE\``

  const REFUSALS = [
    [
      user,
      `because no identity-based policy allows the ${action} action`,
      `Allow the user ${denied} in its IAM policy.`,
    ],
    [
      role,
      `because no permissions boundary allows the ${action} action`,
      `A permissions boundary does not allow ${denied}. Ask whoever created the role`,
    ],
    [
      user,
      'with an explicit deny in a permissions boundary: arn:aws:iam::123456789012:policy/limit',
      `A permissions boundary denies ${denied} explicitly. Ask whoever created the user`,
    ],
    [
      role,
      'with an explicit deny in a service control policy: arn:aws:organizations::123456789012:policy/o-1/service_control_policy/p-1',
      `A service control policy denies ${denied} explicitly. Ask the administrators of the AWS organization`,
    ],
    [
      role,
      'with an explicit deny in a resource control policy',
      `A resource control policy denies ${denied} explicitly. Ask the administrators of the AWS organization`,
    ],
    [
      role,
      `because no session policy allows the ${action} action`,
      `A session policy does not allow ${denied}. Change it in the step that gets the credentials`,
    ],
    [
      role,
      `because no VPC endpoint policy allows the ${action} action`,
      `A VPC endpoint policy does not allow ${denied}. Ask the administrators of the runner's network`,
    ],
    [
      role,
      `because no resource-based policy allows the ${action} action`,
      `The role may not call ${denied}, because both belong to different AWS accounts`,
    ],
    [
      role,
      'with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/freeze',
      `A policy denies ${denied} explicitly, which no other policy can undo`,
    ],
    [role, 'with an explicit deny', `A policy denies ${denied} explicitly, which no other policy can undo`],
  ] as const

  test.concurrent('of all kinds', async () => {
    const texts = REFUSALS.map(
      ([principal, reason]) =>
        `User: ${principal} is not authorized to perform: ${action} on resource: arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE ${reason}`,
    )
    // One for each distribution.
    const faults = texts.map((message): FaultRule => ({
      fault: 'error',
      operation: 'CreateInvalidation',
      code: 'AccessDenied',
      message,
    }))
    await withStep({ changes: CHANGES, faults }, async ({ cloudfront, run }) => {
      const ids = texts.map((_, index) => cloudfront.addDistribution({ id: `E2EXAMPLE${index}` }).id)
      const ended = await run({ distribution: ids.join('\n'), root: 'public', base: 'event' })
      expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
      for (const [index, text] of texts.entries()) {
        expect(ended.log).toContain(`AccessDenied: ${text} (CloudFront, HTTP 403, request `)
        expect(ended.log).toContain(REFUSALS[index]?.[2])
      }
      expect(cloudfront.requests.map(({ method }) => method)).toEqual(texts.map(() => 'POST'))
    })
  })
})

test.concurrent.each([
  ['InconsistentQuantities', 400],
  ['MissingBody', 400],
  ['NoSuchDistribution', 404],
])('%s is told as the service words it: the bundle has no class for it', async (code, status) => {
  const rule: FaultRule = { fault: 'error', operation: 'CreateInvalidation', code, message: 'No, no & no.' }
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect(ended.exitCode).toBe(1)
    expect(ended.log).toContain(`failed: ${code}: No, no & no. (CloudFront, HTTP ${status}, request `)
  })
})

test.concurrent('what was posted before a failure is told, and what was not', async () => {
  const rule: FaultRule = { fault: 'access-denied', operation: 'CreateInvalidation', skip: 1 }
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public', 'batch-size': '2' })
    const [posted] = cloudfront.invalidations(distribution)
    expect(ended.exitCode).toBe(1)
    expect(jsonOutput(ended, 'invalidation-ids')).toEqual([posted?.id])
    expect(jsonOutput(ended, 'result')).toMatchObject({
      distributions: [{ 'not-posted': [{ paths: PATHS.slice(2), error: 'AccessDenied' }] }],
    })
  })
})

test.concurrent('a refused path is found, widened and named; no other path is lost', async () => {
  const rule: FaultRule = { fault: 'refuse-path', refuses: ['/c.css'] }
  await withStep({ changes: CHANGES, faults: [rule] }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' })
    expect(ended.exitCode).toBe(0)
    expect(ended.log).toContain('::warning::E1EXAMPLE: /c.css was purged as /c.css*: CloudFront refused it.')
    const { paths } = purged(cloudfront.invalidations(distribution))
    expect(paths).toEqual(['/a.css', '/b.css', '/c.css*', '/d.css'])
  })
})

test.concurrent.each([
  ['fail', 1, 'failed'],
  ['warn', 0, 'in-progress'],
])('the time is up: on-wait-timeout %s', async (mode, exitCode, status) => {
  await withStep({ changes: CHANGES, completionMs: 60_000 }, async ({ distribution, run }) => {
    const ended = await run({
      distribution,
      root: 'public',
      wait: 'true',
      'wait-timeout': '3s',
      'on-wait-timeout': mode,
    })
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([exitCode, status])
    expect(ended.log).toContain('did not complete within 3 s')
  })
})

test.concurrent('access denied while waiting fails at once, and the IDs are told', async () => {
  await withStep(
    { changes: CHANGES, completionMs: 60_000, allow: ['cloudfront:CreateInvalidation'] },
    async ({ cloudfront, distribution, run }) => {
      const ended = await run({ distribution, root: 'public', wait: 'true' })
      expect(ended.exitCode).toBe(1)
      expect(ended.log).toContain('Allow the role `cloudfront:GetInvalidation`')
      expect(jsonOutput(ended, 'invalidation-ids')).toEqual(cloudfront.invalidations(distribution).map(({ id }) => id))
    },
  )
})
