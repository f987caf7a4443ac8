/** A push to a real repository, the built action as a process, and the embedded CloudFront. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { makePushEvent } from '../../../emulators/runner/push-event.ts'
import { createRepository, type FileChanges } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, runAction, type Step, type StepRun } from '../../../emulators/runner/run-action.ts'

export type StepFixture = {
  readonly cloudfront: EmbeddedCloudFront
  /** The distribution `E1EXAMPLE`, which serves www.example.com. */
  readonly distribution: string
  readonly step: Step
  /** Runs the step with these inputs and variables. */
  readonly run: (inputs: Step['inputs'], env?: Step['env']) => Promise<StepRun>
}

const BEFORE = { 'public/index.html': '1', 'public/a.css': '1', 'public/b.css': '1', 'README.md': '1' }

/** Runs a test with the fixture, and removes everything afterwards. The push has `changes`. */
export async function withStep<Result>(
  { changes, ...options }: EmbeddedCloudFrontOptions & { readonly changes: FileChanges },
  use: (fixture: StepFixture) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'action-test-'))
  const cloudfront = await startCloudFront(options)
  try {
    const { id } = cloudfront.addDistribution({ id: 'E1EXAMPLE', aliases: ['www.example.com'] })
    const repository = await createRepository(join(directory, 'repository'))
    const before = await repository.commit(BEFORE)
    const after = await repository.commit(changes)
    const event = { name: 'push', payload: makePushEvent({ before, after }), sha: after }
    const env = { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url }
    const step = { workspace: repository.directory, event, inputs: {}, env }
    const run: StepFixture['run'] = (inputs, more) => runAction({ ...step, inputs, env: { ...env, ...more } })
    return await use({ cloudfront, distribution: id, step, run })
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** An output that is JSON. */
export function jsonOutput(run: StepRun, name: string): unknown {
  return JSON.parse(run.outputs.get(name) ?? 'null')
}
