/** Our own GitHub, asked by hand for what the action never asks, and checked as strictly. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startGitHub, type EmbeddedGitHub } from '../../../emulators/github/embedded-github.ts'
import { checkExchange } from '../../../emulators/github/openapi/check-exchange.ts'
import { file, openRepository, type Repository } from '../../support/github/repository.ts'

let repository: Repository
let server: EmbeddedGitHub
let root: string
let headSha: string

beforeAll(async () => {
  repository = openRepository()
  root = repository.commit({ a: file('1') })
  headSha = repository.commit({ a: file('1'), b: file('2') }, root)
  repository.git('branch', 'main', headSha)
  server = await startGitHub({ directory: repository.directory })
})

afterAll(async () => {
  await server.close()
  repository.remove()
})

const PULL = { headRef: 'topic', baseRef: 'main', commits: [], mergedAt: null }

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

function send(method: string, path: string, body?: object) {
  return ask(`octo-org/site/${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

test('comments are made, changed and listed', async () => {
  server.addPullRequest({ ...PULL, number: 7, headSha, baseSha: root })
  server.addComment({ number: 7, login: 'someone', body: 'first' })
  const made = (await (await send('POST', 'issues/7/comments', { body: 'second' })).json()) as { readonly id: number }
  expect(made).toMatchObject({ user: { login: 'github-actions[bot]', type: 'Bot' } })
  await send('PATCH', `issues/comments/${made.id}`, { body: 'changed' })
  expect(server.comments(7).map(({ body }) => body)).toEqual(['first', 'changed'])
  expect(await (await send('GET', 'issues/7/comments?per_page=1&page=2')).json()).toMatchObject([{ body: 'changed' }])
  for (const body of ['', 'x'.repeat(65_537)]) {
    expect((await send('POST', 'issues/7/comments', { body })).status).toBe(422)
  }
  expect((await send('POST', 'issues/8/comments', { body: 'nowhere' })).status).toBe(404)
  expect((await send('PATCH', 'issues/comments/1', { body: 'nowhere' })).status).toBe(404)
})

test('pull requests change, and are listed by their state and head', async () => {
  server.addPullRequest({ ...PULL, number: 17, headSha, baseSha: root, fork: 'someone/site', labels: ['keep-preview'] })
  server.addPullRequest({ ...PULL, number: 18, headSha, baseSha: root })
  server.changePullRequest(18, { state: 'closed' })
  const numbers = async (query: string) =>
    ((await (await send('GET', `pulls?${query}`)).json()) as { readonly number: number }[]).map(({ number }) => number)
  expect(await numbers('state=open&per_page=1')).toEqual([17])
  expect(await numbers('state=closed')).toEqual([18])
  expect(await numbers('head=someone:topic&state=all')).toEqual([17])
  expect(await (await send('GET', 'pulls/17')).json()).toMatchObject({
    state: 'open',
    merged: false,
    labels: [{ name: 'keep-preview' }],
    head: { repo: { full_name: 'someone/site' } },
  })
  expect(await (await send('GET', 'pulls/17/files')).json()).toMatchObject([{ filename: 'b', status: 'added' }])
  expect((await send('GET', 'pulls/19')).status).toBe(404)
})

test('deployments go through their states, and are deleted once they are inactive', async () => {
  const wanted = { ref: 'main', task: 'preview', environment: 'preview', transient_environment: true }
  expect((await send('POST', 'deployments', wanted)).status).toBe(409)
  expect((await send('POST', 'deployments', { ...wanted, ref: 'none', required_contexts: [] })).status).toBe(422)
  const made = await send('POST', 'deployments', { ...wanted, required_contexts: [], auto_merge: false })
  const { id } = (await made.json()) as { readonly id: number }
  const states = `deployments/${id}/statuses`
  await send('POST', states, { state: 'success', environment_url: 'https://www.example.com', description: 'served' })
  expect((await send('DELETE', `deployments/${id}`)).status).toBe(422)
  expect((await send('POST', states, { state: 'gone' })).status).toBe(422)
  await send('POST', states, { state: 'inactive' })
  expect(await (await send('GET', states)).json()).toMatchObject([{ state: 'inactive' }, { state: 'success' }])
  expect(await (await send('GET', 'deployments?environment=preview&task=preview')).json()).toMatchObject([{ id }])
  expect((await send('DELETE', `deployments/${id}`)).status).toBe(204)
  expect(server.deployments().filter(({ task }) => task === 'preview')).toEqual([])
})

test('a token that may only read writes nothing', async () => {
  const reader = await startGitHub({ directory: repository.directory, scopes: ['pull-requests', 'deployments'] })
  try {
    reader.addPullRequest({ ...PULL, number: 7, headSha, baseSha: root })
    const headers = { authorization: `Bearer ${reader.token}` }
    const at = `${reader.url}/repos/octo-org/site`
    const refused = await fetch(`${at}/issues/7/comments`, { method: 'POST', headers, body: '{"body":"x"}' })
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('pull_requests=write')
    expect((await fetch(`${at}/issues/7/comments`, { headers })).status).toBe(200)
    const broken = await fetch(`${at}/issues/7/comments`, { headers, method: 'PATCH', body: '{' })
    expect(broken.status).toBe(404)
  } finally {
    await reader.close()
  }
})

test('a token knows whose it is', async () => {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}` },
    body: JSON.stringify({ query: '{ viewer { login } }' }),
  })
  expect(await answer.json()).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } })
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
  expect(checkExchange({ ...request, sent: '{}' })[0]).toMatch(/a request with a body is not described/)
  await send('POST', 'deployments', { ref: 'none', required_contexts: [], auto_merge: 1, sha: 'x' })
  expect(server.requests.slice(-1).flatMap(checkExchange)).toEqual([
    expect.stringMatching(/\/auto_merge must be boolean/),
    expect.stringMatching(/unknown member sha in the body/),
  ])
})

test('everything that was asked and answered here is as described', () => {
  const described = server.requests.filter(
    ({ operation, sent, status }) => operation !== undefined && (sent === '' || status < 400),
  )
  expect(described.length).toBeGreaterThan(25)
  expect(described.flatMap(checkExchange)).toEqual([])
})
