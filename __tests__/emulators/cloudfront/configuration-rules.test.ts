import { expect, test } from '@jest/globals'
import {
  CreateDistributionCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront'
import { listOf, times } from '../../support/emulators/cloudfront/configuration-changes.ts'
import {
  leastConfiguration,
  richConfiguration,
  type GivenBehavior,
  type GivenConfiguration,
} from '../../support/emulators/cloudfront/configurations.ts'
import { thrownBy, withCloudFront } from '../../support/emulators/cloudfront/fixture.ts'
import { REFUSED_BEHAVIORS } from '../../support/emulators/cloudfront/refused-behaviors.ts'
import { REFUSED_ORIGINS } from '../../support/emulators/cloudfront/refused-origins.ts'
import { REFUSED_SETTINGS } from '../../support/emulators/cloudfront/refused-settings.ts'

test.each([...REFUSED_SETTINGS, ...REFUSED_ORIGINS, ...REFUSED_BEHAVIORS])(
  '%s is refused, when created and when updated',
  async (_, change, code, text) => {
    await withCloudFront({ deploymentMs: 0 }, async ({ server, client }) => {
      const made = await client.send(new CreateDistributionCommand({ DistributionConfig: richConfiguration('live') }))
      const Id = String(made.Distribution?.Id)
      const { DistributionConfig: live, ETag } = await client.send(new GetDistributionConfigCommand({ Id }))
      if (live === undefined) throw new Error('The configuration was not read.')
      const before = server.distributions()

      const changed = { ...live, ...change(live) }
      const creation = { ...changed, CallerReference: 'another' }
      const status = code === 'NoSuchOrigin' ? 404 : 400
      const refused = { name: code, status, message: expect.stringContaining(text) }
      expect(await thrownBy(client.send(new CreateDistributionCommand({ DistributionConfig: creation })))).toEqual(
        refused,
      )
      expect(
        await thrownBy(client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig: changed }))),
      ).toEqual(refused)
      expect(server.distributions()).toEqual(before)
    })
  },
)

test.each([
  ['an empty CallerReference', '', 'The parameter CallerReference is required.'],
  ['a CallerReference of 129 characters', 'r'.repeat(129), 'The parameter CallerReference is too big.'],
])('%s is refused', async (_, reference, message) => {
  await withCloudFront({}, async ({ client }) => {
    const creation = new CreateDistributionCommand({ DistributionConfig: leastConfiguration(reference) })
    expect(await thrownBy(client.send(creation))).toEqual({ name: 'InvalidArgument', status: 400, message })
  })
})

test('what goes to the very edge of the rules is taken', async () => {
  await withCloudFront({}, async ({ client }) => {
    const config = richConfiguration('r'.repeat(128))
    const [pattern] = config.CacheBehaviors?.Items ?? []
    const full: GivenConfiguration = {
      ...config,
      Comment: 'c'.repeat(128),
      Aliases: listOf(times(100, (i) => `a${i}.example.com`)),
      CacheBehaviors: listOf(times(75, (i) => ({ ...pattern, PathPattern: `/${i}?.*` }) as GivenBehavior)),
      WebACLId: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/acl/473e64fd-f30b-4765-81a0-62ad96dd167a',
    }
    const made = await client.send(new CreateDistributionCommand({ DistributionConfig: full }))
    expect(made.Distribution?.DistributionConfig?.CacheBehaviors?.Quantity).toBe(75)
  })
})
