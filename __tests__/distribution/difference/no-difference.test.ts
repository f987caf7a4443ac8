/** What looks different and is the same. */

import { describe, expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { ConfigPath, ConfigStructure, ConfigValue } from '../../../src/cloudfront/config-value.ts'
import { findDifference } from '../../../src/distribution/difference/find-difference.ts'
import {
  BEHAVIOR,
  change,
  FORWARDING,
  FULL,
  LEAST,
  list,
} from '../../support/distribution/difference/configurations.ts'
import { hold } from '../../support/distribution/difference/service.ts'

const shape = distributionShape()

/** Path, before, after of each change that takes a distribution from one file to another. */
function tell(from: ConfigStructure, to: ConfigStructure) {
  const { changes } = findDifference({ wanted: to, live: hold(from), shape })
  return changes.map(({ path, before, after }) => [path, before, after])
}

function tellChange(path: ConfigPath, value: ConfigValue | undefined, from = FULL) {
  return tell(from, change(from, path, value))
}

describe('No difference', () => {
  test.each([
    ['the least that a file can say', LEAST],
    ['much that a file can say', FULL],
  ])('what the service fills in, echoes and reorders: %s', (_, file) => {
    expect(tell(file, file)).toEqual([])
  })

  test('a default that the file writes out', () => {
    expect(tell(LEAST, hold(LEAST))).toEqual([])
  })

  test('a service that gives back what it was given, and nothing else', () => {
    expect(findDifference({ wanted: LEAST, live: { ...LEAST, CallerReference: 'x' }, shape }).changes).toEqual([])
    const wanted = change(hold(LEAST), ['PriceClass'], undefined)
    expect(findDifference({ wanted, live: LEAST, shape }).changes).toEqual([])
  })

  const behavior = ['DefaultCacheBehavior'] as const
  test.each<readonly [string, ConfigPath]>([
    ['aliases', ['Aliases']],
    ['origins', ['Origins']],
    ['custom headers', ['Origins', 'Items', 0, 'CustomHeaders']],
    ['protocols', ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginSslProtocols']],
    ['status codes', ['OriginGroups', 'Items', 0, 'FailoverCriteria', 'StatusCodes']],
    ['methods', [...behavior, 'AllowedMethods']],
    ['cached methods', [...behavior, 'AllowedMethods', 'CachedMethods']],
    ['cookies', [...behavior, 'ForwardedValues', 'Cookies', 'WhitelistedNames']],
    ['headers', [...behavior, 'ForwardedValues', 'Headers']],
    ['query strings', [...behavior, 'ForwardedValues', 'QueryStringCacheKeys']],
    ['signers', [...behavior, 'TrustedSigners']],
    ['key groups', [...behavior, 'TrustedKeyGroups']],
    ['functions', [...behavior, 'FunctionAssociations']],
    ['Lambda functions', [...behavior, 'LambdaFunctionAssociations']],
    ['error responses', ['CustomErrorResponses']],
    ['countries', ['Restrictions', 'GeoRestriction']],
  ])('the order of %s', (_, path) => {
    expect(tellChange([...path, 'Items'], reversed(FULL, [...path, 'Items']))).toEqual([])
  })

  test('the order of parameters, which have no Quantity', () => {
    const path = ['TenantConfig', 'ParameterDefinitions']
    expect(tellChange(path, reversed(FULL, path))).toEqual([])
  })

  test('the case of names that have none', () => {
    expect(tellChange(['Aliases', 'Items', 0], 'EXAMPLE.com')).toEqual([])
    expect(tellChange(['Origins', 'Items', 0, 'CustomHeaders', 'Items', 0, 'HeaderName'], 'x-one')).toEqual([])
    expect(tellChange(['Origins', 'Items', 1, 'DomainName'], 'API.example.com')).toEqual([])
    expect(tellChange([...behavior, 'ForwardedValues', 'Headers', 'Items', 0], 'ORIGIN')).toEqual([])
  })

  test('what CloudFront does not heed beside the rest', () => {
    const own = {
      CloudFrontDefaultCertificate: true,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SSLSupportMethod: 'sni-only',
    }
    const off = { Enabled: false, Bucket: 'logs.s3.amazonaws.com', Prefix: 'x/', IncludeCookies: false }
    const cookies = { Forward: 'all', WhitelistedNames: list('a') }
    const unshielded = { Enabled: false, OriginShieldRegion: 'us-east-1' }
    for (const file of [
      { ...LEAST, ViewerCertificate: own },
      { ...LEAST, Logging: off },
      change(LEAST, ['Origins', 'Items', 0, 'OriginShield'], unshielded),
      { ...LEAST, DefaultCacheBehavior: change(FORWARDING, ['ForwardedValues', 'Cookies'], cookies) },
    ])
      expect(tell(file, file)).toEqual([])
    const dropped = change(hold(LEAST), ['Origins', 'Items', 0, 'OriginShield'], { Enabled: false })
    const wanted = change(LEAST, ['Origins', 'Items', 0, 'OriginShield'], unshielded)
    expect(findDifference({ wanted, live: dropped, shape }).changes).toEqual([])
  })

  test("a certificate by the members of before 2016, as the service's echoes repeat it", () => {
    const acm = { ...LEAST, ViewerCertificate: { ACMCertificateArn: 'arn:acm', SSLSupportMethod: 'sni-only' } }
    const old = { Certificate: 'arn:acm', CertificateSource: 'acm', SSLSupportMethod: 'sni-only' }
    expect(tell(acm, { ...LEAST, ViewerCertificate: old })).toEqual([])
    const iam = { ...LEAST, ViewerCertificate: { IAMCertificateId: 'id', SSLSupportMethod: 'vip' } }
    expect(
      tell(iam, {
        ...LEAST,
        ViewerCertificate: { ...old, Certificate: 'id', CertificateSource: 'iam', SSLSupportMethod: 'vip' },
      }),
    ).toEqual([])
  })

  test('settings that an imitation of CloudFront makes up beside a cache policy', () => {
    const made = { ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } }, MinTTL: 0, DefaultTTL: 0 }
    const live = { ...hold(LEAST), DefaultCacheBehavior: { ...BEHAVIOR, ...made } }
    expect(findDifference({ wanted: LEAST, live, shape }).changes).toEqual([])
  })
})

function reversed(config: ConfigStructure, path: ConfigPath): readonly ConfigValue[] {
  const value = path.reduce<unknown>((at, part) => (at as Record<string | number, unknown>)[part], config)
  if (!Array.isArray(value) || value.length < 2) throw new Error(`nothing to reverse at ${path.join('.')}`)
  return value.toReversed() as readonly ConfigValue[]
}
