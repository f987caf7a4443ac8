import { describe, expect, test } from '@jest/globals'

import { formatPath, type ConfigStructure } from '../../../../src/cloudfront/config-value.ts'
import { fullConfiguration } from '../../../support/distribution/configuration/full-configuration.ts'
import { normaliseText, SHAPE } from '../../../support/distribution/configuration/read-text.ts'
import { locationsIn, withValueAt } from '../../../support/distribution/configuration/locations.ts'
import { writeAs } from '../../../support/distribution/configuration/write-configuration.ts'

const FULL = fullConfiguration(SHAPE)
const SCALARS = [...locationsIn(FULL, SHAPE)]
  .filter(({ shape }) => shape.kind !== 'structure' && shape.kind !== 'list')
  .map((location) => [formatPath(location.path), location] as const)

const SECRET = 'open sesame'

function messagesOf(config: ConfigStructure, strict = true): readonly string[] {
  const { errors, warnings } = normaliseText('json', JSON.stringify(config), { strict })
  return [...errors, ...warnings].map(({ message }) => message)
}

test('every scalar of the API is tried', () => {
  expect(SCALARS.length).toBeGreaterThan(100)
})

/** Everything that is a boolean, a number or a text is to be another one of these values. */
const OTHERS = {
  boolean: ['true', 'yes', 1, 0, ['true'], { a: 1 }],
  integer: ['7', 'seven', 7.5, true, [7], { a: 1 }],
  text: [true, false, 7.5, 0.1, ['text'], { a: 1 }],
} as const

test.each([0, 1, 2, 3, 4, 5])('values of other types are refused wherever they stand, all at once (%i)', (choice) => {
  const wrong = SCALARS.reduce<ConfigStructure>((config, [, { path, shape }]) => {
    return withValueAt(config, path, OTHERS[shape.kind as keyof typeof OTHERS][choice])
  }, FULL)
  const messages = messagesOf(wrong)
  const paths = messages.map((message) => message.slice(0, message.indexOf(': ')))
  expect(paths.toSorted()).toEqual(SCALARS.map(([path]) => path).toSorted())
})

test('XML, which knows nothing but text, may write all of them', () => {
  const { config, errors } = normaliseText('xml', writeAs('xml', FULL, SHAPE))
  expect(errors).toEqual([])
  expect(config).toEqual(FULL)
})

test('in XML, too, a boolean and a number are what they are', () => {
  const typed = SCALARS.filter(([, { shape }]) => shape.kind !== 'text')
  const wrong = typed.reduce<ConfigStructure>((config, [, { path }]) => withValueAt(config, path, 'neither'), FULL)
  const { errors } = normaliseText('xml', writeAs('xml', wrong, SHAPE))
  expect(errors.map(({ message }) => message.replace(/ is expected.*/, '')).toSorted()).toEqual(
    typed
      .map(([path, { shape }]) => `${path}: ${shape.kind === 'boolean' ? 'true or false' : 'a whole number'}`)
      .toSorted(),
  )
})

const ENUMERATED = SCALARS.filter(([, { shape }]) => shape.kind === 'text' && shape.values !== undefined)

test.each(ENUMERATED)(
  '%s: other values than the known ones are refused, or sent if the user is not strict',
  (path, location) => {
    const values = location.shape.kind === 'text' ? (location.shape.values ?? []) : []
    for (const value of values) expect(messagesOf(withValueAt(FULL, location.path, value))).toEqual([])
    const wrong = withValueAt(FULL, location.path, 'unheard-of')
    const [message = ''] = messagesOf(wrong)
    expect(message.startsWith(`${path}: "unheard-of" is not allowed; use `)).toBe(true)
    for (const value of values) expect(message).toContain(value)
    const { config, errors, warnings } = normaliseText('json', JSON.stringify(wrong), { strict: false })
    expect(errors).toEqual([])
    expect(warnings.map((warning) => warning.message)).toEqual([
      `${message}; it is sent as it is, and CloudFront decides`,
    ])
    expect(config).toEqual(wrong)
  },
)

describe('what a value may be written as', () => {
  const origins = [{ Id: 'a', DomainName: 'example.com' }]
  const base = {
    Enabled: true,
    Origins: origins,
    DefaultCacheBehavior: { TargetOriginId: 'a', ViewerProtocolPolicy: 'allow-all' },
  }
  const withBehavior = (members: object) => ({
    ...base,
    DefaultCacheBehavior: { ...base.DefaultCacheBehavior, ...members },
  })

  test.each([
    ['a number where text is meant', { ...base, CustomErrorResponses: [{ ErrorCode: 404, ResponseCode: 200 }] }],
    ['an account number', withBehavior({ TrustedSigners: [111122223333] })],
    ['a number in the form of a fraction', withBehavior({ MinTTL: 60.0 })],
    ['a null, which is nothing', { ...base, Logging: null, Aliases: null, PriceClass: null }],
  ])('%s is taken', (_name, config) => {
    expect(messagesOf(JSON.parse(JSON.stringify(config)) as ConfigStructure)).toEqual([])
  })

  test.each([
    [
      'text for a boolean where the format has booleans',
      { ...base, Enabled: 'true' },
      'Enabled: true or false is expected, not "true"; write it without quotes',
    ],
    [
      'text for a number where the format has numbers',
      withBehavior({ MinTTL: '60' }),
      'DefaultCacheBehavior.MinTTL: a whole number is expected, not "60"; write it without quotes',
    ],
    [
      'an empty text where a value is to be chosen, as in the skeletons of the command line',
      { ...base, PriceClass: '' },
      'PriceClass: "" is not allowed; use None, PriceClass_100, PriceClass_200 or PriceClass_All, or leave it out',
    ],
    ['a null in a list', { ...base, Aliases: [null] }, 'Aliases[0]: the item is empty'],
    [
      'a long text',
      withBehavior({ Compress: 'x'.repeat(1000) }),
      `DefaultCacheBehavior.Compress: true or false is expected, not "${'x'.repeat(80)}…"`,
    ],
  ])('%s is refused', (_name, config, message) => {
    expect(messagesOf(JSON.parse(JSON.stringify(config)) as ConfigStructure)).toEqual([message])
  })

  test('an account number keeps its zeros in YAML', () => {
    const text = `Enabled: true
Origins: [{ Id: a, DomainName: example.com }]
DefaultCacheBehavior: { TargetOriginId: a, ViewerProtocolPolicy: allow-all, TrustedSigners: [012345678901] }
`
    const { config, errors } = normaliseText('yaml', text)
    expect(errors).toEqual([])
    expect(config?.['DefaultCacheBehavior']).toMatchObject({ TrustedSigners: { Items: ['012345678901'] } })
  })

  test('a variable is text, which may be meant as anything', () => {
    const text = JSON.stringify(withBehavior({ MinTTL: '${TTL}', Compress: '${COMPRESS}' }))
    const { config, errors } = normaliseText('json', text, { variables: { TTL: '60', COMPRESS: 'true' } })
    expect(errors).toEqual([])
    expect(config?.['DefaultCacheBehavior']).toMatchObject({ MinTTL: 60, Compress: true })
  })
})

test('what must not be shown is in no message, whatever is wrong with it', () => {
  const origin = (headers: unknown) => ({
    ...FULL,
    Origins: [{ Id: 'a', DomainName: 'example.com', CustomHeaders: headers }],
  })
  const wrong = [
    [SECRET],
    SECRET,
    [{ HeaderName: 'X-Key', HeaderValue: [SECRET] }],
    [{ HeaderName: 'X-Key', HeaderValue: { a: SECRET } }],
    [{ HeaderName: 'X-Key', HeaderValue: 1234.5 }],
    { Items: SECRET },
  ]
  for (const headers of wrong) {
    const { errors } = normaliseText('json', JSON.stringify(origin(headers)))
    expect(errors.length).toBeGreaterThan(0)
    expect(JSON.stringify(errors)).not.toMatch(/open sesame|1234\.5/)
  }
})
