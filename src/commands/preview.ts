import { CloudFrontError } from '../cloudfront/errors.ts'
import { findSummary } from '../cloudfront/find-distributions.ts'
import { retryLookups, retryUntil } from '../cloudfront/retry.ts'
import { distributionShape } from '../cloudfront/distribution-shape.ts'
import type { DistributionFile } from '../distribution/configuration/normalising/distribution-file.ts'
import { EVERYTHING } from '../distribution/deploy/due-purge.ts'
import { resolveConfigRef } from '../distribution/deploy/find-config-file.ts'
import { toSlug } from '../distribution/deploy/run-variables.ts'
import { findDifference } from '../distribution/difference/find-difference.ts'
import { Failure } from '../failure.ts'
import type { Place } from '../faults.ts'
import type { PullRequests } from '../github/pull-requests.ts'
import { checkIgnored, type DeployOptions, type Teardown } from '../inputs/distribution.ts'
import type { PreviewInputs } from '../inputs/read-preview.ts'
import { fillAddress, fillDomain, joinAddress } from '../preview/address.ts'
import { guardConfiguration } from '../preview/guard-configuration.ts'
import { ownDistribution } from '../preview/own-distribution.ts'
import { listPages } from '../preview/page-links.ts'
import { preview } from '../preview/preview.ts'
import type { CommentDetails } from '../preview/reporter.ts'
import { domainOfPrefix } from '../preview/shared-address.ts'
import { proveAt, sharedDistribution, withPrefix } from '../preview/shared-distribution.ts'
import { writeWhileClosed } from '../preview/while-closed.ts'
import type { PreviewSite } from '../preview/site.ts'
import type { Target } from '../purge/plan/target.ts'
import { formatDeployOutputs } from '../report/deploy-outputs.ts'
import { formatDeploySummary } from '../report/deploy-summary.ts'
import { formatChange } from '../report/log-deploy.ts'
import { formatKeptSummary, formatSharedSummary } from '../report/preview-summary.ts'
import { formatEmptyOutputs, formatOutputs } from '../report/purge-outputs.ts'
import type { CommandResult } from '../report/report-step.ts'
import { connectForPreviews } from './adapters.ts'
import { readConfigurationHere } from './configuration.ts'
import { deployHere } from './deploy.ts'
import { destroyHere } from './destroy.ts'
import { purgeAndProve } from './invalidate.ts'
import { describeLog, type Step } from './step.ts'

type Subject = {
  readonly number: number
  readonly name: string
  readonly isOpen: boolean
  readonly sha: string | undefined
  readonly branchSlug: string
}

export async function runPreview(inputs: PreviewInputs, step: Step): Promise<CommandResult> {
  const { distribution } = inputs
  const github = await connectForPreviews(step)
  const subject = await findSubject(inputs, github.pullRequests, step)
  const url = fillAddress(inputs.url, subject)
  const show = async <Result>(
    site: PreviewSite<Result>,
    findConfigChanges: () => readonly string[],
    report: (result: Result, url: string | undefined) => Pick<CommandResult, 'outputs' | 'formatSummary'>,
  ): Promise<CommandResult> => {
    const outcome = await preview<Result>(
      { ...inputs, ...subject, logUrl: describeLog(step) },
      {
        ...github,
        site,
        clock: step.clock,
        log: step.runner.log,
        clean: step.runner.clean,
        interruption: step.interruption,
        findDetails: async (address) => ({
          pages: await findPages(address, subject, inputs, github.pullRequests),
          configChanges: findConfigChanges(),
        }),
      },
    )
    if (outcome.state === 'kept') {
      const { problems } = outcome
      return { outputs: formatEmptyOutputs('nothing-to-do'), formatSummary: () => formatKeptSummary(subject), problems }
    }
    return { ...report(outcome.result, outcome.url), problems: outcome.problems }
  }

  if (distribution.kind === 'shared') {
    const site = openShared(distribution, { inputs, subject, url }, step)
    return show(
      site,
      () => [],
      ({ result, proof }, address) => ({
        outputs: formatOutputs(result, { url: address ?? '', ...proof?.verified }),
        formatSummary: () => formatSharedSummary(result, address, step.run) + (proof?.formatSummary() ?? ''),
      }),
    )
  }
  const own = openOwn(distribution, { inputs, subject, url }, github.pullRequests, step)
  return show(own.site, own.configChanges, (result, address) => {
    // What is gone has no address.
    const template = address === undefined ? '' : url
    return {
      outputs: formatDeployOutputs(result, template),
      formatSummary: () => formatDeploySummary(result, template),
    }
  })
}

/** A `workflow_run` is matched by its commit, never by an artifact's content. */
async function findSubject(inputs: PreviewInputs, pullRequests: PullRequests, { event }: Step): Promise<Subject> {
  const { pullRequest, workflowRun } = event
  const describe = (number: number, isOpen: boolean, sha: string | undefined, branch: string): Subject => ({
    number,
    name: inputs.name ?? `pr-${number}`,
    isOpen,
    sha,
    branchSlug: toSlug(branch),
  })
  if (pullRequest?.number !== undefined) {
    const { number, isOpen, head, headBranch = '' } = pullRequest
    return describe(number, isOpen, head?.sha, headBranch)
  }
  const found = workflowRun && (await pullRequests.findByHead(workflowRun))
  if (found !== undefined) return describe(found.number, found.isOpen, found.headSha, found.headBranch)
  throw new Failure(
    workflowRun === undefined
      ? `\`command\` is \`preview\`, and the event ${JSON.stringify(event.name)} is not about a pull request.`
      : `\`command\` is \`preview\`, and no pull request has the head ${workflowRun.sha}.`,
    'Run it on `pull_request` with `types: [opened, reopened, synchronize, closed]`; use `deploy` for other distributions, and `sweep` to clean up.',
  )
}

type Scene = { readonly inputs: PreviewInputs; readonly subject: Subject; readonly url: string }

async function findPages(
  address: string,
  { number }: Subject,
  { mapping, pages }: PreviewInputs,
  pullRequests: PullRequests,
): Promise<readonly string[]> {
  if (mapping === undefined) return []
  const paths = await listPages(pullRequests.listChangedPaths(number), mapping, pages)
  return paths.map((path) => joinAddress(address, path))
}

function openOwn(
  { options, teardown }: { readonly options: DeployOptions; readonly teardown: Teardown },
  { inputs, subject, url }: Scene,
  pullRequests: PullRequests,
  step: Step,
) {
  const { name, number } = subject
  const { runner } = step
  const { waitTimeout, onWaitTimeout, dryRun } = inputs
  const shape = distributionShape()
  const ignored = checkIgnored(options.ignore, shape)
  let configChanges: CommentDetails['configChanges'] = []

  const readGuarded = async (configRef: string, warn: (text: string, at: Place) => void) =>
    guardConfiguration(await readConfigurationHere({ ...options, name, configRef }, { shape, warn }, step), subject)
  const readBase = async (): Promise<DistributionFile | undefined> => {
    try {
      const { file } = await readGuarded('base', () => undefined)
      return file
    } catch (error) {
      if (error instanceof Failure) return undefined
      throw error
    }
  }
  const compareWithBase = async ({ config }: DistributionFile): Promise<readonly string[]> => {
    if (resolveConfigRef(options.configRef, step.event) === 'base') return []
    const base = await readBase()
    if (base === undefined) return []
    const { changes } = findDifference({ wanted: config, live: base.config, shape })
    for (const { path } of changes.filter(({ path }) => path.startsWith('Origins')))
      runner.log.warning(
        `${path} differs from the base's configuration: this pull request chooses where the preview comes from.`,
      )
    return changes.map((change) => formatChange(change))
  }

  const site = ownDistribution({
    url,
    deploy: async (onDistribution) => {
      const { file, dropped } = await readGuarded(options.configRef, (text, at) => {
        runner.log.warning(text, at)
      })
      for (const sentence of dropped) runner.log.notice(sentence)
      configChanges = await compareWithBase(file)
      const request = {
        name,
        file,
        // The comment reports when the preview is served.
        wait: true,
        waitTimeout,
        onWaitTimeout,
        dryRun,
        purge: options.purge === 'auto' ? EVERYTHING : options.purge,
        ignored,
      }
      return deployHere(request, { url, shape, onDistribution }, step)
    },
    destroy: () =>
      destroyHere(
        { name, teardown, waitTimeout, onWaitTimeout, dryRun },
        (distributions) => writeWhileClosed(distributions, number, pullRequests),
        step,
      ),
  })
  return { site, configChanges: () => configChanges }
}

function openShared(
  distribution: { readonly prefix: string; readonly targets: readonly Target[] },
  { inputs, subject, url }: Scene,
  step: Step,
) {
  const prefix = fillAddress(distribution.prefix, subject)
  const targets = distribution.targets.map((target) => withPrefix(target, prefix))
  return sharedDistribution({
    prefix,
    targets,
    isPush: step.event.action === 'synchronize',
    dryRun: inputs.dryRun,
    findAddress: async () => {
      const domain = url.includes('{domain}') ? await findSharedDomain(targets, prefix, step) : ''
      return domain === undefined ? undefined : fillDomain(url, domain)
    },
    purge: (request, address) => purgeAndProve(proveAt(address, request), step),
  })
}

/** Undefined if the role may not list distributions. */
async function findSharedDomain(targets: readonly Target[], prefix: string, step: Step): Promise<string | undefined> {
  const [name = ''] = targets.flatMap(({ distributions }) => distributions)
  if (name.startsWith('*.')) return domainOfPrefix({ domainName: '', aliases: [name] }, prefix)
  try {
    const { clock, interruption, deadline, runner } = step
    const policy = retryUntil(deadline, { clock, interruption, log: runner.log })
    const cloudfront = retryLookups((await step.connect()).cloudfront, policy)
    const found = await findSummary(name, cloudfront)
    if (found !== undefined) return domainOfPrefix(found, prefix)
    step.runner.log.warning(`Distribution ${name} is not among the account's: give the preview's address in \`url\`.`)
  } catch (error) {
    if (!(error instanceof CloudFrontError)) throw error
    step.runner.log.warning(
      `${error.message} So the address of the preview is unknown. Give it in \`url\`, such as \`https://{name}.preview.example.com\`.`,
    )
  }
  return undefined
}
