import type { Deployments, DeploymentState } from '../github/deployments.ts'
import type { PullRequests } from '../github/pull-requests.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../waiting/clock.ts'
import { formatComment, type PreviewState } from './comment.ts'
import { recordDeployment, removeDeployments } from './preview-deployment.ts'
import { stickComment } from './sticky-comment.ts'
import { tolerateRefusals } from './tolerate.ts'

export type ReportedPreview = {
  readonly name: string
  readonly number: number
  /** Undefined if unknown. */
  readonly sha: string | undefined
  readonly comment: boolean
  readonly deployment: boolean
  readonly environment: string
  readonly logUrl: string
}

export type ReporterDependencies = {
  readonly pullRequests: PullRequests
  readonly deployments: Deployments
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  /** Hides secrets. */
  readonly clean: (text: string) => string
}

export type CommentDetails = { readonly pages: readonly string[]; readonly configChanges: readonly string[] }

export type PreviewReporter = {
  /** GitHub's refusals become warnings. */
  readonly report: (state: PreviewState, url: string | undefined, details?: CommentDetails) => Promise<void>
  readonly reportGone: () => Promise<void>
}

const DEPLOYMENT_STATES: Readonly<Record<Exclude<PreviewState, 'gone'>, DeploymentState>> = {
  deploying: 'in_progress',
  late: 'in_progress',
  served: 'success',
  failed: 'failure',
}

export function openReporter(preview: ReportedPreview, dependencies: ReporterDependencies): PreviewReporter {
  const { name, number, sha, logUrl } = preview
  const { pullRequests, deployments, clock, log, clean } = dependencies
  const tolerate = tolerateRefusals(log)

  const comment = (state: PreviewState, url: string | undefined, details: CommentDetails) =>
    tolerate(async () => {
      if (!preview.comment) return
      const shown = state === 'gone' ? undefined : sha
      const body = clean(formatComment({ name, state, sha: shown, url, ...details, time: clock.now(), logUrl }))
      await stickComment({ number, name, body, ifMissing: state === 'gone' ? 'nothing' : 'create' }, pullRequests)
    })

  return {
    report: async (state, url, details = NO_DETAILS) => {
      await comment(state, url, details)
      if (!preview.deployment || sha === undefined || state === 'gone') return
      await tolerate(() => recordDeployment({ ...preview, sha }, { state: DEPLOYMENT_STATES[state], url }, deployments))
    },
    reportGone: async () => {
      await comment('gone', undefined, NO_DETAILS)
      if (preview.deployment) await tolerate(() => removeDeployments(preview, deployments))
    },
  }
}

const NO_DETAILS: CommentDetails = { pages: [], configChanges: [] }
