/** deploy and destroy as a user runs them: the built action as a process, a repository, and a strict CloudFront. */
import { describe, expect, test } from '@jest/globals'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  startCloudFront,
  type EmbeddedCloudFront,
  type EmbeddedCloudFrontOptions,
} from '../../emulators/cloudfront/embedded-cloudfront.ts'
import { readOutputs } from '../../emulators/runner/outputs-file.ts'
import { makePushEvent, REPOSITORY } from '../../emulators/runner/push-event.ts'
import { createRepository, type Repository } from '../../emulators/runner/repository.ts'
import { CREDENTIALS, prepareStep, runAction, type Step, type StepRun } from '../../emulators/runner/run-action.ts'
import { runProgram } from '../../emulators/runner/run-program.ts'
import { CONFIG_FILE, configuration } from '../support/action/configuration.ts'
import { jsonOutput } from '../support/action/step-fixture.ts'

const DEPLOY = { command: 'deploy', name: 'production' }
const DESTROY = { command: 'destroy', name: 'production' }

type StepFixture = {
  readonly cloudfront: EmbeddedCloudFront
  readonly repository: Repository
  readonly run: (inputs: Step['inputs']) => Promise<StepRun>
  /** Runs the step and kills it as soon as the service has carried out that many of its requests; what it had set by then. */
  readonly runAndKill: (inputs: Step['inputs'], requests: number) => Promise<ReadonlyMap<string, string>>
}

async function withStep(
  { text = configuration('one'), ...options }: EmbeddedCloudFrontOptions & { readonly text?: string },
  use: (fixture: StepFixture) => Promise<void>,
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

test('a distribution is created, left alone, planned, updated, purged and destroyed', async () => {
  await withStep({}, async ({ cloudfront, repository, run }) => {
    const created = await run(DEPLOY)
    expect(created.exitCode).toBe(0)
    const [held] = cloudfront.distributions()
    expect(Object.fromEntries(created.outputs)).toMatchObject({
      status: 'completed',
      change: 'created',
      'distribution-id': held?.id,
      'distribution-domain': held?.domainName,
      url: `https://${held?.domainName ?? ''}`,
      'invalidation-ids': '[]',
    })
    expect(held?.tags).toMatchObject({
      'cloudfront-action:repository': REPOSITORY,
      'cloudfront-action:repository-id': '1296269',
      'cloudfront-action:file': CONFIG_FILE,
      'cloudfront-action:name': 'production',
    })

    const unchanged = await run(DEPLOY)
    expect(unchanged.outputs.get('change')).toBe('unchanged')
    expect(jsonOutput(unchanged, 'paths')).toEqual([])

    await repository.commit({ [CONFIG_FILE]: configuration('two') })
    const planned = await run({ ...DEPLOY, 'dry-run': 'true' })
    expect(planned.outputs.get('status')).toBe('planned')
    expect(planned.log).toContain('~ Comment: "one" → "two"')
    expect(cloudfront.distributions()[0]?.config).toMatchObject({ Comment: 'one' })

    const updated = await run({ ...DEPLOY, purge: '' })
    expect(updated.outputs.get('change')).toBe('updated')
    expect(updated.summary).toContain('Comment')
    expect(cloudfront.distributions()[0]?.config).toMatchObject({ Comment: 'two' })

    expect((await run(DESTROY)).outputs.get('change')).toBe('disabled')
    expect(cloudfront.distributions()[0]).toMatchObject({ config: { Enabled: false, Aliases: { Quantity: 0 } } })
    expect((await run(DESTROY)).outputs.get('change')).toBe('deleted')
    expect(cloudfront.distributions()).toEqual([])
    const none = await run(DESTROY)
    expect(Object.fromEntries(none.outputs)).toMatchObject({ status: 'nothing-to-do', change: 'none' })
    expect(none.exitCode).toBe(0)
  })
})

test('everything that is wrong with the file is shown at its line, and nothing is sent', async () => {
  const text = configuration('one').replace('redirect-to-https', 'https').replace('Enabled:', 'Enable:')
  await withStep({ text }, async ({ cloudfront, run }) => {
    const { exitCode, log, outputs, summary } = await run(DEPLOY)
    expect(exitCode).toBe(1)
    expect(summary).toContain(`<td>${CONFIG_FILE}:2`)
    expect(log).toContain(`::error file=${CONFIG_FILE},line=2,`)
    expect(log).toContain(`::error file=${CONFIG_FILE},line=11,`)
    expect(log).toContain('use allow-all, https-only or redirect-to-https')
    expect(outputs.get('status')).toBe('failed')
    expect(cloudfront.requests).toEqual([])
  })
})

test('what only CloudFront can decide is a warning at its line', async () => {
  await withStep({}, async ({ run }) => {
    expect((await run(DEPLOY)).log).toMatch(new RegExp(`::warning file=${CONFIG_FILE},line=3,.*[Cc]ertificate`))
  })
})

test('the ID and the address are outputs before the deployment is waited for', async () => {
  await withStep({ deploymentMs: 600_000 }, async ({ cloudfront, runAndKill }) => {
    // List, create, read back, tag, and the first look whether it is deployed.
    const outputs = await runAndKill({ ...DEPLOY, wait: 'true' }, 6)
    const [held] = cloudfront.distributions()
    expect(outputs.get('distribution-id')).toBe(held?.id)
    expect(outputs.get('url')).toBe(`https://${held?.domainName ?? ''}`)
    expect(outputs.get('status')).toBeUndefined()
  })
})

describe('killed after each of its requests and run again, it ends with the one distribution that is wanted', () => {
  const foreign = { id: 'E9FOREIGN', aliases: ['other.example.com'], tags: { owner: 'somebody else' } }

  /** Kills after one request more each time, until a run is through before it is killed. */
  async function killEverywhere(
    prepare: (fixture: StepFixture) => Promise<void>,
    inputs: Step['inputs'],
    check: (fixture: StepFixture) => Promise<void>,
  ): Promise<number> {
    for (let requests = 1; ; requests++) {
      const through: boolean[] = []
      await withStep({}, async (fixture) => {
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

  const own = ({ cloudfront }: StepFixture) => cloudfront.distributions().filter(({ id }) => id !== foreign.id)

  test('creating', async () => {
    const count = await killEverywhere(
      () => Promise.resolve(),
      DEPLOY,
      async (fixture) => {
        expect((await fixture.run({ ...DEPLOY, purge: '' })).exitCode).toBe(0)
        expect(own(fixture)).toMatchObject([{ config: { Comment: 'one', Enabled: true } }])
      },
    )
    expect(count).toBeGreaterThan(3)
  })

  test('updating', async () => {
    const count = await killEverywhere(
      async ({ run, repository }) => {
        await run(DEPLOY)
        await repository.commit({ [CONFIG_FILE]: configuration('two') })
      },
      DEPLOY,
      async (fixture) => {
        expect((await fixture.run({ ...DEPLOY, purge: '' })).exitCode).toBe(0)
        expect(own(fixture)).toMatchObject([{ config: { Comment: 'two', Enabled: true } }])
        expect((await fixture.run({ ...DEPLOY, purge: '' })).outputs.get('change')).toBe('unchanged')
      },
    )
    expect(count).toBeGreaterThan(4)
  })

  test('destroying', async () => {
    const inputs = { ...DESTROY, teardown: 'wait' }
    const count = await killEverywhere(
      async ({ run }) => {
        await run(DEPLOY)
      },
      inputs,
      async (fixture) => {
        expect((await fixture.run(inputs)).exitCode).toBe(0)
        expect(own(fixture)).toEqual([])
      },
    )
    expect(count).toBeGreaterThan(4)
  })
})
