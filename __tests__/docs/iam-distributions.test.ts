/** The policies of docs/iam for distributions from a file are enough for what the built action asks, and each of their actions is needed. */
import { describe, expect, test } from '@jest/globals'
import {
  CloudFrontClient,
  DeleteDistributionCommand,
  GetDistributionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudfront'
import { DEPLOYMENT, fileOf, onAccount, testPolicy } from '../support/docs/iam.ts'
import { readPolicy, type Policy } from '../support/docs/policy.ts'

testPolicy('deploy', [
  async function* ({ run }) {
    const inputs = { ...DEPLOYMENT, purge: '/*', wait: 'true' }
    yield await run(inputs, fileOf('one'))
    yield await run(inputs, fileOf('two'))
  },
  async function* ({ prepare, run }) {
    await prepare(DEPLOYMENT, fileOf('one'))
    await prepare({ command: 'destroy', name: 'production' })
    yield await run(DEPLOYMENT, fileOf('one'))
  },
])

testPolicy('destroy', [
  async function* ({ prepare, run }) {
    await prepare(DEPLOYMENT, fileOf('one'))
    yield await run({ command: 'destroy', name: 'production', teardown: 'wait' })
  },
])

test('a policy for another repository is told from a missing action', async () => {
  const policy = JSON.stringify(await readPolicy('deploy')).replaceAll('1296269', '1296270')
  await onAccount(JSON.parse(policy) as Policy, async ({ run, prepare }) => {
    const said = expect.stringContaining('`cloudfront-action:repository-id` must be the ID of this repository')
    const creation = await run(DEPLOYMENT, fileOf('one'))
    expect([creation.exitCode, creation.log]).toEqual([1, said])

    await prepare(DEPLOYMENT, fileOf('one'))
    const update = await run(DEPLOYMENT, fileOf('two'))
    expect([update.exitCode, update.log]).toEqual([1, said])
  })
})

describe('distributions of others', () => {
  test.each(['deploy', 'destroy'])('are out of the reach of docs/iam/%s.json', async (name) => {
    await onAccount(await readPolicy(name), async ({ cloudfront, prepare }) => {
      await prepare(DEPLOYMENT, fileOf('one'))
      const [own] = cloudfront.distributions()
      const foreign = cloudfront.addDistribution({ tags: { 'cloudfront-action:repository-id': '1296270' } })
      const client = new CloudFrontClient({ ...CLIENT, endpoint: cloudfront.url })
      const refusal = (id = '') =>
        client.send(new GetDistributionCommand({ Id: id })).then(
          () => undefined,
          (error: unknown) => (error instanceof Error ? error.name : String(error)),
        )
      expect([await refusal(own?.id), await refusal(foreign.id)]).toEqual([undefined, 'AccessDenied'])
      const { id: Id, etag: IfMatch, arn: Resource } = foreign
      for (const refused of [
        client.send(new DeleteDistributionCommand({ Id, IfMatch })),
        client.send(new UntagResourceCommand({ Resource, TagKeys: { Items: ['cloudfront-action:repository-id'] } })),
        client.send(new TagResourceCommand({ Resource, Tags: { Items: [{ Key: 'team', Value: 'web' }] } })),
      ]) {
        await expect(refused).rejects.toThrow('is not authorized to perform')
      }
      client.destroy()
    })
  })
})

const CLIENT = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
  maxAttempts: 1,
}
