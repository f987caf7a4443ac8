import { describe, expect, test } from '@jest/globals'

import { findNearestName } from '../../../../src/nearest-name.ts'
import { linesOf, normaliseText } from '../../../support/distribution/configuration/read-text.ts'
import { MINIMAL, MINIMAL_CONFIG, MINIMAL_XML } from '../../../support/distribution/configuration/minimal.ts'

function read(members: object, strict = true) {
  return normaliseText('json', JSON.stringify({ ...MINIMAL, ...members }, null, 1), { strict })
}

function messagesOf(members: object): readonly string[] {
  return read(members).errors.map(({ message }) => message)
}

const behaviorWith = (members: object) => ({ DefaultCacheBehavior: { ...MINIMAL.DefaultCacheBehavior, ...members } })
const NOT_HERE = 'unknown member here'

describe('a key that the API does not have where it stands', () => {
  test.each<readonly [string, object, string]>([
    ['of another case', { enabled: true }, `enabled: ${NOT_HERE}; did you mean Enabled?`],
    ['mistyped', { Alias: [] }, `Alias: ${NOT_HERE}; did you mean Aliases?`],
    ['of letters in another order', { Commnet: '' }, `Commnet: ${NOT_HERE}; did you mean Comment?`],
    ['of CloudFormation', { IPV6Enabled: true }, `IPV6Enabled: ${NOT_HERE}; did you mean IsIPV6Enabled?`],
    ['of CloudFormation, long ago', { CNAMEs: [] }, `CNAMEs: ${NOT_HERE}; did you mean Aliases?`],
    [
      "of CloudFormation, far from the API's",
      { Origins: [{ ...MINIMAL.Origins[0], OriginCustomHeaders: [] }] },
      `Origins[0].OriginCustomHeaders: ${NOT_HERE}; did you mean CustomHeaders?`,
    ],
    [
      'at home in cache behaviors',
      { Compress: true },
      `Compress: ${NOT_HERE}; it belongs in DefaultCacheBehavior or in CacheBehaviors[]`,
    ],
    ['at home in every origin', { OriginPath: '' }, `OriginPath: ${NOT_HERE}; it belongs in Origins[]`],
    [
      'at home in a part of its structure',
      behaviorWith({ CachedMethods: [] }),
      `DefaultCacheBehavior.CachedMethods: ${NOT_HERE}; it belongs in AllowedMethods`,
    ],
    [
      'at home at the top',
      behaviorWith({ DefaultRootObject: 'index.html' }),
      `DefaultCacheBehavior.DefaultRootObject: ${NOT_HERE}; it belongs at the top of the configuration`,
    ],
    [
      'like nothing else',
      { Logging: { Zzyzx: 1 } },
      `Logging.Zzyzx: ${NOT_HERE}; there may be Enabled, IncludeCookies, Bucket and Prefix`,
    ],
    ['of a long name', { ['x'.repeat(500)]: 1 }, `${'x'.repeat(80)}…: ${NOT_HERE}; there may be `],
  ])('%s is an error that says what to write', (_name, members, message) => {
    expect(messagesOf(members)).toEqual([expect.stringContaining(message)])
  })

  test('is reported where the key stands', () => {
    const { errors } = read({ Colour: { a: 1 } })
    const text = JSON.stringify({ ...MINIMAL, Colour: { a: 1 } }, null, 1)
    expect(errors[0]?.at).toEqual({
      file: 'distribution.json',
      line: text.split('\n').findIndex((line) => line.includes('Colour')) + 1,
      column: 2,
    })
  })

  test('is left out with a warning if the user is not strict', () => {
    const { config, errors, warnings } = read({ IPV6Enabled: true, ...behaviorWith({ ttl: 3 }) }, false)
    expect(errors).toEqual([])
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^DefaultCacheBehavior\.ttl: unknown member here; .*; it is left out$/),
      'IPV6Enabled: unknown member here; did you mean IsIPV6Enabled?; it is left out',
    ])
    expect(config).toEqual(MINIMAL_CONFIG)
  })
})

describe('required members', () => {
  test('all that are missing are named by their paths, where the structure stands that lacks them', () => {
    const { errors } = normaliseText(
      'yaml',
      `Origins:
  - Id: site
DefaultCacheBehavior:
  MinTTL: 0
Restrictions: {}
`,
    )
    expect(linesOf(errors)).toEqual([
      '2: Origins[0].DomainName: it is required and missing',
      '4: DefaultCacheBehavior.TargetOriginId: it is required and missing',
      '4: DefaultCacheBehavior.ViewerProtocolPolicy: it is required and missing; use allow-all, https-only or redirect-to-https',
      '5: Restrictions.GeoRestriction: it is required and missing',
      '1: Enabled: it is required and missing; write `Enabled: true`',
    ])
  })

  test('what stands there and cannot be used is not missing, too', () => {
    expect(messagesOf({ Enabled: 'yes', Origins: 'none' })).toEqual([
      'Origins: a list or a mapping is expected, not text',
      'Enabled: true or false is expected, not "yes"',
    ])
  })

  test('a null is not given, and so missing', () => {
    expect(messagesOf({ Enabled: null })).toEqual(['Enabled: it is required and missing; write `Enabled: true`'])
  })
})

test('what only the service tells of a certificate is left out without a word', () => {
  const { config, errors, warnings } = read({
    ViewerCertificate: { IAMCertificateId: 'a', Certificate: 'a', CertificateSource: 'iam' },
  })
  expect([...errors, ...warnings]).toEqual([])
  expect(config).toEqual({ ...MINIMAL_CONFIG, ViewerCertificate: { IAMCertificateId: 'a' } })
})

describe('what the API requires and can only be one thing', () => {
  test('a comment is empty', () => {
    expect(read({}).config).toEqual(MINIMAL_CONFIG)
    expect(read({ Comment: null }).config).toEqual(MINIMAL_CONFIG)
    expect(read({ Comment: 'hello' }).config).toEqual({ ...MINIMAL_CONFIG, Comment: 'hello' })
  })

  const NO_IDENTITY = { OriginAccessIdentity: '' }
  test.each([
    ['bucket.s3.amazonaws.com', { OriginAccessControlId: 'E1' }, NO_IDENTITY],
    ['my.bucket.s3.eu-central-1.amazonaws.com', { OriginAccessControlId: 'E1' }, NO_IDENTITY],
    ['bucket.s3-us-west-2.amazonaws.com', { OriginAccessControlId: 'E1' }, NO_IDENTITY],
    ['bucket.s3.dualstack.us-east-1.amazonaws.com', { OriginAccessControlId: 'E1' }, NO_IDENTITY],
    ['bucket.s3.cn-north-1.amazonaws.com.cn', { OriginAccessControlId: 'E1' }, NO_IDENTITY],
    ['bucket.s3.amazonaws.com', { OriginAccessControlId: 'E1', S3OriginConfig: {} }, NO_IDENTITY],
    ['bucket.s3.amazonaws.com', { S3OriginConfig: { OriginReadTimeout: 5 } }, { ...NO_IDENTITY, OriginReadTimeout: 5 }],
    ['bucket.s3.amazonaws.com', {}, undefined],
    ['bucket.s3.amazonaws.com', { OriginAccessControlId: '' }, undefined],
    ['bucket.s3-website-us-east-1.amazonaws.com', { OriginAccessControlId: 'E1' }, undefined],
    ['bucket.s3-website.eu-central-1.amazonaws.com', { OriginAccessControlId: 'E1' }, undefined],
    ['x.s3.s3-website-us-east-1.amazonaws.com', { OriginAccessControlId: 'E1' }, undefined],
    // A pattern with nested repetitions takes years for these.
    [`bucket.s3${'-a'.repeat(60)}.amazonaws.com.`, { OriginAccessControlId: 'E1' }, undefined],
    [`bucket${'.s3-'.repeat(20_000)}`, { OriginAccessControlId: 'E1' }, undefined],
    ['abc.lambda-url.us-east-1.on.aws', { OriginAccessControlId: 'E1' }, undefined],
    [
      'bucket.s3.amazonaws.com',
      { OriginAccessControlId: 'E1', CustomOriginConfig: MINIMAL.Origins[0]?.CustomOriginConfig },
      undefined,
    ],
  ])('the origin %s with %j has the S3OriginConfig %j', (DomainName, members, expected) => {
    const { config, errors } = read({ Origins: [{ Id: 'site', DomainName, ...members }] })
    expect(linesOf(errors)).toEqual([])
    expect(JSON.parse(JSON.stringify(config))).toMatchObject({
      Origins: { Items: [{ ...members, ...(expected && { S3OriginConfig: expected }) }] },
    })
    expect(JSON.stringify(config).includes('S3OriginConfig')).toBe(expected !== undefined)
  })

  test('values that are filled in have the place of their parent structure', () => {
    const { places } = normaliseText(
      'yaml',
      `Enabled: true
Origins:
  - Id: site
    DomainName: bucket.s3.amazonaws.com
    OriginAccessControlId: E1
DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all }
`,
    )
    expect(places.get('Comment')?.line).toBe(1)
    expect(places.get('Origins[0].S3OriginConfig.OriginAccessIdentity')?.line).toBe(3)
  })
})

describe('lists in XML', () => {
  const readXml = (members: string, strict = true) =>
    normaliseText('xml', `<DistributionConfig>\n${members}\n${MINIMAL_XML}</DistributionConfig>`, { strict })

  test.each([
    [
      'items in Items',
      '<Aliases><Quantity>2</Quantity><Items><CNAME>a</CNAME><CNAME>b</CNAME></Items></Aliases>',
      ['a', 'b'],
    ],
    ['one item', '<Aliases><Items><CNAME>a</CNAME></Items></Aliases>', ['a']],
    ['items without Items', '<Aliases><CNAME>a</CNAME><CNAME>b</CNAME></Aliases>', ['a', 'b']],
    ['items without Items, counted', '<Aliases><Quantity>1</Quantity><CNAME>a</CNAME></Aliases>', ['a']],
    ['empty Items', '<Aliases><Quantity>0</Quantity><Items/></Aliases>', []],
    ['an empty element', '<Aliases/>', []],
    ['an empty element of spaces', '<Aliases>\n</Aliases>', []],
  ])('%s', (_name, members, items) => {
    const { config, errors } = readXml(members)
    expect(linesOf(errors)).toEqual([])
    expect(config?.['Aliases']).toEqual(items.length === 0 ? { Quantity: 0 } : { Quantity: items.length, Items: items })
  })

  test('an empty element is an empty text where text is meant, and never a number', () => {
    expect(readXml('<DefaultRootObject/>').config?.['DefaultRootObject']).toBe('')
    expect(linesOf(readXml('<Staging/>').errors)).toEqual(['2: Staging: true or false is expected, not ""'])
  })

  test.each([
    [
      'an item of another name',
      '<Aliases><Items>\n<Alias>a</Alias></Items></Aliases>',
      ['3: Aliases.Items: an item is written <CNAME>, not <Alias>'],
    ],
    [
      'an element that stands there twice',
      '<Comment>a</Comment>\n<Comment>b</Comment>',
      ['3: Comment: it is given more than once; write it once'],
    ],
    [
      'text in place of items',
      '<Aliases>www.example.com</Aliases>',
      ['2: Aliases: a list or a mapping is expected, not text'],
    ],
    [
      'elements in place of text',
      '<Comment><b>a</b></Comment>',
      ['2: Comment: a single value is expected, not a mapping with the key b'],
    ],
  ])('%s is refused', (_name, members, messages) => {
    expect(linesOf(readXml(members).errors)).toEqual(messages)
  })
})

test.each([
  ['Aliasses', 'Aliases'],
  ['orgins', 'Origins'],
  ['Origin', 'Origins'],
  ['OriginsGroup', 'OriginGroups'],
  ['Id', 'ID'],
  ['DI', 'ID'],
  ['x', undefined],
  ['', undefined],
  ['Zzyzx', undefined],
  ['a'.repeat(100_000), undefined],
])('the name nearest to %s is %s', (written, expected) => {
  expect(findNearestName(written, ['Aliases', 'Origins', 'OriginGroups', 'ID', 'Comment'])).toBe(expected)
})
