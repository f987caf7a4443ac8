/** A digest is that of what a configuration means. */

import { expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { digestConfiguration } from '../../../src/distribution/difference/digest.ts'
import {
  BEHAVIOR,
  change,
  CUSTOM_ORIGIN,
  LEAST,
  list,
  S3_ORIGIN,
} from '../../support/distribution/difference/configurations.ts'
import { hold } from '../../support/distribution/difference/service.ts'

const shape = distributionShape()
const digest = (config: ConfigStructure) => digestConfiguration(config, shape)

const FILE: ConfigStructure = {
  ...LEAST,
  Aliases: list('a.example.com', 'b.example.com'),
  Origins: list(S3_ORIGIN, CUSTOM_ORIGIN),
  CacheBehaviors: list({ ...BEHAVIOR, PathPattern: '/a' }, { ...BEHAVIOR, PathPattern: '/b' }),
  ViewerCertificate: { ACMCertificateArn: 'arn', SSLSupportMethod: 'sni-only', MinimumProtocolVersion: 'TLSv1.2_2021' },
}

test('it is short and the same on every machine', () => {
  expect(digest(LEAST)).toBe('98311186c289f1d5')
})

test.each<readonly [string, ConfigStructure]>([
  ['the order of members', Object.fromEntries(Object.entries(FILE).reverse())],
  [
    'the order of sets',
    { ...FILE, Aliases: list('b.example.com', 'a.example.com'), Origins: list(CUSTOM_ORIGIN, S3_ORIGIN) },
  ],
  ['the case of names', { ...FILE, Aliases: list('A.example.com', 'b.EXAMPLE.com') }],
  ['the reference', { ...FILE, CallerReference: 'x' }],
  [
    'certain defaults',
    { ...FILE, PriceClass: 'PriceClass_All', WebACLId: '', Logging: { Enabled: false }, Staging: false },
  ],
  ['defaults that are true', { ...FILE, IsIPV6Enabled: true }],
  ['an empty list', { ...FILE, CustomErrorResponses: { Quantity: 0, Items: [] } }],
  ['echoes', change(FILE, ['ViewerCertificate'], { ...(hold(FILE)['ViewerCertificate'] as ConfigStructure) })],
  ['what CloudFront does not heed', { ...FILE, Logging: { Enabled: false, Bucket: 'b', Prefix: 'p' } }],
])('these change nothing: %s', (_, other) => {
  expect(digest(other)).toBe(digest(FILE))
})

test.each<readonly [string, ConfigStructure]>([
  ['a value', { ...FILE, Comment: 'x' }],
  ['false where the default is true', { ...FILE, IsIPV6Enabled: false }],
  ['an item', { ...FILE, Aliases: list('a.example.com') }],
  [
    'the order of behaviors',
    change(
      FILE,
      ['CacheBehaviors', 'Items'],
      [
        { ...BEHAVIOR, PathPattern: '/b' },
        { ...BEHAVIOR, PathPattern: '/a' },
      ],
    ),
  ],
  ['a secret', change(FILE, ['Origins', 'Items', 0, 'CustomHeaders'], list({ HeaderName: 'a', HeaderValue: 'b' }))],
  [
    'a default that no source settles, since to write it out is to demand it',
    change(
      FILE,
      ['Origins', 'Items', 1, 'CustomOriginConfig', 'OriginSslProtocols'],
      list('TLSv1', 'TLSv1.1', 'TLSv1.2'),
    ),
  ],
])('these change it: %s', (_, other) => {
  expect(digest(other)).not.toBe(digest(FILE))
})
