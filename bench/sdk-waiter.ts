/** The SDK's own waiter in simulated time: the simulation replaces the process's clock and timers. */
import { mock } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { CloudFrontClient, waitUntilInvalidationCompleted } from '@aws-sdk/client-cloudfront'
import { HttpResponse } from '@smithy/core/protocols'
import type { Wait } from './wait.ts'

const STEP = 100
const LONGEST_WAIT = 3_600

/**
 * Waits for invalidations that begin at 0 and complete after these milliseconds. Each call takes `latency`
 * milliseconds. Other timers of the process stop meanwhile.
 */
export async function waitBySdk(completions: readonly number[], latency: number): Promise<readonly Wait[]> {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 })
  try {
    let left = completions.length
    const waits = completions.map(async (completes) => {
      const looks: number[] = []
      const client = openClient({ completes, latency, onLook: () => looks.push(Date.now()) })
      await waitUntilInvalidationCompleted(
        { client, maxWaitTime: LONGEST_WAIT },
        { DistributionId: 'E1EXAMPLE', Id: 'I1EXAMPLE' },
      )
      left -= 1
      return { completes, detected: Date.now(), looks }
    })
    const all = Promise.all(waits)
    while (left > 0) {
      await setImmediate()
      mock.timers.tick(STEP)
    }
    return await all
  } finally {
    mock.timers.reset()
  }
}

/** A client whose answers come from here, half of the latency after they were made. */
function openClient(service: {
  readonly completes: number
  readonly latency: number
  readonly onLook: () => void
}): CloudFrontClient {
  const pass = () => new Promise((resolve) => setTimeout(resolve, service.latency / 2))
  return new CloudFrontClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'EXAMPLE', secretAccessKey: 'example' },
    requestHandler: {
      handle: async () => {
        service.onLook()
        await pass()
        const status = Date.now() < service.completes ? 'InProgress' : 'Completed'
        await pass()
        const body = Buffer.from(`<Invalidation><Id>I1EXAMPLE</Id><Status>${status}</Status></Invalidation>`)
        return { response: new HttpResponse({ statusCode: 200, headers: {}, body }) }
      },
    },
  })
}
