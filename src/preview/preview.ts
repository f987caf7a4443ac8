import { GitHubFailure } from '../github/github.ts'
import type { PullRequestState } from '../github/pull-requests.ts'
import { KEEP_LABEL } from './keep-label.ts'
import type { PreviewState } from './comment.ts'
import {
  openReporter,
  type CommentDetails,
  type PreviewReporter,
  type ReportedPreview,
  type ReporterDependencies,
} from './reporter.ts'
import type { PreviewSite, SiteOutcome, SiteState } from './site.ts'
import { ignoreRefusal } from '../github/github.ts'

export type PreviewRequest = ReportedPreview & {
  /** From the event. */
  readonly isOpen: boolean
  readonly dryRun: boolean
}

export type PreviewDependencies<Result> = ReporterDependencies & {
  readonly site: PreviewSite<Result>
  /** Empty if GitHub refuses. */
  readonly findDetails: (url: string) => Promise<CommentDetails>
  readonly interruption?: AbortSignal | undefined
}

/**
 * Deploys or removes the preview by the pull request's state, and reads it again afterwards, because somebody may have
 * closed or reopened it. Rejects as `site` does.
 */
export async function preview<Result>(
  request: PreviewRequest,
  dependencies: PreviewDependencies<Result>,
): Promise<PreviewOutcome<Result>> {
  const { log } = dependencies
  const { number, dryRun } = request
  const reporter = openReporter(request, dependencies)
  let state = await readState(request, dependencies, log.warning)
  for (let round = 1; ; round++) {
    const outcome = await follow(state, reporter, request, dependencies)
    if (dryRun || round === ROUNDS) return outcome
    const now = await readState({ ...request, isOpen: state.isOpen }, dependencies, log.info)
    if (now.isOpen === state.isOpen) return outcome
    log.notice(
      now.isOpen
        ? `Pull request ${number} was reopened while its preview was removed: the preview is deployed.`
        : `Pull request ${number} was closed while its preview was deployed: the preview is removed.`,
    )
    state = now
  }
}

const ROUNDS = 3

export type PreviewOutcome<Result> = SiteOutcome<Result> | typeof KEPT

async function follow<Result>(
  { isOpen, labels }: Pick<PullRequestState, 'isOpen' | 'labels'>,
  reporter: PreviewReporter,
  request: PreviewRequest,
  dependencies: PreviewDependencies<Result>,
): Promise<PreviewOutcome<Result>> {
  if (isOpen) return bringUp(request, reporter, dependencies)
  if (!labels.includes(KEEP_LABEL)) return takeDown(request, reporter, dependencies)
  dependencies.log.notice(
    `Pull request ${request.number} is closed and has the label ${KEEP_LABEL}: its preview stays.`,
  )
  return KEPT
}

const KEPT = { state: 'kept', problems: [] } as const

async function bringUp<Result>(
  request: PreviewRequest,
  reporter: PreviewReporter,
  { site, findDetails, interruption }: PreviewDependencies<Result>,
): Promise<SiteOutcome<Result>> {
  const isSilent = () => request.dryRun || interruption?.aborted === true
  // Reports run one after another, beside the deployment.
  let reports = Promise.resolve()
  const report = (state: PreviewState, url: string | undefined, details?: CommentDetails) => {
    reports = reports.then(() => (isSilent() ? undefined : reporter.report(state, url, details)))
    return reports
  }
  let announced: string | undefined
  let outcome: SiteOutcome<Result>
  try {
    outcome = await site.bringUp({
      onAddress: (url) => {
        if (url === announced) return
        announced = url
        report('deploying', url).catch(() => undefined)
      },
    })
  } catch (error) {
    await report('failed', undefined)
    throw error
  }
  const { url } = outcome
  const details = url === undefined || isSilent() ? undefined : await findDetails(url).catch(ignoreRefusal)
  await report(COMMENT_STATES[outcome.state], url, details)
  return outcome
}

const COMMENT_STATES: Readonly<Record<SiteState, PreviewState>> = {
  served: 'served',
  deploying: 'late',
  failed: 'failed',
  gone: 'gone',
  absent: 'gone',
  planned: 'deploying',
}

async function takeDown<Result>(
  { dryRun }: PreviewRequest,
  reporter: PreviewReporter,
  { site, interruption }: PreviewDependencies<Result>,
): Promise<SiteOutcome<Result>> {
  const outcome = await site.takeDown()
  const isOver = outcome.state === 'gone' || outcome.state === 'absent'
  if (isOver && !dryRun && interruption?.aborted !== true) await reporter.reportGone()
  return outcome
}

/** The next sweep corrects mistakes. */
async function readState(
  { number, isOpen }: PreviewRequest,
  { pullRequests }: PreviewDependencies<unknown>,
  log: (text: string) => void,
): Promise<Pick<PullRequestState, 'isOpen' | 'labels'>> {
  try {
    const state = await pullRequests.get(number)
    if (state !== undefined) return state
    log(`GitHub's API does not know pull request ${number}: the event's state of it is used.`)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    log(`${error.message} The event's state of it is used.`)
  }
  return { isOpen, labels: [] }
}
