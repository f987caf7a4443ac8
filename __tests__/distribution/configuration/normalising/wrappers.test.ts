import { describe, expect, test } from '@jest/globals'
import { stringify } from 'yaml'

import { linesOf, normaliseText } from '../../../support/distribution/configuration/read-text.ts'
import { MINIMAL, MINIMAL_CONFIG, MINIMAL_XML } from '../../../support/distribution/configuration/minimal.ts'

const TAGS = { Items: [{ Key: 'team', Value: 'web' }, { Key: 'empty' }] }
const READ_TAGS = new Map([
  ['team', 'web'],
  ['empty', ''],
])
const NO_TAGS = new Map<string, string>()
/** What the service tells of a distribution besides its configuration. */
const TOLD = {
  Id: 'EDFDVBD6EXAMPLE',
  ARN: 'arn:aws:cloudfront::111122223333:distribution/EDFDVBD6EXAMPLE',
  Status: 'Deployed',
  LastModifiedTime: '2012-05-19T19:37:58Z',
  InProgressInvalidationBatches: 0,
  DomainName: 'd111111abcdef8.cloudfront.net',
  ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
  ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
  AliasICPRecordals: [{ CNAME: 'www.example.com', ICPRecordalStatus: 'APPROVED' }],
}
const RESOURCE = {
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: MINIMAL, Tags: TAGS.Items },
}

const WRAPPED: readonly (readonly [string, object, ReadonlyMap<string, string>])[] = [
  ['the configuration alone', MINIMAL, NO_TAGS],
  ['the input of create-distribution', { DistributionConfig: MINIMAL }, NO_TAGS],
  ['the input of update-distribution', { DistributionConfig: MINIMAL, Id: 'E1', IfMatch: 'E2' }, NO_TAGS],
  ['what get-distribution-config prints', { ETag: 'E2QWRUHEXAMPLE', DistributionConfig: MINIMAL }, NO_TAGS],
  ['what get-distribution prints', { ETag: 'E2', Distribution: { ...TOLD, DistributionConfig: MINIMAL } }, NO_TAGS],
  ['its Distribution alone', { Distribution: { ...TOLD, DistributionConfig: MINIMAL } }, NO_TAGS],
  ['what stands in its Distribution', { ...TOLD, DistributionConfig: MINIMAL }, NO_TAGS],
  ['with tags', { DistributionConfig: MINIMAL, Tags: TAGS }, READ_TAGS],
  ['with tags as a plain list', { DistributionConfig: MINIMAL, Tags: TAGS.Items }, READ_TAGS],
  ['with tags beside an answer', { Distribution: { ...TOLD, DistributionConfig: MINIMAL }, Tags: TAGS }, READ_TAGS],
  ['with tags of nothing', { DistributionConfig: MINIMAL, Tags: null }, NO_TAGS],
  [
    'the input of create-distribution-with-tags',
    { DistributionConfigWithTags: { DistributionConfig: MINIMAL, Tags: TAGS } },
    READ_TAGS,
  ],
  ['a resource of CloudFormation', RESOURCE, READ_TAGS],
  [
    'a template of CloudFormation',
    { AWSTemplateFormatVersion: '2010-09-09', Resources: { Log: { Type: 'AWS::S3::Bucket' }, Site: RESOURCE } },
    READ_TAGS,
  ],
  ['the resources of a template', { Site: RESOURCE }, READ_TAGS],
]

describe.each([
  ['json', (value: object) => JSON.stringify(value)],
  ['yaml', (value: object) => stringify(value)],
] as const)('in %s', (format, write) => {
  test.each(WRAPPED)('%s is taken', (_name, wrapped, expected) => {
    const { config, tags, errors, warnings } = normaliseText(format, write(wrapped))
    expect(linesOf([...errors, ...warnings])).toEqual([])
    expect(config).toEqual(MINIMAL_CONFIG)
    expect(tags).toEqual(expected)
  })
})

describe('in xml', () => {
  const config = `<DistributionConfig>${MINIMAL_XML}</DistributionConfig>`
  const tags = '<Tags><Items><Tag><Key>team</Key><Value>web</Value></Tag><Tag><Key>empty</Key></Tag></Items></Tags>'
  test.each([
    ['a configuration', `<DistributionConfig>${MINIMAL_XML}</DistributionConfig>`, NO_TAGS],
    [
      'a configuration of 2012',
      `<?xml version="1.0"?>\n<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2012-07-01/">${MINIMAL_XML}</DistributionConfig>`,
      NO_TAGS,
    ],
    [
      'an answer',
      `<Distribution xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>E1</Id><Status>Deployed</Status>${config}</Distribution>`,
      NO_TAGS,
    ],
    ['with tags', `<DistributionConfigWithTags>${config}${tags}</DistributionConfigWithTags>`, READ_TAGS],
    [
      'with tags without Items',
      `<DistributionConfigWithTags>${config}${tags.replace(/<\/?Items>/g, '')}</DistributionConfigWithTags>`,
      READ_TAGS,
    ],
  ])('%s is taken', (_name, text, expected) => {
    const { config: read, tags: readTags, errors, warnings } = normaliseText('xml', text)
    expect(linesOf([...errors, ...warnings])).toEqual([])
    expect(read).toEqual(MINIMAL_CONFIG)
    expect(readTags).toEqual(expected)
  })

  test('another root is refused', () => {
    const { errors } = normaliseText(
      'xml',
      '<StreamingDistributionConfig><Enabled>true</Enabled></StreamingDistributionConfig>',
    )
    expect(linesOf(errors)).toEqual([
      '1: the element at the root is <StreamingDistributionConfig>; it must be <DistributionConfig>, <Distribution> or <DistributionConfigWithTags>',
    ])
  })
})

describe('what stands around or beside a configuration and does not belong there', () => {
  const OTHER = { Type: 'AWS::S3::Bucket', Properties: {} }
  const EXPECTED =
    'expected is a configuration of the API with its Origins, DefaultCacheBehavior, …, alone or below DistributionConfig, or a CloudFormation template or resource'

  test.each<readonly [string, unknown, readonly string[]]>([
    ['a list', [MINIMAL], [`1: the file does not contain a mapping; ${EXPECTED}`]],
    ['something else', { name: 'ci', jobs: {} }, [`1: the file has name and jobs at its top; ${EXPECTED}`]],
    ['nothing', {}, [`1: the file is empty; ${EXPECTED}`]],
    [
      'a member beside the wrapper',
      { Comment: 'a', DistributionConfig: MINIMAL },
      ['2: Comment: unknown member beside DistributionConfig; it belongs in DistributionConfig'],
    ],
    [
      'an unknown key beside the wrapper',
      { Colour: 'red', DistributionConfig: MINIMAL },
      ['2: Colour: unknown member beside DistributionConfig; only Tags may be there'],
    ],
    [
      'tags inside the configuration',
      { Tags: TAGS, ...MINIMAL },
      [
        '2: Tags: unknown member here; it belongs beside DistributionConfig: put the rest of the configuration below a key DistributionConfig',
      ],
    ],
    [
      'a wrapper inside the configuration',
      { DistributionConfig: { Distribution: {}, ...MINIMAL } },
      ['3: Distribution: unknown member here; it belongs around the whole configuration, at the top of the file'],
    ],
    [
      'two wrappers',
      { DistributionConfig: MINIMAL, Distribution: {} },
      ['1: one key DistributionConfig is expected here, and there are DistributionConfig and Distribution'],
    ],
    ['a wrapper of nothing', { DistributionConfig: null }, ['2: DistributionConfig: it is empty']],
    ['a wrapper of a list', { DistributionConfig: [] }, ['2: DistributionConfig: a mapping is expected, not a list']],
    [
      'an answer of nothing',
      { Distribution: 'x' },
      ['2: Distribution: a mapping with the key DistributionConfig is expected'],
    ],
    [
      'an answer without a configuration',
      { Distribution: TOLD },
      ['2: one key DistributionConfig is expected here, and there is none'],
    ],
    [
      'a template without a distribution',
      { Resources: { Log: OTHER } },
      [
        '2: Resources: no resource is of the type AWS::CloudFront::Distribution; the resources are Log (AWS::S3::Bucket)',
      ],
    ],
    [
      'a template without resources',
      { Resources: {} },
      ['2: Resources: no resource is of the type AWS::CloudFront::Distribution; there are no resources'],
    ],
    ['a template of a list', { Resources: [] }, ['2: Resources: a mapping of resources by their names is expected']],
    [
      'a template with two distributions',
      { Resources: { A: RESOURCE, B: RESOURCE } },
      ['2: Resources: there are 2 of the type AWS::CloudFront::Distribution: A and B; leave one of them in the file'],
    ],
    [
      'a resource of another type',
      OTHER,
      ['2: Type: AWS::CloudFront::Distribution is expected, and it is AWS::S3::Bucket'],
    ],
    [
      'a resource without properties',
      { Type: 'AWS::CloudFront::Distribution' },
      ['1: Properties: a mapping with DistributionConfig, and perhaps Tags, is expected'],
    ],
    [
      'a resource with the configuration right in its properties',
      { Type: 'AWS::CloudFront::Distribution', Properties: MINIMAL },
      ['3: one key DistributionConfig is expected here, and there is none'],
    ],
    [
      'a tag that is given twice',
      {
        DistributionConfig: MINIMAL,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      },
      [expect.stringMatching(/^\d+: Tags: the key "a" is given more than once$/) as unknown as string],
    ],
  ])('%s is refused', (_name, value, messages) => {
    const { errors } = normaliseText('json', JSON.stringify(value, null, 1))
    expect(linesOf(errors)).toEqual(messages)
  })

  test('without strict, strangers beside a configuration are left out with a warning', () => {
    const { config, errors, warnings } = normaliseText(
      'json',
      JSON.stringify({ Colour: 'red', DistributionConfig: MINIMAL }),
      { strict: false },
    )
    expect(errors).toEqual([])
    expect(linesOf(warnings)).toEqual([
      '1: Colour: unknown member beside DistributionConfig; only Tags may be there; it is left out',
    ])
    expect(config).toEqual(MINIMAL_CONFIG)
  })

  describe('the condition of a resource', () => {
    const conditional = (Condition: unknown) => ({ ...RESOURCE, Condition })
    const template = (resources: object) => ({
      Parameters: { Stage: { Type: 'String', Default: 'test' } },
      Conditions: {
        IsLive: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] },
        IsTest: { 'Fn::Not': [{ Condition: 'IsLive' }] },
      },
      Resources: resources,
    })
    const read = (value: object, variables: Readonly<Record<string, string>> = {}) => {
      const { config, errors, warnings } = normaliseText('json', JSON.stringify(value, null, 1), {
        variables,
      })
      return { config, errors: linesOf(errors), warnings: linesOf(warnings) }
    }

    test('that is true counts', () => {
      const given = template({ Site: conditional('IsTest') })
      expect(read(given)).toEqual({ config: MINIMAL_CONFIG, errors: [], warnings: [] })
    })

    test('that is false leaves the resource out, and says so', () => {
      const { config, errors, warnings } = read(template({ Live: conditional('IsLive'), Site: RESOURCE }))
      expect(errors).toEqual([])
      expect(warnings).toEqual([
        expect.stringMatching(/^\d+: Live: it is left out, since its condition IsLive is false$/),
      ])
      expect(config).toEqual(MINIMAL_CONFIG)
    })

    test('that a variable decides', () => {
      const given = template({ Live: conditional('IsLive'), Site: conditional('IsTest') })
      expect(read(given, { Stage: 'live' }).warnings).toEqual([expect.stringContaining('Site: it is left out')])
      expect(read(given, { IsLive: 'true', IsTest: 'false' }).errors).toEqual([])
      expect(read(conditional('IsLive'), { IsLive: 'true' }).config).toEqual(MINIMAL_CONFIG)
    })

    test.each<[string, object, string]>([
      [
        'unknown',
        template({ Site: conditional('IsMine') }),
        'Site: Condition names the condition IsMine, which is unknown here; give it in the input `variables`: `IsMine=true` or `IsMine=false`',
      ],
      [
        'unknown, of a resource alone',
        conditional('IsMine'),
        'the resource: Condition names the condition IsMine, which is unknown here; give it in the input `variables`: `IsMine=true` or `IsMine=false`',
      ],
      [
        'false, of the only distribution',
        template({ Site: conditional('IsLive') }),
        'Resources: no distribution is left, since the conditions of Site are false; give other values in the input `variables`',
      ],
      ['not a name', conditional({ a: 1 }), 'the resource: Condition expects the name of a condition'],
    ])('that is %s is an error', (_, value, message) => {
      expect(read(value).errors).toEqual([expect.stringMatching(/^\d+: /)])
      expect(read(value).errors[0]?.replace(/^\d+: /, '')).toBe(message)
    })
  })
})
