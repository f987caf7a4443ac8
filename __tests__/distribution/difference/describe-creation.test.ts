/** What a creation makes, as a reviewer reads it. */

import { expect, test } from '@jest/globals'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import type { ConfigStructure } from '../../../src/cloudfront/config-value.ts'
import { describeCreation } from '../../../src/distribution/difference/describe-creation.ts'
import { arbitraryConfiguration } from '../../support/distribution/configuration/arbitrary-configuration.ts'
import {
  BEHAVIOR,
  CUSTOM_ORIGIN,
  LEAST,
  list,
  POLICY,
  S3_ORIGIN,
} from '../../support/distribution/difference/configurations.ts'
import fc from 'fast-check'
import { runs } from '../../support/random-runs.ts'

const shape = distributionShape()

function tell(wanted: ConfigStructure) {
  return describeCreation({ wanted, shape })
}

test('all that the file gives, in the order of the API, nothing that says nothing', () => {
  const file = {
    ...LEAST,
    Aliases: list('a.example.com', 'b.example.com'),
    CacheBehaviors: list({
      ...BEHAVIOR,
      PathPattern: '/a',
      AllowedMethods: { ...list('GET', 'HEAD'), CachedMethods: list('GET', 'HEAD') },
    }),
    Logging: { Enabled: false, Bucket: '' },
    OriginGroups: list({
      Id: 'group',
      FailoverCriteria: { StatusCodes: list(500, 502) },
      Members: list({ OriginId: 'site' }, { OriginId: 'api' }),
    }),
  }
  expect(tell(file).map(({ path, after }) => [path, after])).toEqual([
    ['Origins[site].DomainName', S3_ORIGIN['DomainName']],
    ['DefaultCacheBehavior.TargetOriginId', 'site'],
    ['DefaultCacheBehavior.ViewerProtocolPolicy', 'redirect-to-https'],
    ['DefaultCacheBehavior.CachePolicyId', POLICY],
    ['Enabled', true],
    ['Aliases', ['a.example.com', 'b.example.com']],
    ['OriginGroups[group].FailoverCriteria.StatusCodes', [500, 502]],
    ['OriginGroups[group].Members[site]', { OriginId: 'site' }],
    ['OriginGroups[group].Members[api]', { OriginId: 'api' }],
    ['CacheBehaviors[/a].TargetOriginId', 'site'],
    ['CacheBehaviors[/a].ViewerProtocolPolicy', 'redirect-to-https'],
    ['CacheBehaviors[/a].AllowedMethods', ['GET', 'HEAD']],
    ['CacheBehaviors[/a].AllowedMethods.CachedMethods', ['GET', 'HEAD']],
    ['CacheBehaviors[/a].CachePolicyId', POLICY],
  ])
})

test('secrets are marked', () => {
  const origin = { ...CUSTOM_ORIGIN, CustomHeaders: list({ HeaderName: 'X-Key', HeaderValue: 'hidden' }) }
  expect(tell({ ...LEAST, Origins: list(origin) }).filter(({ isSecret }) => isSecret)).toMatchObject([
    { path: 'Origins[api].CustomHeaders[X-Key].HeaderValue', after: 'hidden' },
  ])
})

test('whatever a file gives, everything is added, nothing is reset or risky, and no Quantity is told', () => {
  fc.assert(
    fc.property(arbitraryConfiguration(shape), (file) => {
      for (const change of tell(file)) {
        expect(change).toMatchObject({ before: undefined, isReset: false, risk: undefined })
        expect(change.after).not.toBeUndefined()
        expect(JSON.stringify(change.after)).not.toContain('Quantity')
      }
    }),
    { seed: 20_261_204, numRuns: runs(200) },
  )
})
