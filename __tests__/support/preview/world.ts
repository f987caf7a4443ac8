/** An AWS account and a repository on GitHub, both in memory, in which runs of `preview` and `sweep` work. */
import type { Distributions } from '../../../src/cloudfront/distributions.ts'
import { distributionShape } from '../../../src/cloudfront/distribution-shape.ts'
import { deploy } from '../../../src/distribution/deploy/deploy.ts'
import { destroy } from '../../../src/distribution/destroy/destroy.ts'
import { ownDistribution } from '../../../src/preview/own-distribution.ts'
import { preview, type PreviewRequest } from '../../../src/preview/preview.ts'
import { sweep, type SweepDependencies, type SweepRequest } from '../../../src/preview/sweep.ts'
import { writeWhileClosed } from '../../../src/preview/while-closed.ts'
import type { Clock } from '../../../src/waiting/clock.ts'
import { fileOf, OTHER_CONFIG, REPOSITORY, REPOSITORY_ID, tagsOf } from '../distribution/deploy/account.ts'
import {
  createMemoryDistributions,
  type MemoryOptions,
  type Stored,
} from '../distribution/deploy/memory-distributions.ts'
import { createMemoryCloudFront, createVirtualClock } from '../purge/memory-cloudfront.ts'
import { createMemoryGitHub, SHA, type Gate } from './memory-github.ts'

export type World = ReturnType<typeof openWorld>

export type WorldOptions = {
  readonly clock?: Clock
  readonly deploymentMs?: number
  readonly trouble?: MemoryOptions['trouble']
  /** Wraps the calls of GitHub. */
  readonly gate?: Gate
  /** Wraps the calls of CloudFront. */
  readonly wrap?: (distributions: Distributions) => Distributions
}

const SHAPE = distributionShape()
const LOG_URL = 'https://github.com/octo-org/website/actions/runs/1'
const HALF_AN_HOUR = 1_800_000

export function openWorld({
  clock = createVirtualClock(),
  deploymentMs = 170_000,
  trouble,
  gate,
  wrap,
}: WorldOptions = {}) {
  const memory = createMemoryDistributions({ clock, deploymentMs, ...(trouble && { trouble }) })
  const cache = createMemoryCloudFront({ clock })
  const github = createMemoryGitHub({ now: clock.now, ...(gate && { gate }) })
  const told: { readonly level: 'info' | 'notice' | 'warning'; readonly text: string }[] = []
  const say = (level: 'info' | 'notice' | 'warning') => (text: string) => void told.push({ level, text })
  const log = { info: say('info'), notice: say('notice'), warning: say('warning'), group: () => undefined }
  const distributions = wrap ? wrap(memory.distributions) : memory.distributions
  const { pullRequests, deployments } = github
  const reporting = { pullRequests, deployments, clock, log, clean: (text: string) => text }
  const owner = { repository: REPOSITORY, repositoryId: REPOSITORY_ID }
  const waiting = { waitTimeout: HALF_AN_HOUR, onWaitTimeout: 'fail', teardown: 'async', dryRun: false } as const
  const report = { comment: true, deployment: true, environment: 'preview', logUrl: LOG_URL }
  let runs = 0

  return {
    memory,
    cache,
    clock,
    github,
    told,
    ours: (): readonly Stored[] =>
      memory.all().filter(({ tags }) => tags.get('cloudfront-action:repository') === REPOSITORY),
    addPreview: (name: string, config = OTHER_CONFIG): Stored => memory.add({ config, tags: tagsOf(REPOSITORY, name) }),
    preview: (number: number, request: Partial<PreviewRequest> = {}) => {
      const name = `pr-${number}`
      const identity = { ...owner, ...waiting, name, distribution: undefined }
      return preview(
        { ...report, number, name, sha: SHA, isOpen: github.isOpen(number), dryRun: false, ...request },
        {
          ...reporting,
          findDetails: () => Promise.resolve({ pages: [], configChanges: [] }),
          site: ownDistribution({
            url: 'https://{domain}',
            deploy: (onDistribution) =>
              deploy(
                { ...identity, file: fileOf({ config: OTHER_CONFIG }), wait: true, purge: ['/*'], ignored: [] },
                {
                  distributions: () => Promise.resolve(distributions),
                  cloudfront: () => Promise.resolve(cache.cloudfront),
                  shape: SHAPE,
                  clock,
                  log,
                  run: { runId: String(++runs), runAttempt: '1', nonce: 'f00d42' },
                  onDistribution,
                  onPlan: () => undefined,
                },
              ),
            destroy: () =>
              destroy(identity, {
                distributions: () => Promise.resolve(writeWhileClosed(distributions, number, pullRequests)),
                clock,
                log,
              }),
          }),
        },
      )
    },
    sweep: (request: Partial<SweepRequest> = {}, more: Partial<SweepDependencies> = {}) =>
      sweep(
        { ...owner, ...waiting, ...report, maxAge: undefined, ...request },
        { ...reporting, distributions: () => Promise.resolve(distributions), ...more },
      ),
  }
}

/** Each tag's own preview, as CloudFront keeps it. */
export function isServing({ config, tags }: Stored): boolean {
  return config['Enabled'] === true && !tags.has('cloudfront-action:destroyed')
}
