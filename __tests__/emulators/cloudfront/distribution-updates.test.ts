import { expect, test } from '@jest/globals'
import {
  CreateDistributionCommand,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
  type DistributionConfig,
} from '@aws-sdk/client-cloudfront'
import fc from 'fast-check'
import { leastConfiguration, richConfiguration } from '../../support/emulators/cloudfront/configurations.ts'
import { thrownBy, withCloudFront } from '../../support/emulators/cloudfront/fixture.ts'

type Config = Record<string, unknown>

/** A configuration without what a path of member names leads to. */
function without(value: unknown, [name = '', ...rest]: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === name ? without(item, rest) : item))
  const { [name]: member, ...others } = value as Config
  return rest.length === 0 ? others : { ...others, [name]: without(member, rest) }
}

/** Members that a creation may leave out and an update may not. */
const REQUIRED: readonly (readonly (string | number)[])[] = [
  ['Aliases'],
  ['DefaultRootObject'],
  ['CacheBehaviors'],
  ['CustomErrorResponses'],
  ['Logging'],
  ['PriceClass'],
  ['ViewerCertificate'],
  ['Restrictions'],
  ['WebACLId'],
  ['HttpVersion'],
  ['DefaultCacheBehavior', 'AllowedMethods'],
  ['DefaultCacheBehavior', 'SmoothStreaming'],
  ['DefaultCacheBehavior', 'Compress'],
  ['DefaultCacheBehavior', 'LambdaFunctionAssociations'],
  ['DefaultCacheBehavior', 'FieldLevelEncryptionId'],
  ['CacheBehaviors', 'Items', 1, 'Compress'],
  ['CacheBehaviors', 'Items', 0, 'ForwardedValues', 'QueryStringCacheKeys'],
  ['Origins', 'Items', 0, 'CustomHeaders'],
  ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginSslProtocols'],
  ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginReadTimeout'],
  ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginKeepaliveTimeout'],
]

test.each(REQUIRED.map((path) => [path.join('.'), path] as const))(
  'an update without %s is refused, a creation is not',
  async (_, path) => {
    await withCloudFront({ deploymentMs: 0 }, async ({ server, client }) => {
      const made = await client.send(new CreateDistributionCommand({ DistributionConfig: richConfiguration('r') }))
      const Id = String(made.Distribution?.Id)
      const before = server.distribution(Id)
      const DistributionConfig = without(made.Distribution?.DistributionConfig, path) as DistributionConfig
      const update = new UpdateDistributionCommand({ Id, IfMatch: made.ETag, DistributionConfig })
      expect(await thrownBy(client.send(update))).toEqual({
        name: 'IllegalUpdate',
        status: 400,
        message: `${String(path.at(-1))} is required for updates`,
      })
      expect(server.distribution(Id)).toEqual(before)

      const creation = { ...DistributionConfig, CallerReference: 'another', Aliases: { Quantity: 0 } }
      await client.send(new CreateDistributionCommand({ DistributionConfig: creation }))
      expect(server.distributions()).toHaveLength(3)
    })
  },
)

test.each<readonly [string, Partial<DistributionConfig>, string]>([
  ['its CallerReference', { CallerReference: 'another' }, 'You cannot update Origin or CallerReference.'],
  [
    'a logging that does not say whether cookies are in it',
    { Logging: { Enabled: true, Bucket: 'logs.s3.amazonaws.com', Prefix: '' } },
    'You must specify IncludeCookies when Enabled is missing or set to true within a Logging object',
  ],
])('an update cannot change %s', async (_, change, message) => {
  await withCloudFront({}, async ({ client }) => {
    const made = await client.send(new CreateDistributionCommand({ DistributionConfig: richConfiguration('r') }))
    const DistributionConfig = { ...made.Distribution?.DistributionConfig, ...change } as DistributionConfig
    const update = new UpdateDistributionCommand({ Id: made.Distribution?.Id, IfMatch: made.ETag, DistributionConfig })
    expect(await thrownBy(client.send(update))).toEqual({ name: 'IllegalUpdate', status: 400, message })
  })
})

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 })
const listOf = <Item>(Items: Item[]) => ({ Quantity: Items.length, Items })
const countries = fc.shuffledSubarray(['NL', 'DE', 'FR', 'BE'], { minLength: 1 })

/** Configurations that the service accepts, with and without what may be left out, every set in any order. */
const configuration = fc
  .record({
    Comment: fc.string({ maxLength: 60, unit: fc.constantFrom('a', ' ', '<', '&', '"', 'é', '𝄞') }),
    Enabled: fc.boolean(),
    aliases: names,
    countries,
    headers: names,
    cookies: names,
    queryStrings: names,
    methods: fc.shuffledSubarray(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const, {
      minLength: 7,
    }),
    PriceClass: fc.constantFrom('PriceClass_100', 'PriceClass_200', undefined),
    HttpVersion: fc.constantFrom('http1.1', 'http2and3', undefined),
    IsIPV6Enabled: fc.option(fc.boolean(), { nil: undefined }),
    leaveOut: fc.subarray([
      'Aliases',
      'Restrictions',
      'CacheBehaviors',
      'Logging',
      'CustomErrorResponses',
      'ViewerCertificate',
    ]),
  })
  .map(({ aliases, countries: Items, headers, cookies, queryStrings, methods, leaveOut, ...rest }) => {
    const rich = richConfiguration('')
    const images = rich.CacheBehaviors?.Items?.[0]
    const config = {
      ...rich,
      ...rest,
      Aliases: listOf(aliases.map((alias) => `${alias}.example.com`)),
      Restrictions: { GeoRestriction: { RestrictionType: 'blacklist', ...listOf(Items) } },
      CacheBehaviors: listOf([
        {
          ...images,
          AllowedMethods: { ...listOf([...methods]), CachedMethods: listOf(['GET', 'HEAD']) },
          ForwardedValues: {
            QueryString: true,
            Cookies: { Forward: 'whitelist', WhitelistedNames: listOf(cookies) },
            Headers: listOf(headers),
            QueryStringCacheKeys: listOf(queryStrings),
          },
        },
      ]),
    }
    return leaveOut.reduce<unknown>((left, member) => without(left, [member]), config) as DistributionConfig
  })

/** Whether everything that was given is in what came back: members by name, plain lists as sets, others in their order. */
function isWithin(given: unknown, stored: unknown): boolean {
  if (given === undefined) return true
  if (Array.isArray(given) && Array.isArray(stored)) {
    if (given.every((item) => typeof item !== 'object')) return given.toSorted().join() === stored.toSorted().join()
    return given.length === stored.length && given.every((item, index) => isWithin(item, stored[index]))
  }
  if (typeof given !== 'object' || given === null) return given === stored
  return Object.entries(given).every(([member, value]) => isWithin(value, (stored as Config)[member]))
}

test('what is accepted reads back as it was meant, and writing back what was read changes nothing but the ETag', async () => {
  await withCloudFront({ now: () => 0 }, async ({ server, client }) => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(configuration, async (generated) => {
        count += 1
        const given = { ...generated, CallerReference: `r${count}` }
        const made = await client.send(new CreateDistributionCommand({ DistributionConfig: given }))
        const Id = String(made.Distribution?.Id)
        const read = await client.send(new GetDistributionConfigCommand({ Id }))
        expect(isWithin(given, read.DistributionConfig)).toBe(true)

        const { etag, ...before } = { ...server.distribution(Id) }
        const written = await client.send(
          new UpdateDistributionCommand({ Id, IfMatch: read.ETag, DistributionConfig: read.DistributionConfig }),
        )
        expect(server.distribution(Id)).toEqual({ ...before, etag: written.ETag })
        expect(written.ETag).not.toBe(etag)
        expect((await client.send(new GetDistributionConfigCommand({ Id }))).DistributionConfig).toEqual(
          read.DistributionConfig,
        )
        // Its aliases are free for the next.
        server.changeDistribution(Id, (config) => ({ ...config, Aliases: { Quantity: 0 } }))
      }),
      { numRuns: 60 },
    )
  })
})

test('the least configuration, read and written back, is no update without its defaults', async () => {
  await withCloudFront({}, async ({ client }) => {
    const made = await client.send(new CreateDistributionCommand({ DistributionConfig: leastConfiguration('r') }))
    const update = (DistributionConfig: DistributionConfig | undefined) =>
      client.send(new UpdateDistributionCommand({ Id: made.Distribution?.Id, IfMatch: made.ETag, DistributionConfig }))
    expect(await thrownBy(update(leastConfiguration('r')))).toMatchObject({ name: 'IllegalUpdate' })
    expect((await update(made.Distribution?.DistributionConfig)).Distribution?.Status).toBe('InProgress')
  })
})
