/** A repository with a distribution's file, the built action as a process, which can be killed, and a strict CloudFront. */
import { expect } from '@jest/globals'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../../emulators/cloudfront/embedded-cloudfront.ts'
import { readOutputs } from '../../../emulators/runner/outputs-file.ts'
import { makePushEvent } from '../../../emulators/runner/push-event.ts'
import { createRepository, type Repository } from '../../../emulators/runner/repository.ts'
import { CREDENTIALS, prepareStep, runAction, type Step, type StepRun } from '../../../emulators/runner/run-action.ts'
import { runProgram } from '../../../emulators/runner/run-program.ts'
import { CONFIG_FILE, configuration } from './configuration.ts'

export const DEPLOY = { command: 'deploy', name: 'production' }
export const DESTROY = { command: 'destroy', name: 'production' }

export type DeployFixture = {
  readonly cloudfront: EmbeddedCloudFront
  readonly repository: Repository
  readonly run: (inputs: Step['inputs']) => Promise<StepRun>
  /** Runs the step and kills it as soon as the service has carried out that many of its requests; what it had set by then. */
  readonly runAndKill: (inputs: Step['inputs'], requests: number) => Promise<ReadonlyMap<string, string>>
}

export async function withDeploy(
  { text = configuration('one'), ...options }: EmbeddedCloudFrontOptions & { readonly text?: string },
  use: (fixture: DeployFixture) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'deploy-test-'))
  let onRequest: () => void = () => undefined
  const cloudfront = await startCloudFront({
    deploymentMs: 0,
    ...options,
    onRequest: () => {
      onRequest()
    },
  })
  try {
    const repository = await createRepository(join(directory, 'repository'))
    const before = await repository.commit({ 'README.md': '1' })
    const after = await repository.commit({ [CONFIG_FILE]: text })
    const event = { name: 'push', payload: makePushEvent({ before, after }), sha: after }
    const env = { ...CREDENTIALS, AWS_ENDPOINT_URL_CLOUDFRONT: cloudfront.url }
    const step = (inputs: Step['inputs']) => ({ workspace: repository.directory, event, inputs, env })
    await use({
      cloudfront,
      repository,
      run: (inputs) => runAction(step(inputs)),
      runAndKill: async (inputs, requests) => {
        const prepared = await prepareStep(step(inputs))
        const killing = new AbortController()
        let left = requests
        onRequest = () => {
          left -= 1
          if (left === 0) killing.abort()
        }
        try {
          const { program, files } = prepared
          const { signal } = killing
          await runProgram({ ...program, env: prepared.env, cwd: repository.directory, signal }).catch(() => undefined)
          return readOutputs(await readFile(files.GITHUB_OUTPUT, 'utf8'))
        } finally {
          onRequest = () => undefined
          await rm(prepared.directory, { recursive: true, force: true })
        }
      },
    })
  } finally {
    await cloudfront.close()
    await rm(directory, { recursive: true, force: true })
  }
}

const foreign = { id: 'E9FOREIGN', aliases: ['other.example.com'], tags: { owner: 'somebody else' } }

/** Kills after one request more each time, until a run is through before it is killed. */
export async function killEverywhere(
  prepare: (fixture: DeployFixture) => Promise<void>,
  inputs: Step['inputs'],
  check: (fixture: DeployFixture) => Promise<void>,
): Promise<number> {
  for (let requests = 1; ; requests++) {
    const through: boolean[] = []
    await withDeploy({}, async (fixture) => {
      fixture.cloudfront.addDistribution(foreign)
      const before = fixture.cloudfront.distribution(foreign.id)
      await prepare(fixture)
      const sent = fixture.cloudfront.requests.length
      const outputs = await fixture.runAndKill(inputs, requests)
      through.push(outputs.has('status') || fixture.cloudfront.requests.length - sent < requests)
      await check(fixture)
      expect(fixture.cloudfront.distribution(foreign.id)).toEqual(before)
    })
    if (through.includes(true)) return requests
  }
}

export const own = ({ cloudfront }: DeployFixture) => cloudfront.distributions().filter(({ id }) => id !== foreign.id)
