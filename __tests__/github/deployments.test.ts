/** Deployments and their states, by GitHub's API. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { collect } from '../support/collect.ts'
import { failureOf, withGitHub } from '../support/github/fixture.ts'
import { file, openRepository, type Repository } from '../support/github/repository.ts'

let repository: Repository
let sha: string

beforeAll(() => {
  repository = openRepository()
  sha = repository.commit({ a: file('1') })
})

afterAll(() => {
  repository.remove()
})

const STATUS = { description: '', environmentUrl: 'https://d1.cloudfront.net', logUrl: 'https://github.com/x' }

test('a deployment from its creation to its deletion', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, deployments }) => {
    const other = server.addDeployment({ sha, environment: 'preview', task: 'preview:pr-8' })
    const wanted = { sha, environment: 'preview', task: 'preview:pr-7', description: 'A preview' }
    const id = await deployments.create(wanted)
    await deployments.setStatus(id, { ...STATUS, state: 'in_progress' })
    await deployments.setStatus(id, { ...STATUS, state: 'success' })
    expect(server.deployments().at(-1)).toMatchObject({
      sha,
      task: 'preview:pr-7',
      isTransient: true,
      statuses: [{ state: 'in_progress' }, { state: 'success', environmentUrl: 'https://d1.cloudfront.net' }],
    })
    expect(await collect(deployments.list('preview', 'preview:pr-7'))).toMatchObject([
      { id, sha, task: 'preview:pr-7' },
    ])
    expect((await collect(deployments.list('preview'))).map((one) => one.id)).toEqual([id, other.id])

    expect(await failureOf(deployments.delete(id))).toMatch(/cannot delete an active deployment/)
    await deployments.setStatus(id, { ...STATUS, state: 'inactive', environmentUrl: '' })
    await deployments.delete(id)
    await deployments.delete(id)
    expect(await collect(deployments.list('preview', 'preview:pr-7'))).toEqual([])
  })
})

test('a creation whose answer is lost is not repeated', async () => {
  await withGitHub({ directory: repository.directory }, async ({ server, deployments }) => {
    server.inject({ fault: 'cut-answer', operation: 'repos/create-deployment' })
    const wanted = { sha, environment: 'preview', task: 'preview:pr-7', description: '' }
    expect(await failureOf(deployments.create(wanted))).toMatch(/^Recording a deployment to "preview"/)
    expect(server.deployments()).toHaveLength(1)
  })
})
