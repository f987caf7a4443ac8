/** The schema of the distribution file helps in an editor, so it must not refuse what `deploy` takes. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { parseDocument, visit } from 'yaml'
import { isStructure } from '../../src/cloudfront/config-value.ts'
import { decodeUtf16 } from '../../src/utf16.ts'
import type { ConfigFormat } from '../../src/distribution/configuration/reading/document.ts'
import { arbitraryConfiguration } from '../support/distribution/configuration/arbitrary-configuration.ts'
import { locationsIn, withValueAt } from '../support/distribution/configuration/locations.ts'
import { runs } from '../support/random-runs.ts'
import { normaliseText, SHAPE } from '../support/distribution/configuration/read-text.ts'

const ROOT = join(import.meta.dirname, '../..')
const validate = compile('distribution-file.json')
const validateTemplate = compile('distribution-template.json')

function compile(name: string) {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schema', name), 'utf8')) as object
  const options = { allErrors: false, strictRequired: false, allowUnionTypes: true, strictTypes: false }
  // To optimize the code would take longer than to run it.
  return new Ajv({ strict: true, ...options, inlineRefs: false, code: { optimize: false } }).compile(schema)
}

/** What an editor that knows CloudFormation's short functions validates: `!Ref Bucket` as `Ref: Bucket`. */
function readLikeEditor(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent', merge: true })
  visit(document, {
    Node(_, node, path) {
      const { tag } = node
      if (!tag?.startsWith('!')) return undefined
      node.tag = undefined as never
      const name = tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`
      return path.length === 0 ? undefined : document.createNode({ [name]: node })
    },
  })
  return document.toJS()
}

/** An editor reads UTF-16 by its byte order mark. */
function readText(file: string): string {
  const bytes = readFileSync(file)
  return decodeUtf16(bytes) ?? bytes.toString('utf8')
}

function filesOf(corpus: string) {
  return readdirSync(join(ROOT, '__tests__/fixtures', corpus))
    .filter((name) => /\.(?:json|ya?ml)$/.test(name))
    .map((name) => [name, readText(join(ROOT, '__tests__/fixtures', corpus, name))] as const)
}

describe('the schema of the distribution file', () => {
  test.each(filesOf('corpus'))('takes %s', (_, text) => {
    const isTaken = validate(readLikeEditor(text))
    expect(validate.errors ?? []).toEqual([])
    expect(isTaken).toBe(true)
  })

  test('refuses nothing of the wrong files that the reader takes', () => {
    const refused = filesOf('wrong-corpus').filter(([, text]) => !validate(readLikeEditor(text)))
    const taken = refused.filter(([name, text]) => {
      const format = (extname(name) === '.json' ? 'json' : 'yaml') satisfies ConfigFormat
      return normaliseText(format, text).errors.length === 0
    })
    expect(refused.map(([name]) => name)).toEqual(expect.arrayContaining(['misplaced.yml', 'misspelt.yml']))
    expect(taken.map(([name]) => name)).toEqual([])
  })

  test('takes every configuration of the API', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(SHAPE), (config) => {
        expect(validate(config) ? [] : validate.errors).toEqual([])
        expect(validate({ DistributionConfig: config, Tags: [{ Key: 'a', Value: 'b' }] })).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('refuses only what the reader refuses, too', () => {
    const wrong = fc.constantFrom<unknown>(98765.25, true, 'x', null, [], {}, [1], { Zzyzx: 1 }, 'http9', '${NAME}')
    let refused = 0
    fc.assert(
      fc.property(arbitraryConfiguration(SHAPE), fc.nat(), wrong, fc.boolean(), (config, choice, value, isMember) => {
        const locations = [...locationsIn(config, SHAPE)].slice(1)
        const { path, value: before } = locations[choice % locations.length] ?? { path: [], value: config }
        const changed = isMember && isStructure(before) ? { ...before, Zzyzx: value } : value
        const mutated = withValueAt(config, path, changed as never)
        if (validate(mutated)) return
        refused += 1
        const { errors } = normaliseText('json', JSON.stringify(mutated))
        expect({ path, changed, errors }).not.toEqual({ path, changed, errors: [] })
      }),
      { numRuns: runs(300), endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(runs(80))
  })

  test.each([
    ['a member that CloudFront does not know', { Origins: [], DefaultCacheBehavior: {}, Aliasses: [] }],
    ['a member of another structure', { Origins: [{ Id: 'a', HTTPPort: 80 }], DefaultCacheBehavior: {} }],
    ['a value that is not allowed', { Origins: [], DefaultCacheBehavior: { ViewerProtocolPolicy: 'https' } }],
    ['a number in quotes', { Origins: [], DefaultCacheBehavior: { MinTTL: '60' } }],
    ['a misspelt member below a template', template({ Enabled: true, Orgins: [] })],
  ])('refuses %s', (_, file) => {
    expect(validate(file)).toBe(false)
  })

  test('takes functions, text for numbers, and both sets of names in a template', () => {
    const config = {
      IPV6Enabled: 'true',
      Enabled: { 'Fn::If': ['IsLive', true, false] },
      Origins: [{ Id: 'a', DomainName: { 'Fn::GetAtt': ['Bucket', 'DomainName'] }, OriginCustomHeaders: [] }],
      DefaultCacheBehavior: { TargetOriginId: 'a', CachedMethods: ['GET'], MinTTL: '0' },
      ViewerCertificate: { AcmCertificateArn: { Ref: 'Certificate' }, SslSupportMethod: 'sni-only' },
      Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['DE'] } },
    }
    expect(validate(template(config)) ? [] : validate.errors).toEqual([])
  })
})

describe('the schema with the names of CloudFormation', () => {
  const templates = [...filesOf('corpus'), ...filesOf('wrong-corpus')].filter(([, text]) =>
    text.includes('AWS::CloudFront::Distribution'),
  )

  test.each(filesOf('corpus'))('takes %s if it is a template, and only then', (_, text) => {
    expect(validateTemplate(readLikeEditor(text))).toBe(text.includes('AWS::CloudFront::Distribution'))
  })

  test('refuses of templates what the schema of all forms refuses', () => {
    expect(templates.length).toBeGreaterThan(5)
    for (const [name, text] of templates) {
      const file = readLikeEditor(text)
      expect([name, validateTemplate(file)]).toEqual([name, validate(file)])
    }
  })

  test.each([
    ['a misspelt member', { Enabled: true, Orgins: [] }],
    ['a member of another structure', { Enabled: true, HTTPPort: 80 }],
  ])('refuses %s, in a template and in its resource', (_, config) => {
    const file = template(config)

    expect(validateTemplate(file)).toBe(false)
    expect(validateTemplate(file.Resources.Site)).toBe(false)
  })

  test('takes the names of the API, too', () => {
    const file = template({ Enabled: true, IsIPV6Enabled: true, ViewerCertificate: { ACMCertificateArn: 'arn' } })

    expect(validateTemplate(file) ? [] : validateTemplate.errors).toEqual([])
    expect(validateTemplate(file.Resources.Site) ? [] : validateTemplate.errors).toEqual([])
  })
})

function template(DistributionConfig: object) {
  return { Resources: { Site: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } } } }
}
