/** Our own GitHub, asked by hand for what the action never asks, and checked as strictly. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startGitHub, type EmbeddedGitHub } from '../../../emulators/github/embedded-github.ts'
import { checkExchange } from '../../support/github/openapi/check-exchange.ts'
import { file, openRepository, type Repository } from '../../support/github/repository.ts'

let repository: Repository
let server: EmbeddedGitHub
let root: string

beforeAll(async () => {
  repository = openRepository()
  root = repository.commit({ a: file('1') })
  repository.git('branch', 'main', repository.commit({ a: file('1'), b: file('2') }, root))
  server = await startGitHub({ directory: repository.directory })
})

afterAll(async () => {
  await server.close()
  repository.remove()
})

function ask(path: string, init: RequestInit = { headers: { authorization: `Bearer ${server.token}` } }) {
  return fetch(`${server.url}/repos/${path}`, init)
}

test.each([
  ['another repository', 'octo-org/other/tags', undefined],
  ['no token', 'octo-org/site/tags', {}],
  ['another method', 'octo-org/site/tags', { method: 'POST' }],
  ['no endpoint', 'octo-org/site/nothing', undefined],
  ['no such tree', 'octo-org/site/git/trees/main', undefined],
  ['no such deployment', 'octo-org/site/deployments/1/statuses', undefined],
  ['no such run', 'octo-org/site/actions/runs/1/jobs', undefined],
  ['no head', 'octo-org/site/compare/main', undefined],
])('404 for %s', async (_, path, init) => {
  const answer = await ask(path, init)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ message: 'Not Found', status: '404' })
})

test('lists have pages of 30 and links to the others', async () => {
  for (let index = 0; index < 65; index++) server.addDeployment({ sha: root })
  const answer = await ask('octo-org/site/deployments?page=2')
  expect(await answer.json()).toHaveLength(30)
  const links = (answer.headers.get('link') ?? '').split(', ')
  expect(links.map((link) => /page=(\d+)>; rel="(\w+)"/.exec(link)?.slice(1))).toEqual([
    ['1', 'prev'],
    ['1', 'first'],
    ['3', 'next'],
    ['3', 'last'],
  ])
  expect((await ask('octo-org/site/deployments?per_page=100')).headers.get('link')).toBeNull()
})

test.each([
  ['identical', 'main...main', 0],
  ['ahead', 'ROOT...main', 1],
  ['behind', 'main...ROOT', 0],
])('a comparison is %s', async (status, basehead, count) => {
  const answer = await ask(`octo-org/site/compare/${basehead.replace('ROOT', root)}`)
  expect(await answer.json()).toMatchObject({
    status,
    ahead_by: count,
    files: Array.from({ length: count }, () => ({ filename: 'b' })),
  })
  const second = await ask(`octo-org/site/compare/${basehead.replace('ROOT', root)}?page=2`)
  expect(await second.json()).toMatchObject({ status, files: [] })
})

test('the checks find what the description does not allow', async () => {
  await ask('octo-org/site/tags?per_page=1')
  const [request] = server.requests.slice(-1)
  if (request === undefined) throw new Error('The request was not recorded.')
  expect(checkExchange(request)).toEqual([])
  expect(checkExchange({ ...request, body: '[{}]' })).toHaveLength(5)
  expect(checkExchange({ ...request, body: '{}' })[0]).toMatch(/must be array/)
  expect(checkExchange({ ...request, target: `${request.target}&sort=name` })[0]).toMatch(/no parameter sort/)
  expect(checkExchange({ ...request, target: request.target.replace('=1', '=x') })[0]).toMatch(/per_page may not be x/)
  expect(checkExchange({ ...request, target: '/repos/a/b/c' })[0]).toMatch(/the path is not/)
  expect(checkExchange({ ...request, method: 'POST' })[0]).toMatch(/is not an operation/)
})

test('everything that was asked and answered here is as described', () => {
  const described = server.requests.filter(({ operation, method }) => operation !== undefined && method === 'GET')
  expect(described.length).toBeGreaterThan(10)
  expect(described.flatMap(checkExchange)).toEqual([])
})
