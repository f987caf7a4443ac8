import type { OwnedDistribution } from '../distribution/ownership/find-owned.ts'
import { DESTROYED_TAG, isMarkedDestroyed } from '../distribution/ownership/tags.ts'
import type { RecordedDeployment } from '../github/deployments.ts'
import type { PullRequestState } from '../github/pull-requests.ts'
import { KEEP_LABEL } from './keep-label.ts'
import { previewOfTask } from './preview-deployment.ts'

export type FoundPreview = {
  readonly name: string
  readonly number: number
  /** Undefined on a shared distribution, and if the distribution is gone. */
  readonly owned: OwnedDistribution | undefined
  readonly deployments: readonly RecordedDeployment[]
}

export type Verdict =
  | { readonly kind: 'keep'; readonly why: string }
  /** `reason` must still hold right before the removal. */
  | { readonly kind: 'remove'; readonly reason: 'closed' | 'old'; readonly why: string }

/** From `pr-7` or `docs-pr-7`; undefined for other names. */
export function pullRequestOfName(name: string): number | undefined {
  const digits = /(?:^|[-_.])pr-([1-9]\d{0,8})$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Interrupted removals come first. */
export function findPreviews(
  owned: readonly OwnedDistribution[],
  deployments: readonly RecordedDeployment[],
): readonly FoundPreview[] {
  const previews = new Map<string, FoundPreview>()
  const interruptedFirst = owned.toSorted(
    (one, other) => Number(isMarkedDestroyed(other.tags)) - Number(isMarkedDestroyed(one.tags)),
  )
  for (const one of interruptedFirst) {
    const { name } = one.owner
    const number = pullRequestOfName(name)
    if (number !== undefined) previews.set(name, { name, number, owned: one, deployments: [] })
  }
  for (const deployment of deployments) {
    const name = previewOfTask(deployment.task)
    const number = name === undefined ? undefined : pullRequestOfName(name)
    if (name === undefined || number === undefined) continue
    const preview = previews.get(name) ?? { name, number, owned: undefined, deployments: [] }
    previews.set(name, { ...preview, deployments: [...preview.deployments, deployment] })
  }
  return [...previews.values()]
}

/** `now` and `maxAge` are milliseconds. */
export function judge(
  preview: FoundPreview,
  pull: Pick<PullRequestState, 'isOpen' | 'labels'> | undefined,
  { now, maxAge }: { readonly now: number; readonly maxAge: number | undefined },
): Verdict {
  const { number } = preview
  if (pull === undefined) return { kind: 'keep', why: `This repository has no pull request ${number}.` }
  if (pull.labels.includes(KEEP_LABEL)) return { kind: 'keep', why: `Its pull request has the label ${KEEP_LABEL}.` }
  if (!pull.isOpen) return { kind: 'remove', reason: 'closed', why: `Pull request ${number} is closed.` }
  const touched = lastTouched(preview)
  const isOld = maxAge !== undefined && touched !== undefined && now - touched > maxAge
  if (!isOld) return { kind: 'keep', why: `Pull request ${number} is open.` }
  return {
    kind: 'remove',
    reason: 'old',
    why: `It was deployed last on ${new Date(touched).toISOString().slice(0, 10)}.`,
  }
}

function lastTouched({ owned, deployments }: FoundPreview): number | undefined {
  const marked = Date.parse(owned?.tags.get(DESTROYED_TAG) ?? '')
  const changed = Number.isNaN(marked) ? owned?.lastModified : marked
  const times = [changed, ...deployments.map(({ createdAt }) => createdAt)].filter((time) => time !== undefined)
  return times.length === 0 ? undefined : Math.max(...times)
}
