import type { CloudFront } from '../cloudfront/cloudfront.ts'
import { findSummary } from '../cloudfront/find-distributions.ts'
import { shortDigest } from '../digest.ts'
import { Failure, toProblem, type Problem } from '../failure.ts'
import { listFirst } from '../list-first.ts'
import { openAskEdge } from '../proof/ask-edge.ts'
import { chooseUrls, type UrlChoice } from '../proof/choose-urls.ts'
import { expectFor, findErrorPages } from '../proof/expectation.ts'
import { findOrigin } from '../proof/own-names.ts'
import { openPostingTimes, type PostingTimes } from '../proof/posting-times.ts'
import type { DistributionProof } from '../proof/proof.ts'
import { prove, type OwnDomain, type PurgedAgain } from '../proof/prove.ts'
import { isNamedBy } from '../purge/named-distributions.ts'
import { dropCovered } from '../purge/paths/cover.ts'
import { combinePostings } from '../purge/plan-distributions.ts'
import { splitIntoBatches } from '../purge/plan/batches.ts'
import type { TargetPlan } from '../purge/plan/plan-target.ts'
import type { ProofOptions } from '../purge/plan/target.ts'
import { formatCallerReference } from '../purge/post/caller-reference.ts'
import type { AccountRates } from '../purge/post/pacing/account-rates.ts'
import { purgeDistribution } from '../purge/post/purge-distribution.ts'
import { scopeOf } from '../purge/post/scope.ts'
import type { DistributionResult, PurgeResult } from '../purge/result.ts'
import { once } from '../remember.ts'
import { describeStale, formatProofSummary, listVerified, logProof } from '../report/proof-report.ts'
import type { PurgeAndProof } from './invalidate.ts'
import { openSiteContents, type ContentSources } from './site-contents.ts'
import { describeAttempt, type Step } from './step.ts'

export type Prover = {
  readonly cloudfront: () => Promise<CloudFront>
  /** The result has also second purges and problems. */
  readonly prove: (result: PurgeResult) => Promise<PurgeAndProof>
}

type Proving = {
  readonly times: PostingTimes
  readonly cloudfront: CloudFront
  readonly contentsOf: ReturnType<typeof openSiteContents>
  readonly rates: AccountRates
}

export function openProver(
  step: Step,
  {
    cloudfront,
    rates,
    ...sources
  }: ContentSources & { readonly cloudfront: () => Promise<CloudFront>; readonly rates: AccountRates },
): Prover {
  const times = openPostingTimes(step.clock.now)
  const recording = once(async () => times.record(await cloudfront()))
  const contentsOf = openSiteContents(step, sources)
  return {
    cloudfront: recording,
    prove: async (result) => {
      if (result.status === 'planned') return { result }
      const outcomes = await Promise.all(
        result.distributions.map(async (one) =>
          proveDistribution(one, result, step, { times, contentsOf, rates, cloudfront: await recording() }),
        ),
      )
      const isVerifying = result.targets.some(
        ({ target }) => target.proof !== undefined && target.proof.verify !== 'false',
      )
      const proofs = outcomes.flatMap(({ proof }) => proof ?? [])
      const problems = outcomes.flatMap((outcome) => outcome.problems)
      return {
        result: {
          ...result,
          status: problems.length > 0 ? 'failed' : result.status,
          problems: [...result.problems, ...problems],
          distributions: outcomes.map(({ distribution, problems: own }) => ({
            ...distribution,
            ...(own.length > 0 && { hasProblems: true }),
          })),
        },
        proof: {
          verified: isVerifying ? listVerified(proofs) : undefined,
          formatSummary: () => formatProofSummary(proofs),
        },
      }
    },
  }
}

type Outcome = {
  readonly distribution: DistributionResult
  readonly proof?: DistributionProof
  readonly problems: readonly Problem[]
}

async function proveDistribution(
  distribution: DistributionResult,
  { targets }: PurgeResult,
  step: Step,
  tools: Proving,
): Promise<Outcome> {
  const { log } = step.runner
  const { id } = distribution.distribution
  const plans = targets.filter(({ target }) => target.proof !== undefined && isNamedBy(distribution, target))
  const options = plans.flatMap(({ target }) => target.proof ?? []).reduce(combine, NOTHING)
  const completed = distribution.invalidations.filter(({ status }) => status === 'completed')
  if (plans.length === 0 || completed.length === 0) {
    if (plans.length > 0) log.warning(`${id}: the edge was not asked, because no invalidation has completed.`)
    return { distribution, problems: [] }
  }
  const toProblems = (problem: Problem): readonly Problem[] => {
    if (options.verify === 'fail') return [problem]
    log.warning(`${problem.message}${problem.advice === undefined ? '' : ` ${problem.advice}`}`)
    return []
  }
  try {
    const proof = await ask({ ...distribution, invalidations: completed }, plans, options, step, tools)
    logProof(id, proof, log)
    const invalidations = [...distribution.invalidations, ...proof.secondPurge]
    const stale = describeStale(id, proof)
    const problems = [...proof.problems, ...(stale === undefined ? [] : [stale])].flatMap(toProblems)
    return { distribution: { ...distribution, invalidations }, proof, problems }
  } catch (error) {
    return { distribution, problems: toProblems(toProblem(error)) }
  }
}

const NOTHING: ProofOptions = { verify: 'false', url: undefined, limit: 0, warm: false }

/** If targets of one distribution differ, the one that asks for more applies. */
function combine(a: ProofOptions, b: ProofOptions): ProofOptions {
  const verify = [a.verify, b.verify]
  return {
    verify: (['fail', 'warn'] as const).find((one) => verify.includes(one)) ?? 'false',
    url: a.url ?? b.url,
    addedPrefix: a.addedPrefix ?? b.addedPrefix,
    limit: Math.max(a.limit, b.limit),
    warm: a.warm || b.warm,
  }
}

async function ask(
  { distribution, names, invalidations }: DistributionResult,
  plans: readonly TargetPlan[],
  { verify, url, limit, warm, addedPrefix }: ProofOptions,
  step: Step,
  { times, cloudfront, contentsOf, rates }: Proving,
): Promise<DistributionProof> {
  const { clock, deadline, interruption } = step
  const origin = await findOrigin({ url, names, distribution, cloudfront })
  const network = await step.network()
  network.checkProxy(new URL(origin))

  const contents = await Promise.all(plans.map(contentsOf))
  const sites = plans.map((plan, index) => ({ plan, site: contents[index]?.files }))
  const purged = new Map(
    invalidations.flatMap(({ id, paths }) => paths.map((path) => [path, times.sentAt(id) ?? clock.now()] as const)),
  )
  return prove(
    {
      ...{ origin, verify, warm },
      choice: forViewers(chooseUrls(sites, { purged: [...purged.keys()], limit }), addedPrefix),
      expectationOf: (asked) => expectFor(asked, contents),
      errorPages: verify === 'false' ? [] : await findErrorPages(sites, contents),
      purgedAt: (item) => purged.get(item) ?? clock.now(),
      ownDomain: async (): Promise<OwnDomain | undefined> => {
        const summary = await unlessRefused(() => findSummary(distribution.id, cloudfront))
        const wanted = plans.flatMap(({ target }) => target.forms.originPath ?? [])
        return (
          summary && {
            // Under this name, the function adds no prefix.
            origin: addedPrefix === undefined ? `https://${summary.domainName.toLowerCase()}` : undefined,
            hasOtherOriginPath: wanted.some((path) => summary.originPaths?.includes(path) === false),
          }
        )
      },
    },
    {
      ask: openAskEdge(network, clock.now),
      clock,
      deadline,
      interruption,
      purgeAgain: (items) => purgeAgain({ distribution, plans, items }, step, { cloudfront, rates }),
    },
  )
}

function forViewers({ urls, candidates }: UrlChoice, addedPrefix = ''): UrlChoice {
  const own = urls.filter(({ path }) => path.startsWith(`${addedPrefix}/`))
  return { urls: own.map((url) => ({ ...url, path: url.path.slice(addedPrefix.length) })), candidates }
}

const ITEMS_SHOWN = 5

/** With another scope, so that no later run takes it for a purge of a commit. */
async function purgeAgain(
  given: {
    readonly distribution: DistributionResult['distribution']
    readonly plans: readonly TargetPlan[]
    readonly items: readonly string[]
  },
  step: Step,
  { cloudfront, rates }: Pick<Proving, 'cloudfront' | 'rates'>,
): Promise<PurgedAgain> {
  const { distribution, plans, items } = given
  const { clock, deadline, interruption, run } = step
  const { log } = step.runner
  const posting = plans.map(({ target }) => target.posting).reduce(combinePostings)
  const scope = shortDigest(`${scopeOf(plans.map(({ target }) => target))} again`)
  const at = clock.now()
  log.info(
    `${distribution.id}: ${items.length} purged items are stale at the edge, and are purged again: ${listFirst(items, ITEMS_SHOWN)}.`,
  )
  const { invalidations, problems } = await purgeDistribution(
    {
      distribution,
      ...posting,
      batches: splitIntoBatches(dropCovered(items), posting.batchSize),
      wait: true,
      onWaitTimeout: 'warn',
      deadline,
    },
    {
      ...{ cloudfront, clock, log, interruption, rates },
      reference: (part) =>
        formatCallerReference({ repository: run.repository, ...describeAttempt(step), scope, commit: undefined }, part),
    },
  )
  return { at, invalidations, problems }
}

/** Without permission, the cause is known less well. */
async function unlessRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
