/**
 * A separate process that creates invalidations one after the other, with the references r0, r1, …, and prints the
 * results as JSON. Arguments: the endpoint, the distribution, the number of invalidations, and of the SDK's attempts
 * for each.
 */

import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront'

const [endpoint = '', DistributionId = '', count = '', maxAttempts = ''] = process.argv.slice(2)

const client = new CloudFrontClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
  maxAttempts: Number(maxAttempts),
})

async function create(CallerReference: string): Promise<object> {
  const InvalidationBatch = { CallerReference, Paths: { Quantity: 1, Items: ['/a'] } }
  try {
    const command = new CreateInvalidationCommand({ DistributionId, InvalidationBatch })
    const { Invalidation, $metadata } = await client.send(command)
    return { id: Invalidation?.Id, attempts: $metadata.attempts }
  } catch (error) {
    const { name, message, code, $metadata } = error as Error & {
      readonly code?: string
      readonly $metadata?: { readonly httpStatusCode?: number }
    }
    return { name, message, code, status: $metadata?.httpStatusCode }
  }
}

const outcomes = []
for (let index = 0; index < Number(count); index += 1) outcomes.push(await create(`r${index}`))
console.log(JSON.stringify(outcomes))
