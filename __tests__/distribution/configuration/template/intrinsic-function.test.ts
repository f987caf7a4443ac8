/** Functions of CloudFormation in a distribution: in the short and the long form, in YAML and JSON. */
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { MAX_EXPANDED_LENGTH, MAX_NODES } from '../../../../src/distribution/configuration/reading/limits.ts'
import { linesOf, normaliseText } from '../../../support/distribution/configuration/read-text.ts'

const VARIABLES = {
  Domain: 'www.example.com',
  TTL: '60',
  Given: 'a, b',
  'AWS::Region': 'eu-central-1',
  'Bucket.DomainName': 'site.s3.amazonaws.com',
  'Network.Outputs.Name': 'alb.example.com',
  IsGiven: 'true',
}

const SECTIONS = `Parameters:
  Stage: { Type: String, Default: test }
  Port: { Type: Number, Default: 8080 }
  Names: { Type: CommaDelimitedList, Default: 'a.example.com, b.example.com' }
  Given: { Type: List<String> }
  Missing: { Type: String }
  Parameter: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /site/domain }
Mappings:
  Stages:
    test: { Comment: the test, Ttl: 5, Aliases: [t.example.com, u.example.com] }
    eu-central-1: { Comment: Frankfurt }
Conditions:
  IsTest: !Equals [!Ref Stage, test]
  IsLive: !Not [!Condition IsTest]
  IsEither: !Or [!Condition IsLive, !Equals [!Ref Port, '8080']]
  IsBoth: !And [!Condition IsEither, !Condition IsLive]
  IsFar: !Equals [!FindInMap [Stages, !Ref AWS::Region, Comment], !Join ['', [Frank, furt]]]
  IsUndecided: !Equals [!Ref Missing, a]
  IsCircular: !Not [!Condition IsCircularToo]
  IsCircularToo: !And [!Condition IsCircular, !Condition IsTest]
  IsStrange: !Equals [a]
  IsNothing: yes
`
const RESOURCE = (comment: string, members: string) => `Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Comment: ${comment}
        Enabled: true
        Origins: [{ Id: site, DomainName: example.com, S3OriginConfig: {} }]
        DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all }
        ${members}
`
/** The lines of the comment, of the first of the members, and of the conditions, in a file of SECTIONS and RESOURCE. */
const SECTION_LINES = SECTIONS.split('\n').length - 1
const COMMENT = SECTION_LINES + 6
const MEMBERS = SECTION_LINES + 10
const lineOf = (text: string) => SECTIONS.slice(0, SECTIONS.indexOf(text)).split('\n').length

const read = (comment: string, members = '') =>
  normaliseText('yaml', SECTIONS + RESOURCE(comment, members), { variables: VARIABLES })

const TEXTS = [
  ['!Ref Domain', '{ Ref: Domain }', 'www.example.com'],
  ['!Ref Stage', '{ Ref: Stage }', 'test'],
  ['!Ref Port', '{ Ref: Port }', '8080'],
  ['!Ref AWS::Partition', '{ Ref: "AWS::Partition" }', 'aws'],
  ['!Ref AWS::URLSuffix', '{ Ref: "AWS::URLSuffix" }', 'amazonaws.com'],
  ['!Ref AWS::Region', '{ Ref: "AWS::Region" }', 'eu-central-1'],
  ['!Ref AWS::NoValue', '{ Ref: "AWS::NoValue" }', ''],
  ['!GetAtt Bucket.DomainName', '{ "Fn::GetAtt": [Bucket, DomainName] }', 'site.s3.amazonaws.com'],
  ['!GetAtt [Bucket, DomainName]', '{ "Fn::GetAtt": Bucket.DomainName }', 'site.s3.amazonaws.com'],
  ['!GetAtt Network.Outputs.Name', '{ "Fn::GetAtt": [Network, Outputs.Name] }', 'alb.example.com'],
  [
    '!Sub "arn:${AWS::Partition}:${AWS::Region}:${Stage}.${Domain}"',
    '{ "Fn::Sub": "arn:${AWS::Partition}:${AWS::Region}:${Stage}.${Domain}" }',
    'arn:aws:eu-central-1:test.www.example.com',
  ],
  [
    '!Sub "${Bucket.DomainName} ${!Domain}"',
    '{ "Fn::Sub": "${Bucket.DomainName} ${!Domain}" }',
    'site.s3.amazonaws.com ${Domain}',
  ],
  [
    '!Sub ["${Name} ${Domain} ${Stage}", { Name: !Ref AWS::Region, Domain: own }]',
    '{ "Fn::Sub": ["${Name} ${Domain} ${Stage}", { Name: { Ref: "AWS::Region" }, Domain: own }] }',
    'eu-central-1 own test',
  ],
  [
    '!Sub ["${A}${Domain}", { A: "${Domain}" }]',
    '{ "Fn::Sub": ["${A}${Domain}", { A: "${Domain}" }] }',
    'www.example.comwww.example.com',
  ],
  [
    '!Join ["-", [a, !Ref Stage, 1, true, !Ref AWS::NoValue]]',
    '{ "Fn::Join": ["-", [a, { Ref: Stage }, 1, true, { Ref: "AWS::NoValue" }]] }',
    'a-test-1-true',
  ],
  ['!Join [", ", !Ref Names]', '{ "Fn::Join": [", ", { Ref: Names }] }', 'a.example.com, b.example.com'],
  ['!FindInMap [Stages, !Ref Stage, Comment]', '{ "Fn::FindInMap": [Stages, { Ref: Stage }, Comment] }', 'the test'],
  [
    '!FindInMap [Stages, !Ref AWS::Region, Comment]',
    '{ "Fn::FindInMap": [Stages, { Ref: "AWS::Region" }, Comment] }',
    'Frankfurt',
  ],
  [
    '!FindInMap [Stages, other, Comment, { DefaultValue: !Ref Stage }]',
    '{ "Fn::FindInMap": [Stages, other, Comment, { DefaultValue: { Ref: Stage } }] }',
    'test',
  ],
  ['!If [IsTest, !Ref Stage, b]', '{ "Fn::If": [IsTest, { Ref: Stage }, b] }', 'test'],
  ['!If [IsLive, !Ref Missing, b]', '{ "Fn::If": [IsLive, { Ref: Missing }, b] }', 'b'],
  ['!If [IsEither, a, b]', '{ "Fn::If": [IsEither, a, b] }', 'a'],
  ['!If [IsBoth, a, b]', '{ "Fn::If": [IsBoth, a, b] }', 'b'],
  ['!If [IsFar, a, b]', '{ "Fn::If": [IsFar, a, b] }', 'a'],
  ['!If [IsGiven, a, b]', '{ "Fn::If": [IsGiven, a, b] }', 'a'],
  ['!If [IsTest, !Ref AWS::NoValue, b]', '{ "Fn::If": [IsTest, { Ref: "AWS::NoValue" }, b] }', ''],
  ['!Select [1, [a, b]]', '{ "Fn::Select": ["1", [a, b]] }', 'b'],
  [
    '!Select [1, !Split [".", !Ref Domain]]',
    '{ "Fn::Select": [1, { "Fn::Split": [".", { Ref: Domain }] }] }',
    'example',
  ],
  ['!Base64 käse', '{ "Fn::Base64": käse }', 'a8Okc2U='],
  ['"${Domain}"', '"${Domain}"', 'www.example.com'],
] as const

test.each(TEXTS)('%s and %s are %j', (short, long, expected) => {
  for (const { config, errors } of [read(short), read(long)]) {
    expect(linesOf(errors)).toEqual([])
    expect(config?.['Comment']).toBe(expected)
  }
})

test.each(TEXTS.map(([, long, expected]) => [long, expected]))('in JSON, %s is %j', (long, expected) => {
  const sections = toObject(SECTIONS.slice(0, SECTIONS.indexOf('Conditions:')))
  const template = { ...sections, Conditions: JSON_CONDITIONS, ...toObject(RESOURCE(long, '')) }
  const { config, errors } = normaliseText('json', JSON.stringify(template), { variables: VARIABLES })
  expect(linesOf(errors)).toEqual([])
  expect(config?.['Comment']).toBe(expected)
})

function toObject(text: string): object {
  const value: unknown = parse(text)
  return typeof value === 'object' && value !== null ? value : {}
}

const JSON_CONDITIONS = {
  IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
  IsLive: { 'Fn::Not': [{ Condition: 'IsTest' }] },
  IsEither: { 'Fn::Or': [{ Condition: 'IsLive' }, { 'Fn::Equals': [{ Ref: 'Port' }, '8080'] }] },
  IsBoth: { 'Fn::And': [{ Condition: 'IsEither' }, { Condition: 'IsLive' }] },
  IsFar: {
    'Fn::Equals': [
      { 'Fn::FindInMap': ['Stages', { Ref: 'AWS::Region' }, 'Comment'] },
      { 'Fn::Join': ['', ['Frank', 'furt']] },
    ],
  },
}

test('what they give may be meant as anything: numbers, lists, structures, tags, and nothing', () => {
  const { config, tags, errors } = read(
    'a',
    `Aliases: [!Ref Domain, !Ref AWS::NoValue, !If [IsLive, a.example.com, !Ref AWS::NoValue]]
        CustomErrorResponses: [{ ErrorCode: 404, ErrorCachingMinTTL: !Ref TTL }]
        HttpVersion: !Ref AWS::NoValue
        WebACLId: !If [IsTest, !Ref AWS::NoValue, arn]
        Logging: !If [IsTest, { Bucket: !GetAtt Bucket.DomainName, Prefix: !Join ['', [!Ref Stage, /]] }, !Ref AWS::NoValue]
        CacheBehaviors:
          - !If [IsLive, { PathPattern: /live/* }, !Ref AWS::NoValue]
          - Fn::If:
              - IsTest
              - PathPattern: !Sub /\${Stage}/*
                TargetOriginId: site
                ViewerProtocolPolicy: allow-all
                ForwardedValues: { QueryString: !If [IsTest, 'true', 'false'], Headers: !Split [',', 'Host,Origin'] }
              - !Ref AWS::NoValue
      Tags: !If [IsTest, [{ Key: stage, Value: !Ref Stage }], []]`,
  )
  expect(linesOf(errors)).toEqual([])
  expect(config).toMatchObject({
    Aliases: { Quantity: 1, Items: ['www.example.com'] },
    CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode: 404, ErrorCachingMinTTL: 60 }] },
    Logging: { Enabled: true, Bucket: 'site.s3.amazonaws.com', Prefix: 'test/' },
    CacheBehaviors: {
      Quantity: 1,
      Items: [
        {
          PathPattern: '/test/*',
          ForwardedValues: { QueryString: true, Headers: { Quantity: 2, Items: ['Host', 'Origin'] } },
        },
      ],
    },
  })
  expect(config).not.toHaveProperty('HttpVersion')
  expect(config).not.toHaveProperty('WebACLId')
  expect(tags).toEqual(new Map([['stage', 'test']]))
})

test.each([
  ['!Ref Names', ['a.example.com', 'b.example.com']],
  ['!Ref Given', ['a', 'b']],
  ['!Split [",", "a,b"]', ['a', 'b']],
  ['!FindInMap [Stages, !Ref Stage, Aliases]', ['t.example.com', 'u.example.com']],
  ['!If [IsLive, [x.example.com], !Ref Names]', ['a.example.com', 'b.example.com']],
])('%s is a list', (written, expected) => {
  const { config, errors } = read('a', `Aliases: ${written}`)
  expect(linesOf(errors)).toEqual([])
  expect(config?.['Aliases']).toEqual({ Quantity: expected.length, Items: expected })
})

const give = (lines: string) => `give it in the input \`variables\`: ${lines}`
const WRITE = 'write the value itself, or ${VARIABLE} and give the variable in the input `variables`'

test.each([
  ['!Ref Bucket', `!Ref names Bucket, which is unknown here; ${give('`Bucket=VALUE`')}`],
  ['!Ref Missing', `!Ref names Missing, which is unknown here; ${give('`Missing=VALUE`')}`],
  ['!Ref Parameter', `!Ref names Parameter, which is unknown here; ${give('`Parameter=VALUE`')}`],
  ['!Ref AWS::AccountId', `!Ref names AWS::AccountId, which is unknown here; ${give('`AWS::AccountId=VALUE`')}`],
  [
    '!GetAtt Bucket.RegionalDomainName',
    `!GetAtt names Bucket.RegionalDomainName, which is unknown here; ${give('`Bucket.RegionalDomainName=VALUE`')}`,
  ],
  ['{ "Fn::GetAtt": [Log, Arn] }', `Fn::GetAtt names Log.Arn, which is unknown here; ${give('`Log.Arn=VALUE`')}`],
  [
    '!Sub "${Bucket} ${Domain} ${Log.Arn} ${Bucket}"',
    '!Sub names Bucket and Log.Arn, which are unknown here; give them, one per line, in the input `variables`: `Bucket=VALUE` and `Log.Arn=VALUE`',
  ],
  ['!Sub "${a b}"', `!Sub names a b, which is unknown here; ${WRITE}`],
  [
    '!If [IsProduction, a, b]',
    `!If names the condition IsProduction, which is unknown here; ${give('`IsProduction=true` or `IsProduction=false`')}`,
  ],
  ['!ImportValue shared', `!ImportValue is not evaluated here; ${WRITE}`],
  ['{ "Fn::Transform": { Name: a } }', `Fn::Transform is not evaluated here; ${WRITE}`],
  [
    '!FindInMap [Stages, live, Comment]',
    "!FindInMap names Stages, live and Comment, which the template's Mappings do not have",
  ],
  ['!Select [2, [a, b]]', '!Select asks for the item 2 of a list of 2, counted from 0'],
  ['!Select [-1, [a, b]]', '!Select asks for the item -1 of a list of 2, counted from 0'],
  ['!Select [a]', '!Select expects a list of an index and a list'],
  ['!Ref [a]', '!Ref expects a name'],
  ['!Join [a, b]', '!Join expects a list of a delimiter and a list of texts'],
  ['!Join ["", [[a]]]', '!Join expects a list of a delimiter and a list of texts'],
  ['!Split ["", ab]', '!Split expects a list of a delimiter and a text'],
  ['!Sub [a, b]', '!Sub expects a text, or a list of a text and a mapping'],
  ['!Sub [a, { A: [b] }]', '!Sub expects a text, or a list of a text and a mapping'],
  ['!If [IsTest, a]', '!If expects a list of a condition and two values'],
  ['!FindInMap [a, b]', '!FindInMap expects a list of a mapping and two keys'],
  ['!GetAtt { a: b }', '!GetAtt expects NAME.ATTRIBUTE, or both in a list'],
  ['!Base64 [a]', '!Base64 expects a text'],
])('%s is refused where it stands', (written, message) => {
  expect(linesOf(read(written).errors)).toEqual([`${COMMENT}: Comment: ${message}`])
})

test.each([
  ['IsUndecided', 'Missing, a]', `!Ref names Missing, which is unknown here; ${give('`Missing=VALUE`')}`],
  ['IsCircular', '!And [!Condition IsCircular', '!Condition names the condition IsCircular, which depends on itself'],
  ['IsStrange', '[a]', '!Equals expects a list of two values'],
  [
    'IsNothing',
    'yes',
    'the condition is not evaluated as a condition; write Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition',
  ],
])('the condition %s is refused where it stands, once', (condition, place, message) => {
  const { errors } = read(`!If [${condition}, a, b]`, `WebACLId: !If [${condition}, a, b]`)
  expect(linesOf(errors)).toEqual([`${lineOf(place)}: Comment: ${message}`])
})

test('each is refused where it stands, deep in others, all at once', () => {
  const { errors } = read(
    'a',
    `Aliases: !Split [",", !Ref Unknown]
        Logging: !If [a, b, c]
        CacheBehaviors: [!Ref Behavior]
        WebACLId: !Join
          - ''
          - - a
            - !Ref One
            - !If [IsTest, !Ref Two, !Ref Three]
      Tags: !Ref Tags`,
  )
  const unknown = (name: string) => `!Ref names ${name}, which is unknown here; ${give(`\`${name}=VALUE\``)}`
  expect(linesOf(errors)).toEqual([
    `${MEMBERS}: Aliases: ${unknown('Unknown')}`,
    `${MEMBERS + 1}: Logging: !If names the condition a, which is unknown here; ${give('`a=true` or `a=false`')}`,
    `${MEMBERS + 2}: CacheBehaviors[0]: ${unknown('Behavior')}`,
    `${MEMBERS + 6}: WebACLId: ${unknown('One')}`,
    `${MEMBERS + 7}: WebACLId: ${unknown('Two')}`,
    `${MEMBERS + 8}: Tags: ${unknown('Tags')}`,
  ])
})

test('a mistake in a value that a function gives is told where the value stands', () => {
  const { errors } = read(
    'a',
    `PriceClass: !If\n          - IsTest\n          - PriceClass_1\n          - PriceClass_100`,
  )
  expect(linesOf(errors)).toEqual([
    expect.stringMatching(new RegExp(`^${MEMBERS + 2}: PriceClass: "PriceClass_1" is not allowed`)),
  ])
})

test('in China, the partition follows from the region', () => {
  const { config } = normaliseText('yaml', RESOURCE('!Sub "${AWS::Partition} ${AWS::URLSuffix}"', ''), {
    variables: { 'AWS::Region': 'cn-north-1' },
  })
  expect(config?.['Comment']).toBe('aws-cn amazonaws.com.cn')
})

test('a mapping with more than the function in it is none', () => {
  const { errors } = read('a', 'Logging: { Ref: Domain, Bucket: b }')
  expect(linesOf(errors)).toEqual([
    expect.stringMatching(new RegExp(`^${MEMBERS}: Logging\\.Ref: unknown member here`)),
  ])
})

test('scripts of other resources may hold what looks like a variable', () => {
  const other = '  Code:\n    Type: AWS::CloudFront::Function\n    Properties: { FunctionCode: "`${host}`" }\n'
  const { config, errors } = normaliseText('yaml', RESOURCE('a', '') + other)
  expect(errors).toEqual([])
  expect(config?.['Comment']).toBe('a')
})

test('functions are known in a configuration of the API, too', () => {
  const { config, errors } = normaliseText(
    'yaml',
    `Enabled: true
Comment: !Ref Domain
Origins: [{ Id: site, DomainName: example.com }]
DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: allow-all }
`,
    { variables: VARIABLES },
  )
  expect(errors).toEqual([])
  expect(config?.['Comment']).toBe('www.example.com')
})

describe('what small files could make large', () => {
  test('a large text that aliases repeat is made once', () => {
    const aliases = Array.from({ length: 900 }, () => '*large').join(', ')
    const { config, errors } = read(`&large !Sub "${'${AWS::Partition}'.repeat(40_000)}"`, `Aliases: [${aliases}]`)
    expect(linesOf(errors)).toEqual([])
    expect(config?.['Comment']).toHaveLength(40_000 * 'aws'.length)
    expect(config?.['Aliases']).toMatchObject({ Quantity: 900 })
  })

  const half = `&half "${'x'.repeat(MAX_EXPANDED_LENGTH / 4)}"`
  test.each([
    ['!Sub', `!Sub ["${'${A}'.repeat(10)}", { A: ${half} }]`, /^!Sub would make the texts .* longer than/],
    ['!Join', `!Join ["", [${half}, *half, *half, *half, *half]]`, /^!Join would make the texts .* longer than/],
    ['a delimiter', `!Join [${half}, [a, b, c, d, e, f]]`, /^!Join would make the texts .* longer than/],
    ['!Split', `!Select [0, !Split [",", "${','.repeat(MAX_NODES)}"]]`, /^!Split would make the lists .* longer than/],
  ])('%s', (_, written, message) => {
    const messages = read(written).errors.map((error) => error.message.replace('Comment: ', ''))
    expect(messages).toEqual([expect.stringMatching(message)])
  })

  test('joined lists that double ten times', () => {
    const doubled = Array.from({ length: 10 }, (_, index) => `!Join ["", [*a${index}, *a${index}]]`)
    const items = doubled.map((join, index) => `&a${index + 1} ${join}`).join(', ')
    const { errors } = read(`&a0 ${'x'.repeat(2_000)}`, `Aliases: [${items}]`)
    expect(errors[0]?.message).toMatch(/!Join would make the texts/)
  })

  test('a list that a thousand aliases repeat', () => {
    const aliases = Array.from({ length: 900 }, () => '{ PathPattern: a, TrustedSigners: *list }').join(', ')
    const { errors } = read(
      'a',
      `Aliases: &list !Split [",", "${',a'.repeat(1_000)}"]\n        CacheBehaviors: [${aliases}]`,
    )
    expect(errors.some(({ message }) => message.includes('!Split would make the lists'))).toBe(true)
  })

  test('conditions that name each other in a long chain', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => `  C${index}: !Not [!Condition C${index + 1}]\n`).join('')
    const { errors } = normaliseText('yaml', `Conditions:\n${chain}${RESOURCE('!If [C0, a, b]', '')}`)
    expect(linesOf(errors)).toEqual([expect.stringMatching(/follows more than 16 conditions/)])
  })
})
