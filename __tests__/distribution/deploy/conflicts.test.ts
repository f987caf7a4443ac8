/** An alias that a tenant of another distribution has. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startCloudFront, type EmbeddedCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { deployText } from '../../support/distribution/deploy/deploy-text.ts'

const TENANTS = 'E1TENANTS'

let service: EmbeddedCloudFront

beforeEach(async () => {
  service = await startCloudFront({ deploymentMs: 0 })
})

afterEach(() => service.close())

function addTenants(domain: string): string {
  service.addDistribution({ id: TENANTS })
  service.changeDistribution(TENANTS, (config) => ({ ...config, ConnectionMode: 'tenant-only' }))
  return service.addTenant({ distributionId: TENANTS, domains: [domain] }).id
}

const textWith = (alias: string) =>
  JSON.stringify({
    Comment: 'A site',
    Enabled: true,
    Aliases: [alias],
    ViewerCertificate: {
      ACMCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      SSLSupportMethod: 'sni-only',
    },
    Origins: [
      { Id: 'site', DomainName: 'site.s3.eu-west-1.amazonaws.com', S3OriginConfig: { OriginAccessIdentity: '' } },
    ],
    DefaultCacheBehavior: {
      TargetOriginId: 'site',
      ViewerProtocolPolicy: 'redirect-to-https',
      CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    },
  })

const deploy = (alias: string, dryRun = false) =>
  deployText(service, { name: 'site', file: 'site.json', text: textWith(alias), dryRun })

const asked = () => service.requests.filter(({ operation }) => operation === 'GetDistributionTenantByDomain').length

describe('the domain of a tenant', () => {
  test.each([true, false])('is told, with its holder; dry run: %j', async (dryRun) => {
    const tenant = addTenants('www.example.com')
    const { status, change, problems } = await deploy('WWW.example.com', dryRun)
    expect({ status, change }).toEqual({ status: 'failed', change: 'none' })
    expect(problems).toEqual([
      {
        message: `The alias WWW.example.com of site.json belongs to the tenant ${tenant} of distribution ${TENANTS}, which this action does not manage. Nothing was changed.`,
        advice: expect.stringContaining(
          'deploy without it first, then move it with `aws cloudfront update-domain-association --domain WWW.example.com',
        ),
      },
    ])
    expect(service.distributions()).toHaveLength(1)
  })

  test('is asked for once, when the alias is new', async () => {
    addTenants('shop.example.com')
    expect(await deploy('www.example.com')).toMatchObject({ change: 'created', problems: [] })
    expect(await deploy('www.example.com')).toMatchObject({ change: 'unchanged', problems: [] })
    expect(asked()).toBe(1)
    expect(await deploy('shop.example.com')).toMatchObject({ status: 'failed', change: 'none' })
  })

  test('is left to CloudFront where the role may not ask', async () => {
    addTenants('shop.example.com')
    service.inject({ operation: 'GetDistributionTenantByDomain', fault: 'access-denied' })
    expect(await deploy('www.example.com')).toMatchObject({ change: 'created', problems: [] })
    expect(asked()).toBe(1)
  })

  test('is not asked for in an account without tenants', async () => {
    expect(await deploy('www.example.com')).toMatchObject({ change: 'created', problems: [] })
    expect(asked()).toBe(0)
  })
})
