import { expect, test } from '@jest/globals'
import { changesCache } from '../../../src/distribution/deploy/due-purge.ts'
import { changeOf } from '../../support/report/deployments.ts'

test.each([
  ['DefaultRootObject', true],
  ['Origins[site].DomainName', true],
  ['Origins[site].OriginPath', true],
  ['Origins[site].CustomHeaders[X-Stage].HeaderValue', true],
  ['Origins[site].CustomOriginConfig.OriginReadTimeout', false],
  ['Origins[site].ConnectionAttempts', false],
  ['OriginGroups[group].Members', true],
  ['DefaultCacheBehavior.TargetOriginId', true],
  ['DefaultCacheBehavior.CachePolicyId', true],
  ['DefaultCacheBehavior.ForwardedValues.QueryString', true],
  ['CacheBehaviors[/a.b/*.js].Compress', true],
  ['CacheBehaviors[/api/*]', true],
  ['CacheBehaviors[/api/*] precedence', true],
  ['CacheBehaviors[/api/*].ViewerProtocolPolicy', false],
  ['CacheBehaviors[/api/*].ResponseHeadersPolicyId', false],
  ['DefaultCacheBehavior.LambdaFunctionAssociations[origin-response].LambdaFunctionARN', true],
  ['DefaultCacheBehavior.LambdaFunctionAssociations[viewer-request].LambdaFunctionARN', false],
  ['DefaultCacheBehavior.FunctionAssociations[viewer-response]', false],
  ['CustomErrorResponses[404].ResponsePagePath', true],
  ['Aliases[www.example.com]', false],
  ['Comment', false],
  ['PriceClass', false],
  ['ViewerCertificate.ACMCertificateArn', false],
  ['Tags[team]', false],
])('%s changes what is cached: %j', (path, changes) => {
  expect(changesCache(changeOf({ path, before: 'a', after: 'b' }))).toBe(changes)
})

test('a new origin changes nothing, one that goes does', () => {
  expect(changesCache(changeOf({ path: 'Origins[new]', after: {} }))).toBe(false)
  expect(changesCache(changeOf({ path: 'Origins[old]', before: {} }))).toBe(true)
})
