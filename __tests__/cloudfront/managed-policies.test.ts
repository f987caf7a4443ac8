import { expect, test } from '@jest/globals'
import { nameManagedPolicy } from '../../src/cloudfront/managed-policies.ts'

test.each([
  ['658327ea-f89d-4fab-a63d-7e88639e58f6', 'CachingOptimized'],
  ['4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'CachingDisabled'],
  ['b689b0a8-53d0-40ab-baf2-68738e2966ac', 'AllViewerExceptHostHeader'],
  ['67f7725c-6f97-4210-82d7-5512b31e9d03', 'SecurityHeadersPolicy'],
  ['00000000-0000-4000-8000-000000000000', undefined],
])('%s is %s', (id, name) => {
  expect(nameManagedPolicy(id)).toBe(name)
})
