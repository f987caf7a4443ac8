/** Mistakes of a first workflow: each has a message that says what to write instead. */
import { expect, test } from '@jest/globals'
import { mapAtOnce } from '../../src/waiting/map-at-once.ts'
import { withStep } from '../support/action/step-fixture.ts'

type Inputs = Readonly<Record<string, string>>

const ROOT = { distribution: 'E1EXAMPLE', root: 'public' }

const MISTAKES: readonly (readonly [what: string, inputs: Inputs, exitCode: 0 | 1, said: string])[] = [
  ['the name of a bucket', { ...ROOT, distribution: 'my-site-bucket' }, 1, 'look up the ID in the CloudFront console'],
  ['half a host name', { ...ROOT, distribution: 'd111111abcdef8' }, 1, 'write `d111111abcdef8.cloudfront.net`'],
  ['an ID in small letters', { ...ROOT, distribution: 'e1example' }, 1, 'so write `E1EXAMPLE`'],
  ['the endpoint of a bucket', { ...ROOT, distribution: 'site.s3.amazonaws.com' }, 1, 'or give the distribution ID'],
  ['an ID of another account', { ...ROOT, distribution: 'E9MISSING' }, 1, 'aws sts get-caller-identity'],
  ['a duration in words', { ...ROOT, 'wait-timeout': '5 minutes' }, 1, 'such as `90s`, `10m`, `1h`'],
  ['no limit in words', { ...ROOT, 'max-paths': 'unlimited' }, 1, 'write a whole number from 0 to 1000000'],
  ['another arrow', { distribution: 'E1EXAMPLE', rules: 'public/** => /{path}' }, 1, 'write `public/** -> /{path}`'],
  [
    'a comment behind a rule',
    { distribution: 'E1EXAMPLE', rules: 'public/** -> /{path} # all' },
    1,
    'on a line of its own',
  ],
  [
    'a variable of a shell',
    { distribution: 'E1EXAMPLE', rules: 'public/** -> /${path}' },
    1,
    'write `public/** -> /{path}`',
  ],
  ['a file as the root', { ...ROOT, root: 'public/index.html' }, 1, 'Write `root: public`'],
  ['a build directory as the root', { ...ROOT, root: 'dist' }, 1, 'If a build writes it, give `build: dist`'],
  [
    'a file as the build',
    { distribution: 'E1EXAMPLE', build: 'public/index.html' },
    1,
    'give the directory that it writes to',
  ],
  ['the zeros of a first push', { ...ROOT, base: '0'.repeat(40) }, 0, 'leave `base` out'],
  [
    'a name of a base that does not exist',
    { ...ROOT, base: 'last-sucess' },
    0,
    'did you mean `last-success` or `last-invalidation`?',
  ],
  ['a switch for `verify`', { ...ROOT, verify: 'true' }, 1, 'write one of `false`, `warn`, `fail`'],
  [
    'an address without its scheme',
    { ...ROOT, verify: 'warn', 'verify-url': 'www.example.com' },
    1,
    'such as `https://www.example.com`',
  ],
  ['a parameter instead of a switch', { ...ROOT, 'query-strings': 'utm_source' }, 1, 'write `true` or `false`'],
  ['an origin path without its slash', { ...ROOT, 'origin-path': 'production' }, 1, 'such as `/production`'],
  ['the path of an index page', { ...ROOT, index: '/index.html' }, 1, 'such as `index.html`'],
  ['a manifest without a build', { ...ROOT, manifest: 'manifest.gz' }, 1, 'give `build`, or leave out `manifest`'],
  ['a directory among files', { ...ROOT, files: 'public/' }, 1, 'List the files in it'],
  ['a region by its city', { ...ROOT, 'aws-region': 'Frankfurt' }, 1, 'write its code, such as `us-east-1`'],
  ['a role by its name', { ...ROOT, 'role-to-assume': 'deploy' }, 1, 'write `arn:aws:iam::123456789012:role/NAME`'],
  [
    'the command of another tool',
    { ...ROOT, command: 'create-invalidation' },
    1,
    'write one of `invalidate`, `deploy`',
  ],
  [
    'YAML as variables',
    { command: 'deploy', name: 'www', variables: 'KEY: value' },
    1,
    'write `KEY=value`, one per line',
  ],
  ['a word as what to purge', { command: 'deploy', name: 'www', purge: 'all' }, 1, 'a path is written `/all`'],
  ['a preview on a push', { ...ROOT, command: 'preview' }, 1, 'Run it on `pull_request`'],
  ['an age without its unit', { command: 'sweep', 'max-age': '30', 'dry-run': 'true' }, 0, 'for days write `30d`'],
]

const AT_A_TIME = 4

test('each mistake says what to write instead', async () => {
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ run }) => {
    const runs = await mapAtOnce(MISTAKES, AT_A_TIME, async ([what, inputs, exitCode, said]) => {
      return { what, exitCode, said, ended: await run({ 'wait-timeout': '20s', ...inputs }) }
    })
    expect(runs).toHaveLength(MISTAKES.length)
    for (const { what, exitCode, said, ended } of runs) {
      const told = ended.log.split('\n').filter((line) => /^::(?:error|warning)/.test(line))
      expect([what, ended.exitCode, told.join('\n')]).toEqual([what, exitCode, expect.stringContaining(said)])
      expect(ended.log).not.toContain('fault of the action')
    }
  })
})
