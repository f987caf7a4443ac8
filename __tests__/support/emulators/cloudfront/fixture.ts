import { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../../../emulators/cloudfront/embedded-cloudfront.ts'

/** A header as SigV4 makes it. The server checks everything except the signature. */
export const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=EXAMPLE/20261121/us-east-1/cloudfront/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0f'.repeat(32)}`

export const DISTRIBUTION = 'E2EXAMPLE'

export type Running = {
  readonly server: EmbeddedCloudFront
  readonly client: CloudFrontClient
  /** Sends a request without the SDK, signed unless `headers` say otherwise. */
  readonly send: (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
}

/** Runs a test against a server with one distribution, and the SDK's client, which tries once unless `maxAttempts` says more. */
export async function withCloudFront(
  options: EmbeddedCloudFrontOptions & { readonly maxAttempts?: number },
  test: (running: Running) => Promise<void>,
): Promise<void> {
  const { maxAttempts = 1, ...serverOptions } = options
  const server = await startCloudFront(serverOptions)
  const client = new CloudFrontClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
    maxAttempts,
  })
  try {
    server.addDistribution({ id: DISTRIBUTION })
    await test({
      server,
      client,
      send: (method, path, body, headers = { authorization: AUTHORIZATION, 'content-type': 'text/xml' }) =>
        fetch(`${server.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }),
    })
  } finally {
    client.destroy()
    await server.close()
  }
}

/** The input of CreateInvalidation for the distribution that is there. */
export function batchOf(callerReference: string, paths: readonly string[]) {
  return {
    DistributionId: DISTRIBUTION,
    InvalidationBatch: {
      CallerReference: callerReference,
      Paths: { Quantity: paths.length, Items: [...paths] },
    },
  }
}

/** Waits for a rejection of the SDK, and describes it. Fails if the promise is fulfilled. */
export async function thrownBy(promise: Promise<unknown>) {
  const outcome: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(outcome instanceof Error)) throw new Error('It was carried out, and should have been refused.')
  const { $metadata } = outcome as Error & { readonly $metadata?: { readonly httpStatusCode?: number } }
  return { name: outcome.name, message: outcome.message, status: $metadata?.httpStatusCode }
}

/** The code, message and status of an error. */
export async function errorOf(response: Response) {
  const text = await response.text()
  const [, code] = /<Code>(.*?)<\/Code>/s.exec(text) ?? []
  const [, message] = /<Message>(.*?)<\/Message>/s.exec(text) ?? []
  return { status: response.status, code, message: message === undefined ? undefined : unescapeXml(message) }
}

function unescapeXml(text: string): string {
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
  return Object.entries(entities).reduce(
    (unescaped, [entity, character]) => unescaped.replaceAll(entity, character),
    text,
  )
}

/** A clock that stands still until it is moved. */
export function createClock(start = Date.UTC(2026, 10, 21, 12)) {
  let time = start
  return {
    now: () => time,
    pass: (ms: number) => {
      time += ms
    },
  }
}
