/** Every error that CloudFront's model gives to the calls of a deployment, sent by the service, ends as one that says what to do. */
import { describe, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { connectDirectly } from '../../support/cloudfront/connect.ts'
import type { DeployResult } from '../../../src/distribution/deploy/result.ts'
import { destroy } from '../../../src/distribution/destroy/destroy.ts'
import { CREDENTIALS, withEnvironment } from '../../support/cloudfront/environment.ts'
import { deployText, ignore, simulateClock } from '../../support/distribution/deploy/deploy-text.ts'
import {
  OF_CREATION,
  OF_CREATION_AND_UPDATE,
  OF_DELETION,
  OF_UPDATE,
} from '../../support/distribution/deploy/service-errors.ts'

const FILE = 'site.json'

const text = (comment: string) =>
  JSON.stringify({
    Comment: comment,
    Enabled: true,
    Origins: [
      {
        Id: 'o',
        DomainName: 'o.example.com',
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
      },
    ],
    DefaultCacheBehavior: {
      TargetOriginId: 'o',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
    },
  })

/** What everything gets that has no advice of its own. */
const GENERIC = /the service's own/

/** Runs with a service of its own, which answers every request for the operation with the error as soon as that is wanted. */
async function onService(
  fault: { readonly operation: string; readonly code: string },
  scenario: (service: EmbeddedCloudFront, begin: () => void) => Promise<void>,
): Promise<void> {
  const service = await startCloudFront({ deploymentMs: 0 })
  try {
    await scenario(service, () => {
      service.inject({ fault: 'error', ...fault, times: 1000 })
    })
  } finally {
    await service.close()
  }
}

function expectAdvice(result: DeployResult, code: string): void {
  expect(result.status).toBe('failed')
  const [problem, ...others] = result.problems
  expect(others).toEqual([])
  expect(problem?.message).toContain(code)
  expect(problem?.advice).not.toMatch(GENERIC)
  expect(problem?.advice).toMatch(/^[A-Z`][^\n]{20,}[.?]$/)
}

const deployOne = (service: EmbeddedCloudFront) => deployText(service, { name: 'one', file: FILE, text: text('one') })

describe('creating', () => {
  test.each([...OF_CREATION_AND_UPDATE, ...OF_CREATION])('%s', async (code) => {
    await onService({ operation: 'CreateDistributionWithTags', code }, async (service, begin) => {
      begin()
      const result = await deployOne(service)
      expectAdvice(result, code)
      expect(result).toMatchObject({ change: 'none', distribution: undefined })
    })
  })
})

test('a CallerReference that is always taken ends, and says of which name', async () => {
  await onService(
    { operation: 'CreateDistributionWithTags', code: 'DistributionAlreadyExists' },
    async (service, begin) => {
      begin()
      const { problems } = await deployOne(service)
      expect(problems).toEqual([
        { message: expect.stringContaining('`one` of octo-org/site'), advice: expect.stringMatching(/\w{3}.*\.$/) },
      ])
    },
  )
})

describe('updating', () => {
  test.each([...OF_CREATION_AND_UPDATE, ...OF_UPDATE])('%s', async (code) => {
    await onService({ operation: 'UpdateDistribution', code }, async (service, begin) => {
      const created = await deployOne(service)
      begin()
      expectAdvice(await deployText(service, { name: 'one', file: FILE, text: text('two') }), code)
      expect(service.distribution(created.distribution?.id ?? '')).toMatchObject({ config: { Comment: 'one' } })
    })
  })
})

describe('deleting', () => {
  test.each(OF_DELETION)('%s', async (code) => {
    await onService({ operation: 'DeleteDistribution', code }, async (service, begin) => {
      await deployOne(service)
      begin()
      expectAdvice(await destroyOne(service), code)
      expect(service.distributions()).toMatchObject([{ config: { Enabled: false } }])
    })
  })
})

async function destroyOne(service: EmbeddedCloudFront): Promise<DeployResult> {
  return withEnvironment({ ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: service.url }, () =>
    destroy(
      {
        name: 'one',
        repository: 'octo-org/site',
        repositoryId: '1001',
        teardown: 'wait',
        waitTimeout: 60_000,
        onWaitTimeout: 'fail',
        dryRun: false,
      },
      {
        distributions: () => Promise.resolve(connectDirectly().distributions),
        clock: simulateClock(),
        log: { info: ignore, group: ignore, notice: ignore, warning: ignore },
      },
    ),
  )
}
