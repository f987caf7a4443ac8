import type { CloudFront, Distribution } from '../../cloudfront/cloudfront.ts'
import type { Posting } from '../plan/target.ts'
import type { Log } from '../../log.ts'
import { seconds, logPause } from '../../cloudfront/log-pause.ts'
import type { Clock } from '../../waiting/clock.ts'
import { Cancelled } from '../../waiting/cancellation.ts'
import type { AccountRates } from './pacing/account-rates.ts'
import { postBatches } from './post-batches.ts'
import type { Posted, Unposted } from './posted.ts'
import { toProblem, type Problem } from '../../failure.ts'
import { waitForCompletion } from './wait.ts'

export type Purge = Pick<Posting, 'wait' | 'waitTimeout' | 'onWaitTimeout'> & {
  readonly distribution: Distribution
  readonly batches: readonly (readonly string[])[]
  readonly deadline: number
}

export type PurgeTools = {
  readonly cloudfront: CloudFront
  readonly clock: Clock
  readonly log: Log
  readonly rates: AccountRates
  readonly interruption?: AbortSignal | undefined
  readonly reference: (part: string) => string
}

export type Purged = Posted & { readonly problems: readonly Problem[] }

export const WAIT_LONGER = 'Raise `wait-timeout`, or set `on-wait-timeout: warn` if the job need not fail for it.'

export async function purgeDistribution(purge: Purge, tools: PurgeTools): Promise<Purged> {
  const { distribution, batches, deadline } = purge
  const { log } = tools
  const posted = await postBatches(distribution, batches, {
    ...tools,
    deadline,
    onPause: (error, pause) => {
      logPause(distribution.id, error, pause, log)
    },
  })
  for (const { from, to, why } of posted.widenings)
    log.warning(`${distribution.id}: ${from} was purged as ${to}: ${why}.`)
  const problems = groupUnposted(posted.unposted)
  if (!purge.wait) return { ...posted, problems }

  const ids = posted.invalidations.filter(({ status }) => status === 'in-progress').map(({ id }) => id)
  const waited = await waitForAll(ids, purge, tools, problems.length > 0)
  const left = new Set(waited.pending)
  const invalidations = posted.invalidations.map((one) => ({
    ...one,
    status: left.has(one.id) ? ('in-progress' as const) : ('completed' as const),
  }))
  return { ...posted, invalidations, problems: [...problems, ...waited.problems] }
}

type Waited = { readonly pending: readonly string[]; readonly problems: readonly Problem[] }

async function waitForAll(
  ids: readonly string[],
  { distribution, deadline, waitTimeout, onWaitTimeout }: Purge,
  { cloudfront, clock, log, interruption }: PurgeTools,
  hasFailed: boolean,
): Promise<Waited> {
  const { id } = distribution
  try {
    const pending = await waitForCompletion(distribution, ids, {
      cloudfront,
      clock,
      deadline,
      interruption,
      onProgress: (left, waited) => {
        log.info(`${id}: ${left} of ${ids.length} invalidations in progress after ${seconds(waited)}.`)
      },
    })
    if (pending.length === 0) return { pending, problems: [] }
    if (interruption?.aborted === true)
      return { pending, problems: hasFailed ? [] : [toProblem(new Cancelled(`while ${id} was waited for`))] }
    const message = `${id}: ${pending.join(', ')} did not complete within ${seconds(waitTimeout)}. CloudFront continues to process them.`
    if (onWaitTimeout === 'fail') return { pending, problems: [{ message, advice: WAIT_LONGER }] }
    log.warning(message)
    return { pending, problems: [] }
  } catch (error) {
    return { pending: ids, problems: [toProblem(error)] }
  }
}

function groupUnposted(unposted: readonly Unposted[]): readonly Problem[] {
  const byError = Map.groupBy(unposted, ({ error }) => error)
  return [...byError].map(([error, parts]) => {
    const paths = parts.flatMap(({ paths }) => paths)
    const [first = ''] = paths
    if (error instanceof Cancelled) {
      const named = paths.length === 1 ? first : `${paths.length} paths, ${first} first`
      return { message: `${error.message}: ${named}.`, advice: error.advice }
    }
    const lost =
      paths.length === 1 ? `${first} was not purged.` : `${paths.length} paths were not purged, ${first} first.`
    return { message: `${error.message}. ${lost}`, advice: error.advice, serviceCode: error.serviceCode }
  })
}
