/** A repository with a git server, and a distribution for its site, for steps of the built action. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFront, type EmbeddedCloudFront } from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../../emulators/runner/push-event.ts'
import { createRepository, type Repository } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type StepRun } from '../../../emulators/runner/run-action.ts'

export type Deployment = {
  readonly repository: Repository
  /** A push event from one commit to another. */
  readonly push: (before: string, after: string, given?: Given) => Promise<StepRun>
  /** An event without a payload, with GITHUB_SHA. */
  readonly dispatch: (sha: string, given?: Given) => Promise<StepRun>
  /** Moves the server's branch to a commit. */
  readonly moveBranch: (sha: string) => Promise<unknown>
  /** The paths of all invalidations, each of them sorted, from the first to the last. */
  readonly purged: () => readonly (readonly string[])[]
  readonly cloudfront: EmbeddedCloudFront
}

export type Given = {
  readonly inputs?: Readonly<Record<string, string>>
  readonly name?: string
  readonly payload?: unknown
  readonly attempt?: number
  readonly run?: number
}

export async function onSite(use: (site: Deployment) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'live-commit-'))
  const cloudfront = await startCloudFront()
  try {
    const { id } = cloudfront.addDistribution({ id: 'E1EXAMPLE' })
    const repository = await createRepository(join(directory, 'repository'))
    const server = `file://${directory}`
    await repository.git('init', '--quiet', '--bare', join(directory, 'example/site.git'))
    await repository.git('remote', 'add', 'origin', `${server}/example/site.git`)
    const job = { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url, GITHUB_SERVER_URL: server }
    let runs = 0
    const run = (name: string, payload: unknown, sha: string, given: Given = {}) => {
      runs += 1
      return runAction({
        workspace: repository.directory,
        event: { name, payload, sha },
        inputs: { distribution: id, root: 'public', ...given.inputs },
        env: { ...job, GITHUB_RUN_ID: String(given.run ?? runs) },
        runAttempt: given.attempt ?? 1,
      })
    }
    await use({
      repository,
      cloudfront,
      push: (before, after, given) => run('push', makePushEvent({ before, after }), after, given),
      dispatch: (sha, given) => run(given?.name ?? 'workflow_dispatch', given?.payload ?? {}, sha, given),
      moveBranch: (sha) => repository.git('push', '--quiet', '--force', 'origin', `${sha}:refs/heads/main`),
      purged: () => cloudfront.invalidations(id).map(({ paths }) => paths.toSorted()),
    })
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** The first files of a site. */
export const FILES = { 'public/index.html': '1', 'public/a.css': '1', 'public/b.css': '1', 'public/version.json': '1' }
