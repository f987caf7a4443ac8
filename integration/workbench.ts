import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAwsCli, credentials, type AwsCli, type ReadInvalidation } from './aws-cli.ts'
import type { Emulator } from './emulators.ts'
import { makePushEvent, NO_COMMIT } from '../emulators/runner/push-event.ts'
import { serveRepository } from './serve-repository.ts'
import { startRecordingProxy, type RecordedRequest } from './recording-proxy.ts'
import { runAction, type StepRun } from '../emulators/runner/run-action.ts'
import { createRepository, type FileChanges, type Repository } from '../emulators/runner/repository.ts'

/** A push to a repository with a site. */
export type Push = {
  /** The files before the push. */
  readonly first: FileChanges
  /** What the push changes. */
  readonly then: FileChanges
  /** Whether the push makes the branch. */
  readonly newBranch?: boolean
  /** The inputs of the step. */
  readonly inputs: Readonly<Record<string, string>>
  /** More environment variables of the step. */
  readonly env?: Readonly<Record<string, string>>
  /** What happens in the job before the step. */
  readonly before?: (repository: Repository) => Promise<void>
}

/** The result of the action for a push. */
export type Purge = {
  readonly run: StepRun
  /** The requests of the action to AWS. */
  readonly requests: readonly RecordedRequest[]
}

/** A running emulator, and what the scenarios need for it. */
export type Workbench = {
  readonly aws: AwsCli
  /** Runs the action on a push, once for each run of the job. */
  readonly push: (push: Push, runs?: number) => Promise<readonly Purge[]>
  /** Runs the action on a push, which must succeed. */
  readonly succeed: (push: Push) => Promise<Purge>
  /** Reads all purged paths of a distribution by the AWS CLI. */
  readonly readBack: (distribution: string) => Promise<readonly ReadInvalidation[]>
  readonly tearDown: () => Promise<void>
}

/** Starts an emulator with its own directory. */
export async function setUpWorkbench(emulator: Emulator): Promise<Workbench> {
  const directory = await mkdtemp(join(tmpdir(), `${emulator.name}-`))
  const server = await emulator.start(directory)
  const aws = createAwsCli({ endpoint: server.url, directory })

  const push = async (settings: Push, runs = 1): Promise<readonly Purge[]> => {
    const repository = await createRepository(await mkdtemp(join(directory, 'site-')))
    const base = await repository.commit(settings.first)
    const head = await repository.commit(settings.then)
    // A re-run asks the server whether the branch has moved since.
    const serverUrl = await serveRepository(repository, await mkdtemp(join(directory, 'server-')))
    await settings.before?.(repository)
    const payload = makePushEvent({ before: settings.newBranch === true ? NO_COMMIT : base, after: head })
    const purges: Purge[] = []
    for (let runAttempt = 1; runAttempt <= runs; runAttempt += 1) {
      const proxy = await startRecordingProxy(server.url)
      const { inputs, env } = settings
      const run = await runAction({
        workspace: repository.directory,
        event: { name: 'push', payload, sha: head },
        inputs,
        env: {
          ...credentials,
          AWS_ENDPOINT_URL_CLOUDFRONT: proxy.url,
          AWS_ENDPOINT_URL_STS: proxy.url,
          GITHUB_SERVER_URL: serverUrl,
          ...env,
        },
        runAttempt,
      })
      await proxy.stop()
      purges.push({ run, requests: proxy.requests })
    }
    return purges
  }

  return {
    aws,
    push,
    succeed: async (settings) => {
      const [purge] = await push(settings)
      assert.ok(purge)
      assert.equal(purge.run.exitCode, 0, `${purge.run.log}\n${emulator.name} printed:\n${server.logTail()}`)
      return purge
    },
    readBack: async (distribution) => {
      const ids = await aws.listInvalidations(distribution)
      return Promise.all(ids.map((id) => aws.getInvalidation(distribution, id)))
    },
    tearDown: async () => {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
