import { expect, test } from '@jest/globals'
import { ListDistributionsCommand } from '@aws-sdk/client-cloudfront'
import { AUTHORIZATION, errorOf, withCloudFront } from '../../../support/emulators/cloudfront/fixture.ts'

const PATH = '/2020-05-31/distribution'
const NOON = Date.UTC(2026, 10, 21, 12)
const MINUTE = 60_000

test.each([
  ['no Authorization', {}, 'MissingAuthenticationToken', 403],
  ['the placeholder of the documents', { authorization: 'AWS authentication string' }, 'IncompleteSignature', 400],
  ['no signature', { authorization: AUTHORIZATION.replace(/, Signature=.*/, '') }, 'IncompleteSignature', 400],
  ['a short signature', { authorization: AUTHORIZATION.slice(0, -1) }, 'IncompleteSignature', 400],
  [
    'the scope of another service',
    { authorization: AUTHORIZATION.replace('/cloudfront/', '/s3/') },
    'SignatureDoesNotMatch',
    403,
  ],
] as const)('a request with %s is refused', async (_, headers, code, status) => {
  await withCloudFront({}, async ({ send }) => {
    expect(await errorOf(await send('GET', PATH, undefined, headers))).toMatchObject({ code, status })
  })
})

test('the region of the scope is not looked at', async () => {
  await withCloudFront({}, async ({ send }) => {
    const authorization = AUTHORIZATION.replace('us-east-1', 'eu-central-1')
    expect((await send('GET', PATH, undefined, { authorization })).status).toBe(200)
  })
})

test.each([
  ['20261121T115500Z', 200, undefined],
  ['20261121T120500Z', 200, undefined],
  ['20261121T115459Z', 403, 'Signature expired'],
  ['20261121T120501Z', 403, 'Signature not yet current'],
  ['Sat, 21 Nov 2026 12:00:00 GMT', 400, 'requires an X-Amz-Date header'],
])('at noon, with five minutes of skew allowed, a request of %s is answered %i', async (date, status, message) => {
  await withCloudFront({ maxClockSkewMs: 5 * MINUTE, now: () => NOON }, async ({ send }) => {
    const response = await send('GET', PATH, undefined, { authorization: AUTHORIZATION, 'x-amz-date': date })
    expect(response.status).toBe(status)
    if (message !== undefined) expect((await errorOf(response)).message).toContain(message)
  })
})

test('what the SDK signs now is accepted', async () => {
  await withCloudFront({ maxClockSkewMs: 5 * MINUTE }, async ({ client }) => {
    const { DistributionList } = await client.send(new ListDistributionsCommand())
    expect(DistributionList?.Quantity).toBe(1)
  })
})
