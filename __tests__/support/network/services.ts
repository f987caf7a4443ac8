/**
 * Every service that a step may ask, each as a host under `example.test`, and the environment of a job with these
 * hosts.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGitHub } from '../../../emulators/github/embedded-github.ts'
import { listen } from '../../../emulators/http-server.ts'
import { REPOSITORY } from '../../../emulators/runner/push-event.ts'
import type { StepRun } from '../../../emulators/runner/run-action.ts'
import { withStep } from '../action/step-fixture.ts'
import { CERTIFICATE } from './proxy-server.ts'

export type Services = {
  /** The ports of 127.0.0.1 by host. */
  readonly hosts: Readonly<Record<string, number>>
  /** Purges what a push changed, by an assumed role and without a checkout: it needs all services. */
  readonly run: (
    scheme: 'http' | 'https',
    env: Readonly<Record<string, string>>,
    inputs?: Readonly<Record<string, string>>,
  ) => Promise<StepRun>
  readonly purged: () => readonly string[]
}

const CREDENTIALS_OF_ROLE = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <Credentials>
      <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
      <SecretAccessKey>example</SecretAccessKey>
      <SessionToken>session</SessionToken>
      <Expiration>2099-01-01T00:00:00Z</Expiration>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
  <ResponseMetadata><RequestId>sts-1</RequestId></ResponseMetadata>
</AssumeRoleWithWebIdentityResponse>`

export async function withServices(use: (services: Services) => Promise<void>): Promise<void> {
  await withStep({ changes: { 'public/a.css': '2' } }, async ({ cloudfront, distribution, step, run }) => {
    const empty = await mkdtemp(join(tmpdir(), 'empty-'))
    const github = await startGitHub({ directory: step.workspace, repository: REPOSITORY })
    const sts = await answerAlways('text/xml', CREDENTIALS_OF_ROLE)
    const tokens = await answerAlways(
      'application/json',
      '{ "count": 1, "value": "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl" }',
    )
    const git = await answerAlways('text/plain', 'This server has no repository.')
    try {
      await use({
        hosts: {
          'cloudfront.example.test': portOf(cloudfront.url),
          'sts.example.test': sts.port,
          'api.example.test': portOf(github.url),
          'token.example.test': tokens.port,
          'git.example.test': git.port,
        },
        purged: () => cloudfront.invalidations(distribution).flatMap(({ paths }) => paths),
        run: (scheme, env, inputs) =>
          run(
            {
              distribution,
              root: 'public',
              'role-to-assume': 'arn:aws:iam::123456789012:role/deploy',
              'github-token': github.token,
              ...inputs,
            },
            {
              AWS_ACCESS_KEY_ID: '',
              AWS_SECRET_ACCESS_KEY: '',
              AWS_ENDPOINT_URL_CLOUDFRONT: `${scheme}://cloudfront.example.test`,
              AWS_ENDPOINT_URL_STS: `${scheme}://sts.example.test`,
              ACTIONS_ID_TOKEN_REQUEST_URL: `${scheme}://token.example.test/token?version=2`,
              ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-bearer-token',
              GITHUB_SERVER_URL: `${scheme}://git.example.test`,
              GIT_SSL_CAINFO: CERTIFICATE,
              GITHUB_API_URL: `${scheme}://api.example.test`,
              GITHUB_WORKSPACE: empty,
              NODE_EXTRA_CA_CERTS: CERTIFICATE,
              ...env,
            },
          ),
      })
    } finally {
      await Promise.all([github.close(), sts.close(), tokens.close(), git.close()])
      await rm(empty, { recursive: true })
    }
  })
}

function answerAlways(type: string, body: string) {
  const answer = { status: 200, headers: { 'content-type': type }, body }
  return listen(0, () => Promise.resolve({ answer, delivery: 'whole' }))
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}
