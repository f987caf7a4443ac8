/** The built action without credentials that CloudFront takes, or with AWS's variables wrong: it names the variable and what to do. */
import { expect, test } from '@jest/globals'
import { CHANGES } from '../support/action/four-files.ts'
import { withStep } from '../support/action/step-fixture.ts'

test.concurrent.each([
  [{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, { root: 'public' }, 'There are no AWS credentials'],
  [
    { AWS_ENDPOINT_URL_CLOUDFRONT: 'http://127.0.0.1:9' },
    { root: 'public', 'wait-timeout': '1s' },
    'CloudFront could not be reached',
  ],
  [{}, { root: 'public', distribution: 'E9UNKNOWN' }, 'No distribution E9UNKNOWN exists'],
  [{}, { root: 'public', distribution: 'nobody.example.org' }, 'Compare the name with the alternate domain names'],
  [{}, { root: 'public', 'role-to-assume': 'arn:aws:iam::123456789012:role/deploy' }, 'Add `id-token: write`'],
])('%j %j fails with its advice', async (env, inputs, advice) => {
  await withStep({ changes: CHANGES }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, ...inputs }, env)
    expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
    expect(ended.log).toContain(advice)
    expect(cloudfront.invalidations(distribution)).toEqual([])
  })
})

test.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'])(
  'a line break at the end of %s is told at once, without its value',
  async (name) => {
    await withStep({ changes: CHANGES }, async ({ cloudfront, distribution, run }) => {
      const start = performance.now()
      const ended = await run({ distribution, root: 'public' }, { [name]: 'hiddenEXAMPLE\n' })
      expect(performance.now() - start).toBeLessThan(5_000)
      expect([ended.exitCode, ended.outputs.get('status')]).toEqual([1, 'failed'])
      expect(ended.log).toContain(`The variable ${name} has a line break at its end. Nothing was sent.`)
      expect(ended.log + ended.summary).not.toContain('hiddenEXAMPLE')
      expect(cloudfront.requests).toEqual([])
    })
  },
)

test.concurrent('variables with dirt are told at once', async () => {
  const wrong = [
    ['AWS_PROFILE', 'deploy\n', 'has a line break at its end'],
    ['AWS_ROLE_ARN', ' arn:aws:iam::123456789012:role/deploy', 'has a blank at its beginning'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', '"/run/token"', 'is in quotes'],
    ['AWS_SHARED_CREDENTIALS_FILE', '\ufeff/run/credentials', 'has a byte order mark at its beginning'],
    ['AWS_CONFIG_FILE', '/run/config\r', 'has a line break at its end'],
    ['AWS_USE_FIPS_ENDPOINT', 'yes', 'is neither true nor false'],
  ] as const
  await withStep({ changes: CHANGES }, async ({ cloudfront, distribution, run }) => {
    const env = Object.fromEntries(wrong.map(([name, value]) => [name, value]))
    const ended = await run({ distribution, root: 'public' }, env)
    expect([ended.exitCode, cloudfront.requests]).toEqual([1, []])
    for (const [name, , fault] of wrong) expect(ended.log).toContain(`The variable ${name} ${fault}`)
    expect(ended.log).toContain('Nothing was sent.')
  })
})

const WITHOUT_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }

test.concurrent.each<[Readonly<Record<string, string>>, string, string]>([
  [{ AWS_PROFILE: 'nope' }, 'AWS_PROFILE names the profile "nope", for which AWS_ACCESS_KEY_ID', 'remove the variable'],
  [{ AWS_PROFILE: 'nope', ...WITHOUT_KEYS }, 'AWS_PROFILE names the profile "nope", and', '`role-to-assume`'],
  [{ AWS_SECRET_ACCESS_KEY: '' }, 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is', 'A secret is empty'],
  [
    { AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/deploy', ...WITHOUT_KEYS },
    'AWS_ROLE_ARN is set, but AWS_WEB_IDENTITY_TOKEN_FILE is',
    'Give the role as `role-to-assume`',
  ],
])('credentials that %j was meant to give: the variable is named', async (env, fault, advice) => {
  await withStep({ changes: CHANGES }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' }, env)
    expect([ended.exitCode, cloudfront.invalidations(distribution)]).toEqual([1, []])
    expect(ended.log).toContain(`There are no AWS credentials: the variable ${fault}`)
    expect(ended.log).toContain(advice)
    expect(ended.log.match(/^::error::/gm)).toHaveLength(1)
  })
})

test('optional variables of AWS that are empty count as not set', async () => {
  const names = ['REGION', 'DEFAULT_REGION', 'SESSION_TOKEN', 'PROFILE', 'ENDPOINT_URL', 'CONFIG_FILE', 'MAX_ATTEMPTS']
  const more = ['USE_FIPS_ENDPOINT', 'USE_DUALSTACK_ENDPOINT', 'RETRY_MODE', 'ROLE_ARN', 'WEB_IDENTITY_TOKEN_FILE']
  const empty = Object.fromEntries([...names, ...more].map((name) => [`AWS_${name}`, '']))
  await withStep({ changes: CHANGES }, async ({ cloudfront, distribution, run }) => {
    const ended = await run({ distribution, root: 'public' }, empty)
    expect(ended.exitCode).toBe(0)
    const paths = cloudfront.invalidations(distribution).flatMap((invalidation) => invalidation.paths)
    expect(paths.sort()).toEqual(['/a.css', '/b.css', '/c.css', '/d.css'])
  })
})
