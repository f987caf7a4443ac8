/**
 * Configuration files as projects have them, through the whole way: read, created at a strict CloudFront, changed in one place,
 * updated with exactly that difference, and run again with none.
 */
import { afterEach, describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { deployText, readText } from '../../support/distribution/deploy/deploy-text.ts'

const CORPUS = join(import.meta.dirname, '../../fixtures/corpus')
const WRONG = join(import.meta.dirname, '../../fixtures/wrong-corpus')
/** The documents of 2012 that the API's documentation shows. */
const SAMPLES = join(import.meta.dirname, '../../../emulators/cloudfront/samples')

/** For each file: what is replaced by what, and the path of the one difference that it makes. */
const CHANGES: readonly (readonly [file: string, from: string, to: string, path: string])[] = [
  [
    'alb-and-s3.yml',
    'OriginReadTimeout: 60',
    'OriginReadTimeout: 45',
    'Origins[app].CustomOriginConfig.OriginReadTimeout',
  ],
  ['anchors.yml', 'Compress: false', 'Compress: true', 'CacheBehaviors[/two/raw/*].Compress'],
  ['cache-tags.yml', 'HeaderName: Cache-Tag', 'HeaderName: X-Cache-Tag', 'CacheTagConfig.HeaderName'],
  ['cdk-synth.json', '"Compress": true', '"Compress": false', 'DefaultCacheBehavior.Compress'],
  ['cli-skeleton.json', '"DefaultRootObject": ""', '"DefaultRootObject": "index.html"', 'DefaultRootObject'],
  ['cloudformation-conditions.yml', '[Site, of,', '[Page, of,', 'Comment'],
  ['cloudformation-resource.yml', 'Locations: [KP, IR]', 'Locations: [IR, KP, SY]', 'Restrictions.GeoRestriction[SY]'],
  ['cloudformation-functions.yml', 'PriceClass: PriceClass_All', 'PriceClass: PriceClass_200', 'PriceClass'],
  ['cloudformation-template.yml', 'DefaultTTL: 0', 'DefaultTTL: 60', 'CacheBehaviors[/api/*].DefaultTTL'],
  [
    'cloudfront-function.yml',
    'function/clean-urls',
    'function/clean-urls-2',
    'DefaultCacheBehavior.FunctionAssociations[viewer-request].FunctionARN',
  ],
  ['create-distribution-with-tags.json', '"Compress": true', '"Compress": false', 'DefaultCacheBehavior.Compress'],
  [
    'forwarded-values.json',
    '"Quantity": 2, "Items": ["page", "sort"]',
    '"Quantity": 1, "Items": ["page"]',
    'DefaultCacheBehavior.ForwardedValues.QueryStringCacheKeys[sort]',
  ],
  ['geo-restriction.yml', '[DE, AT, CH]', '[CH, DE]', 'Restrictions.GeoRestriction[AT]'],
  ['get-distribution-config.json', '"http2"', '"http2and3"', 'HttpVersion'],
  [
    'get-distribution-config-full.json',
    'function/headers',
    'function/cors',
    'DefaultCacheBehavior.FunctionAssociations[viewer-response].FunctionARN',
  ],
  ['get-distribution.json', '"PriceClass_200"', '"PriceClass_100"', 'PriceClass'],
  ['grpc.yml', 'ConnectionAttempts: 2', 'ConnectionAttempts: 1', 'Origins[grpc].ConnectionAttempts'],
  ['iam-certificate.json', 'TLSv1.2_2019', 'TLSv1.2_2021', 'ViewerCertificate.MinimumProtocolVersion'],
  [
    'key-groups.yml',
    '    - 9f8e7d6c-1111-2222-3333-444455556666\n',
    '',
    'DefaultCacheBehavior.TrustedKeyGroups[9f8e7d6c-1111-2222-3333-444455556666]',
  ],
  [
    'lambda-edge.json',
    'function:rewrite:7',
    'function:rewrite:8',
    'DefaultCacheBehavior.LambdaFunctionAssociations[origin-request].LambdaFunctionARN',
  ],
  ['minimal.json', '"Comment": ""', '"Comment": "x"', 'Comment'],
  ['mtls-and-grpc.yml', 'Mode: required', 'Mode: optional', 'ViewerMtlsConfig.Mode'],
  [
    'multi-tenant.json',
    '"DefaultValue": "plain"',
    '"DefaultValue": "dark"',
    'TenantConfig.ParameterDefinitions[theme].Definition.StringSchema.DefaultValue',
  ],
  [
    'origin-group.json',
    '"OriginShieldRegion": "eu-central-1"',
    '"OriginShieldRegion": "eu-west-1"',
    'Origins[primary].OriginShield.OriginShieldRegion',
  ],
  ['post-distribution-request.xml', '<MinTTL>86400</MinTTL>', '<MinTTL>3600</MinTTL>', 'CacheBehaviors[*.jpg].MinTTL'],
  ['post-distribution-response.xml', '<Comment>example comment', '<Comment>another comment', 'Comment'],
  ['powershell.json', 'PowerShell: Größe', 'PowerShell: Maß', 'Comment'],
  [
    'sam-template.yml',
    "OriginReadTimeout: '20'",
    "OriginReadTimeout: '25'",
    'Origins[api].CustomOriginConfig.OriginReadTimeout',
  ],
  [
    'serverless-package.json',
    '"ErrorCachingMinTTL": 5',
    '"ErrorCachingMinTTL": 6',
    'CustomErrorResponses[404].ErrorCachingMinTTL',
  ],
  ['spa-oac.yml', 'OriginPath: /${BRANCH_SLUG}', 'OriginPath: /next', 'Origins[app].OriginPath'],
  [
    'trusted-signers.xml',
    '<ViewerProtocolPolicy>https-only',
    '<ViewerProtocolPolicy>redirect-to-https',
    'DefaultCacheBehavior.ViewerProtocolPolicy',
  ],
  ['viewer-mtls.yml', 'Mode: required', 'Mode: optional', 'ViewerMtlsConfig.Mode'],
  [
    'vpc-origin.yml',
    'OriginReadTimeout: 45',
    'OriginReadTimeout: 50',
    'Origins[private-alb].VpcOriginConfig.OriginReadTimeout',
  ],
  ['waf-and-logs.yml', 'Prefix: site/', 'Prefix: www/', 'Logging.Prefix'],
  ['website-endpoint.yml', 'DefaultTTL: 3600', 'DefaultTTL: 7200', 'DefaultCacheBehavior.DefaultTTL'],
  ['with-tags.xml', 'PriceClass_200', 'PriceClass_100', 'PriceClass'],
  ['wordpress.json', '"Compress": true,', '', 'CacheBehaviors[wp-content/*].Compress'],
]

/** For each wrong file: the line, or none, and what is said of it. */
const MISTAKES: readonly (readonly [file: string, faults: readonly (readonly [line: string, message: RegExp])[]])[] = [
  ['no-such-origin.yml', [['9', /TargetOriginId.*"sites".*did you mean "site"|TargetOriginId.*"sites"/]]],
  ['lost-item.json', [['4', /Aliases.*Quantity is 2.*1 item/]]],
  [
    'misspelt.yml',
    [
      ['2', /Enable.*did you mean.*Enabled/],
      ['9', /"https" is not allowed; use allow-all, https-only or redirect-to-https/],
      ['10', /CachePolicyID.*did you mean.*CachePolicyId/],
    ],
  ],
  ['misplaced.yml', [['3', /ViewerProtocolPolicy.*DefaultCacheBehavior/]]],
  ['two-distributions.yml', [['', /One.*Two/]]],
  ['get-att.yml', [['8', /GetAtt/]]],
  ['entity.xml', [['2', /DOCTYPE/]]],
  ['alb-placeholder.yml', [['5', /"YOUR_ALB_DNS" is not a domain name, or still a placeholder/]]],
  ['two-functions.yml', [['13', /"viewer-request" is given more than once, also in line 12/]]],
  [
    'error-codes.yml',
    [
      ['12', /no custom page for 401/],
      ['13', /write "\/404.html"/],
    ],
  ],
  ['mtls-without-store.yml', [['12', /trust store is missing/]]],
  ['grpc-without-post.yml', [['12', /gRPC needs the method POST/]]],
  ['workflow-expression.yml', [['1', /GitHub does not evaluate/]]],
  ['tenant.json', [['', /tenant of a multi-tenant distribution/]]],
  ['main.tf', [['', /file of Terraform/]]],
  ['site_stack.py', [['', /cdk synth --json/]]],
  ['serverless.yml', [['', /serverless package/]]],
  ['skeleton-as-printed.json', [['10', /Origins.*Quantity is 0/]]],
  ['parameter-without-value.yml', [['11', /`CertificateArn=VALUE`/]]],
  [
    'unknown-variable.yml',
    [
      ['1', /BUKCET.*BUCKET/],
      ['5', /BUKCET.*BUCKET/],
    ],
  ],
]

const onTestFinished: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of onTestFinished.splice(0)) await close()
})

test('every file of the corpus is in the table, once', () => {
  const files = [...readdirSync(CORPUS), ...readdirSync(SAMPLES).filter((file) => /distribution.*\.xml$/.test(file))]
  expect(CHANGES.map(([file]) => file).toSorted()).toEqual(files.toSorted())
  expect(CHANGES.length).toBeGreaterThanOrEqual(25)
})

describe.each(CHANGES)('%s', (file, from, to, path) => {
  const isUtf16 = file === 'powershell.json'
  const encoding = isUtf16 ? 'utf16le' : 'utf8'
  const before = readFileSync(join(file.startsWith('post-') ? SAMPLES : CORPUS, file), encoding)
  const bytesOf = (text: string) => Buffer.from(text, encoding)

  test('is created, changed in one place, updated with that one difference, and then left alone', async () => {
    const after = before.replace(from, () => to)
    expect(after).not.toBe(before)
    const name = 'production'
    const service = await startCloudFront({ deploymentMs: 0 })
    onTestFinished.push(service.close)

    expect(await deployText(service, { name, file, text: bytesOf(before) })).toMatchObject({
      change: 'created',
      problems: [],
    })
    const again = await deployText(service, { name, file, text: bytesOf(before) })
    expect(again).toMatchObject({ change: 'unchanged', changes: [], problems: [] })

    const planned = await deployText(service, { name, file, text: bytesOf(after), dryRun: true })
    expect(planned).toMatchObject({ status: 'planned', change: 'updated' })
    const updated = await deployText(service, { name, file, text: bytesOf(after) })
    expect(updated).toMatchObject({ change: 'updated', problems: [], cause: 'file' })
    for (const result of [planned, updated]) expect(result.changes.map((change) => change.path)).toEqual([path])

    const sent = service.requests.length
    const last = await deployText(service, { name, file, text: bytesOf(after) })
    expect(last).toMatchObject({ change: 'unchanged', changes: [], problems: [] })
    expect(service.requests.slice(sent).filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe('wrong files are refused with all that is wrong, at its place', () => {
  test('every file of the wrong corpus is in the table, once', () => {
    expect(MISTAKES.map(([file]) => file).toSorted()).toEqual(readdirSync(WRONG).toSorted())
  })

  test.each(MISTAKES)('%s', (file, expected) => {
    const { faults } = readText(file, readFileSync(join(WRONG, file), 'utf8'))
    for (const [line, message] of expected) {
      expect(faults).toContainEqual({
        at: expect.objectContaining({ file, ...(line !== '' && { line: Number(line) }) }),
        message: expect.stringMatching(message),
      })
    }
  })
})
