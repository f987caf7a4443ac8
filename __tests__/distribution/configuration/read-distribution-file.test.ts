import { XmlShapeDeserializer } from '@aws-sdk/core/protocols'
import { NormalizedSchema } from '@smithy/core/schema'
import { DistributionConfig$ } from '@aws-sdk/client-cloudfront'
import { describe, expect, test } from '@jest/globals'

import { xmlSettings } from '../../../emulators/cloudfront/protocol/xml-settings.ts'
import { linesOf, readText } from '../../support/distribution/configuration/read-text.ts'
import {
  SAMPLE_CONFIG,
  SAMPLE_LISTS,
  SAMPLE_REFERENCE,
  SAMPLE_TEMPLATE,
  SAMPLE_TEMPLATE_YAML,
  SAMPLE_VARIABLES,
  SAMPLE_XML,
  SAMPLE_YAML,
} from '../../../emulators/cloudfront/samples/distribution-sample.ts'

describe("the sample request of the API's reference", () => {
  const whole = { CallerReference: SAMPLE_REFERENCE, ...SAMPLE_CONFIG }

  test("the SDK's own codec reads the XML as the configuration that the other forms are compared with", () => {
    const codec = new XmlShapeDeserializer(xmlSettings('2012-07-01'))
    const read: unknown = codec.read(NormalizedSchema.of(DistributionConfig$), new TextEncoder().encode(SAMPLE_XML))
    expect(read).toEqual(whole)
  })

  test.each([
    ['XML', 'xml', SAMPLE_XML],
    ['JSON with Quantity and Items', 'json', JSON.stringify(whole, null, 2)],
    ['JSON with plain lists', 'json', JSON.stringify(SAMPLE_LISTS)],
    ['YAML', 'yaml', SAMPLE_YAML],
  ] as const)('%s says the same', (_form, format, text) => {
    const { file, errors } = readText(format, text)
    expect(linesOf(errors)).toEqual([])
    expect(file?.config).toEqual(SAMPLE_CONFIG)
    expect(file?.callerReference).toBe(SAMPLE_REFERENCE)
    expect(file?.tags).toEqual(new Map())
  })

  test.each([
    ['a template as JSON', 'json', JSON.stringify(SAMPLE_TEMPLATE, null, 2)],
    ['a template as YAML with short functions', 'yaml', SAMPLE_TEMPLATE_YAML],
    ['a resource', 'json', JSON.stringify(SAMPLE_TEMPLATE.Resources.Site)],
    ['a template without its Resources around', 'json', JSON.stringify(SAMPLE_TEMPLATE.Resources)],
  ] as const)('CloudFormation, %s, says the same', (_form, format, text) => {
    const { file, errors } = readText(format, text, {
      variables: { Domain: 'www.example.com', ...SAMPLE_VARIABLES },
    })
    expect(linesOf(errors)).toEqual([])
    expect(file?.config).toEqual(SAMPLE_CONFIG)
    expect(file?.callerReference).toBeUndefined()
  })

  test('a parameter of a template has its default where no variable has its name', () => {
    const { file } = readText('json', JSON.stringify(SAMPLE_TEMPLATE), {
      variables: SAMPLE_VARIABLES,
    })
    expect(file?.config['Aliases']).toEqual({ Quantity: 1, Items: ['www.example.com'] })
    const { file: other } = readText('json', JSON.stringify(SAMPLE_TEMPLATE), {
      variables: { ...SAMPLE_VARIABLES, Domain: 'pr-7.example.com' },
    })
    expect(other?.config['Aliases']).toEqual({ Quantity: 1, Items: ['pr-7.example.com'] })
  })
})

test('places are those of the values, and of what holds them where the file gives no value', () => {
  const { file } = readText('yaml', SAMPLE_YAML)
  const lineOf = (path: string) => file?.places.get(path)?.line
  expect(lineOf('Aliases')).toBe(3)
  expect(lineOf('Aliases[0]')).toBe(3)
  expect(lineOf('Aliases.Quantity')).toBe(3)
  expect(lineOf('Origins[1].CustomOriginConfig.HTTPSPort')).toBe(14)
  expect(lineOf('DefaultCacheBehavior.TrustedSigners.Quantity')).toBe(25)
  expect(lineOf('CacheBehaviors[0].TrustedSigners.Enabled')).toBe(37)
  expect(lineOf('Enabled')).toBe(47)
})

test('an empty CallerReference, as in the skeletons of the command line, is none', () => {
  const { file } = readText('json', JSON.stringify({ ...SAMPLE_CONFIG, CallerReference: '' }))
  expect(file).toMatchObject({ callerReference: undefined, id: undefined })
  expect(file?.config).not.toHaveProperty('CallerReference')
})

test('everything that is wrong is reported at once, and then there is no configuration', () => {
  const { file, errors } = readText(
    'yaml',
    `Aliases: { Quantity: 3, Items: [a.example.com, b.example.com] }
Origins: []
DefaultCacheBehaviour:
  MinTTL: 0
DefaultCacheBehavior:
  TargetOriginId: site
  viewerProtocolPolicy: https-only
  ViewerProtocolPolicy: https
  Compress: 'yes'
PriceClass: PriceClass_All
`,
  )
  expect(file).toBeUndefined()
  expect(linesOf(errors)).toEqual([
    '1: Aliases: Quantity is 3, but there are 2 items',
    '2: Origins: at least one item is required',
    '3: DefaultCacheBehaviour: unknown member here; did you mean DefaultCacheBehavior?',
    '7: DefaultCacheBehavior.viewerProtocolPolicy: unknown member here; did you mean ViewerProtocolPolicy?',
    '8: DefaultCacheBehavior.ViewerProtocolPolicy: "https" is not allowed; use allow-all, https-only or redirect-to-https',
    '9: DefaultCacheBehavior.Compress: true or false is expected, not "yes"',
    '1: Enabled: it is required and missing; write `Enabled: true`',
  ])
})

test('what the service enforces beyond its schemas is checked, of a configuration that is right by them', () => {
  const wrong = { ...SAMPLE_CONFIG, DefaultRootObject: '/index.html' }
  const { file, errors } = readText('json', JSON.stringify(wrong))
  expect(file).toBeUndefined()
  expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/^DefaultRootObject: /)])
  const { errors: others } = readText('json', JSON.stringify({ ...wrong, Enabled: 'on' }))
  expect(others.map(({ message }) => message)).toEqual(['Enabled: true or false is expected, not "on"'])
})

test('what hinders nothing is told, and the configuration is there', () => {
  const { file, errors, warnings } = readText('xml', SAMPLE_XML)
  expect(errors).toEqual([])
  expect(linesOf(warnings)).toContainEqual(expect.stringMatching(/^4: Aliases: .*certificate/))
  expect(file?.config).toEqual(SAMPLE_CONFIG)
})

test('tags come with the configuration, and faults of theirs have their lines', () => {
  const withTags = (tags: unknown) => JSON.stringify({ DistributionConfig: SAMPLE_CONFIG, Tags: tags }, null, 1)
  const { file } = readText('json', withTags({ Items: [{ Key: 'team', Value: 'web' }] }))
  expect(file?.tags).toEqual(new Map([['team', 'web']]))
  const text = withTags([{ Key: 'team' }, { Value: 'web' }])
  expect(linesOf(readText('json', text).errors)).toEqual([
    `${text.slice(0, text.indexOf('"Value"')).split('\n').length - 1}: Tags[1].Key: it is required and missing`,
  ])
})

test('of thousands of mistakes the first hundred are told, and how many there are', () => {
  const keys = Array.from({ length: 2_000 }, (_, index) => [`Key${index}`, 1] as const)
  const { errors, warnings } = readText('json', JSON.stringify({ ...SAMPLE_CONFIG, ...Object.fromEntries(keys) }))
  expect(errors).toHaveLength(101)
  expect(errors.at(-1)?.message).toMatch(/^1900 more mistakes/)
  expect(warnings).toEqual([])
})
