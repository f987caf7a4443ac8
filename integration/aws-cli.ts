import { listAt, memberAt, textAt } from './json.ts'
import { CREDENTIALS } from '../emulators/runner/run-action.ts'
import { printedBy } from '../emulators/runner/run-program.ts'
import { findTool } from './tools.ts'

/** The answer of the AWS CLI's `get-invalidation`. */
export type ReadInvalidation = {
  readonly id: string
  readonly status: string
  readonly quantity: unknown
  readonly paths: readonly unknown[]
  readonly callerReference: string
}

/** The AWS CLI, by which the suites create distributions and read the posted invalidations. */
export type AwsCli = {
  /** Runs `aws cloudfront` and returns the JSON that it printed, `{}` for nothing. Throws with what it printed if it failed. */
  readonly cloudfront: (...args: readonly string[]) => Promise<unknown>
  /** Creates a distribution and returns its ID. */
  readonly createDistribution: (settings: {
    readonly aliases?: readonly string[]
    readonly tenants?: boolean
  }) => Promise<string>
  /** Creates a tenant and returns its ID. */
  readonly createTenant: (settings: { readonly distribution: string; readonly domain: string }) => Promise<string>
  /** The IDs of a distribution's invalidations. */
  readonly listInvalidations: (distribution: string) => Promise<readonly string[]>
  readonly getInvalidation: (distribution: string, id: string) => Promise<ReadInvalidation>
  readonly listTenantInvalidations: (tenant: string) => Promise<readonly string[]>
  /** Runs `aws s3` in a directory, and returns what it printed. */
  readonly s3: (directory: string, ...args: readonly string[]) => Promise<string>
  readonly getTenantInvalidation: (tenant: string, id: string) => Promise<ReadInvalidation>
}

/** The credentials that the suites use; the emulators accept any. */
export const credentials = { ...CREDENTIALS, AWS_DEFAULT_REGION: CREDENTIALS.AWS_REGION }

/**
 * @param input.endpoint where CloudFront and S3 are
 * @param input.directory its home and working directory
 */
export function createAwsCli(input: { readonly endpoint: string; readonly directory: string }): AwsCli {
  const { endpoint, directory } = input
  let created = 0

  const env = {
    ...credentials,
    HOME: directory,
    LC_ALL: 'C.UTF-8',
    AWS_PAGER: '',
    AWS_ENDPOINT_URL_CLOUDFRONT: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
  }

  const cloudfront = async (...args: readonly string[]): Promise<unknown> => {
    const printed = await printedBy({
      command: findTool('aws'),
      args: ['cloudfront', ...args, '--output', 'json'],
      env,
      cwd: directory,
    })
    // It prints nothing for an empty answer.
    return printed.trim() === '' ? {} : (JSON.parse(printed) as unknown)
  }

  const listIds = async (...args: readonly string[]): Promise<readonly string[]> =>
    listAt(await cloudfront(...args), 'InvalidationList', 'Items').map((item) => textAt(item, 'Id'))

  const read = async (...args: readonly string[]): Promise<ReadInvalidation> => {
    const answer = await cloudfront(...args)
    return {
      id: textAt(answer, 'Invalidation', 'Id'),
      status: textAt(answer, 'Invalidation', 'Status'),
      quantity: memberAt(answer, 'Invalidation', 'InvalidationBatch', 'Paths', 'Quantity'),
      paths: listAt(answer, 'Invalidation', 'InvalidationBatch', 'Paths', 'Items'),
      callerReference: textAt(answer, 'Invalidation', 'InvalidationBatch', 'CallerReference'),
    }
  }

  return {
    cloudfront,
    createDistribution: async ({ aliases = [], tenants = false }) => {
      created += 1
      const config = {
        CallerReference: `distribution-${created}`,
        Aliases: { Quantity: aliases.length, Items: aliases },
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: 'site',
              DomainName: 'site.example.com',
              CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
            },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: 'site',
          ViewerProtocolPolicy: 'redirect-to-https',
          // CachingOptimized, one of those that AWS manages.
          CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
        },
        Comment: '',
        Enabled: true,
        ...(tenants && { ConnectionMode: 'tenant-only' }),
      }
      const answer = await cloudfront('create-distribution', '--distribution-config', JSON.stringify(config))
      return textAt(answer, 'Distribution', 'Id')
    },
    createTenant: async ({ distribution, domain }) => {
      created += 1
      const name = `tenant-${created}`
      const domains = JSON.stringify([{ Domain: domain }])
      const answer = await cloudfront(
        'create-distribution-tenant',
        '--distribution-id',
        distribution,
        '--name',
        name,
        '--domains',
        domains,
      )
      return textAt(answer, 'DistributionTenant', 'Id')
    },
    listInvalidations: (distribution) => listIds('list-invalidations', '--distribution-id', distribution),
    getInvalidation: (distribution, id) => read('get-invalidation', '--distribution-id', distribution, '--id', id),
    s3: (cwd, ...args) => printedBy({ command: findTool('aws'), args: ['s3', ...args], env, cwd }),
    listTenantInvalidations: (tenant) => listIds('list-invalidations-for-distribution-tenant', '--id', tenant),
    getTenantInvalidation: (tenant, id) =>
      read('get-invalidation-for-distribution-tenant', '--distribution-tenant-id', tenant, '--id', id),
  }
}
