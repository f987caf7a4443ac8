import { describe, expect, test } from '@jest/globals'
import { startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { listen } from '../../../emulators/http-server.ts'
import { connect } from '../../../src/cloudfront/sdk/connect.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import { withEnvironment } from '../../support/cloudfront/environment.ts'
import { openAnsweringNetwork } from '../../support/network/answering-network.ts'

const ARN = 'arn:aws:iam::123456789012:role/deploy'
const NO_CREDENTIALS = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined }

type Sts = { readonly asked: URLSearchParams[]; readonly token: () => Promise<string> }

const ASSUMED = (
  expires: Date,
) => `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <Credentials>
      <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
      <SecretAccessKey>example</SecretAccessKey>
      <SessionToken>session</SessionToken>
      <Expiration>${expires.toISOString()}</Expiration>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
  <ResponseMetadata><RequestId>sts-1</RequestId></ResponseMetadata>
</AssumeRoleWithWebIdentityResponse>`

const refusal = (code: string, message: string) => `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>
  <RequestId>sts-1</RequestId>
</ErrorResponse>`

/** Runs with a CloudFront, an STS that answers with `status` and `body`, and a job that has OIDC tokens. */
async function withSts(
  status: number,
  body: string,
  run: (sts: Sts, posted: () => number) => Promise<void>,
): Promise<void> {
  const asked: URLSearchParams[] = []
  const sts = await listen(0, (request) => {
    asked.push(new URLSearchParams(request.body.toString()))
    return Promise.resolve({ answer: { status, headers: { 'content-type': 'text/xml' }, body }, delivery: 'whole' })
  })
  const cloudfront = await startCloudFront()
  cloudfront.addDistribution({ id: 'E1' })
  let tokens = 0
  const environment = {
    ...NO_CREDENTIALS,
    AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url,
    AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${sts.port}`,
  }
  try {
    await withEnvironment(environment, () =>
      run({ asked, token: () => Promise.resolve(`token-${++tokens}`) }, () => cloudfront.invalidations('E1').length),
    )
  } finally {
    await sts.close()
    await cloudfront.close()
  }
}

const create = (webIdentityToken: () => Promise<string>, reference = 'r') => {
  const cloudfront = connectDirectly({
    region: 'eu-central-1',
    role: { arn: ARN, sessionName: 'cloudfront-action-1', webIdentityToken },
  }).cloudfront
  return cloudfront.createInvalidation({ kind: 'distribution', id: 'E1' }, ['/a'], reference)
}

test("the role is assumed once with the job's token", async () => {
  await withSts(200, ASSUMED(new Date(Date.now() + 3_600_000)), async ({ asked, token }, posted) => {
    const cloudfront = connectDirectly({
      role: { arn: ARN, sessionName: 'cloudfront-action-1', webIdentityToken: token },
    }).cloudfront
    expect(asked).toEqual([])
    await cloudfront.createInvalidation({ kind: 'distribution', id: 'E1' }, ['/a'], 'a')
    await cloudfront.createInvalidation({ kind: 'distribution', id: 'E1' }, ['/a'], 'b')
    expect(asked.map((query) => Object.fromEntries(query))).toEqual([
      expect.objectContaining({
        Action: 'AssumeRoleWithWebIdentity',
        RoleArn: ARN,
        RoleSessionName: 'cloudfront-action-1',
        WebIdentityToken: 'token-1',
      }),
    ])
    expect(posted()).toBe(2)
  })
})

test('a fresh token is asked for when the credentials expire', async () => {
  await withSts(200, ASSUMED(new Date(Date.now() + 1000)), async ({ asked, token }) => {
    const cloudfront = connectDirectly({ role: { arn: ARN, sessionName: 's', webIdentityToken: token } }).cloudfront
    await cloudfront.createInvalidation({ kind: 'distribution', id: 'E1' }, ['/a'], 'a')
    await cloudfront.createInvalidation({ kind: 'distribution', id: 'E1' }, ['/a'], 'b')
    expect(asked.map((query) => query.get('WebIdentityToken')).slice(0, 2)).toEqual(['token-1', 'token-2'])
  })
})

test.each([
  [
    'AccessDenied',
    'AccessDenied',
    403,
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    'its trust policy must allow',
  ],
  [
    'InvalidIdentityToken',
    'InvalidIdentityTokenException',
    400,
    'No OpenIDConnect provider found in your account',
    'create the identity provider',
  ],
  ['ExpiredTokenException', 'ExpiredTokenException', 400, 'Token expired', 'The credentials expired'],
])('STS refuses: %s', async (code, name, status, text, advice) => {
  await withSts(status, refusal(code, text), async ({ token }, posted) => {
    await expect(create(token)).rejects.toMatchObject({
      kind: 'final',
      refusal: { code: name, text, httpStatus: status },
      advice: expect.stringContaining(advice),
    })
    expect(posted()).toBe(0)
  })
})

test('a job that gets no token is told so', async () => {
  await withSts(200, ASSUMED(new Date(Date.now() + 3_600_000)), async ({ asked }, posted) => {
    const fails = () => Promise.reject(new Error('Failed to get ID Token. Error Code: 400'))
    await expect(create(fails)).rejects.toMatchObject({
      kind: 'final',
      refusal: { code: 'NoIdentityToken', text: 'Failed to get ID Token. Error Code: 400' },
      advice: expect.stringContaining('`permissions: id-token: write`'),
    })
    expect([asked.length, posted()]).toEqual([0, 0])
  })
})

describe('an answer of STS that is refused', () => {
  const given = (members: Readonly<Record<string, string | undefined>>) => {
    const all: typeof members = {
      ...{ AccessKeyId: 'ASIAEXAMPLE', SecretAccessKey: 'example', SessionToken: 'session' },
      ...{ Expiration: '2100-01-01T00:00:00Z', ...members },
    }
    const texts = Object.entries(all).map(([name, text]) => (text === undefined ? '' : `<${name}>${text}</${name}>`))
    return wrap(`<Credentials>${texts.join('')}</Credentials>`)
  }
  const wrap = (text: string) =>
    `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>${text}</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`

  test.each<[string, string, string | RegExp]>([
    ['nothing', '', 'something other than credentials'],
    ['JSON', '{"Credentials":{}}', 'something other than credentials'],
    ['other XML', '<Other/>', 'something other than credentials'],
    ['a refusal with HTTP 200', refusal('AccessDenied', 'no'), 'something other than credentials'],
    ['no credentials', wrap(''), 'something other than credentials'],
    ['credentials twice', wrap('<Credentials/><Credentials/>'), 'something other than credentials'],
    ['XML that is cut', given({}).slice(0, 200), 'something other than credentials'],
    ['no access key', given({ AccessKeyId: undefined }), 'something other than credentials'],
    ['no session token', given({ SessionToken: undefined }), 'credentials without SessionToken'],
    ['no expiry', given({ Expiration: undefined }), 'credentials without Expiration'],
    ['an expiry that is text', given({ Expiration: 'tomorrow' }), 'something other than credentials'],
    [
      'an expiry in the past',
      given({ Expiration: '2016-01-01T00:00:00Z' }),
      /^credentials that expired at 2016-01-01T/,
    ],
    ['an access key of elements', given({ AccessKeyId: '<a>1</a>' }), 'something other than credentials'],
    [
      'an access key with a line break',
      given({ AccessKeyId: 'ASIA\nX: y' }),
      /^credentials whose AccessKeyId is too long or/,
    ],
    [
      'a secret with a line break',
      given({ SecretAccessKey: 'a&#10;b' }),
      /^credentials whose SecretAccessKey is too long or/,
    ],
    ['a token beyond ASCII', given({ SessionToken: 'a\u2028b' }), /^credentials whose SessionToken is too long or/],
    [
      'a token of a megabyte',
      given({ SessionToken: 'x'.repeat(1_000_000) }),
      /^credentials whose SessionToken is too long or/,
    ],
  ])('%s', async (_, body, what) => {
    const asked: string[] = []
    const network = openAnsweringNetwork(({ url }) => {
      asked.push(url.hostname)
      return { status: 200, body }
    })
    const token = () => Promise.resolve('token')
    const { cloudfront } = connect({ role: { arn: ARN, sessionName: 's', webIdentityToken: token }, network })
    const error = await cloudfront
      .createInvalidation({ kind: 'distribution', id: 'E1' }, ['/a'], 'r')
      .then(() => 'posted', String)
    const [, said] = /NotTheService: STS, asked for the role \S+, answered with (.*) \(CloudFront\)/.exec(error) ?? []
    expect(said).toEqual(typeof what === 'string' ? what : expect.stringMatching(what))
    expect(asked).toEqual(['sts.us-east-1.amazonaws.com'])
  })
})
