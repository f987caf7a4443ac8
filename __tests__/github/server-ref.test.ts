/** The one request that asks git's server for a branch, against git's own program. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readServerRef } from '../../src/github/server-ref.ts'
import { openNetwork } from '../../src/network/network.ts'
import { openSandbox, type GitSandbox } from '../support/changed-files/git-sandbox.ts'
import { serveGit, type GitServer } from '../support/changed-files/git-server.ts'
import { listen } from '../../emulators/http-server.ts'

const TOKEN = 'a-token'
let sandbox: GitSandbox
let server: GitServer
let first: string
let second: string

beforeAll(async () => {
  sandbox = openSandbox()
  sandbox.write('a', '1')
  first = sandbox.commit()
  sandbox.push()
  sandbox.write('a', '2')
  second = sandbox.commit()
  sandbox.git('push', '--quiet', 'origin', `${second}:refs/heads/main2`, `${second}:refs/pull/7/head`)
  sandbox.git('-c', 'user.name=a', '-c', 'user.email=a@b', 'tag', '-a', '-m', 'x', 'v1', first)
  sandbox.git('push', '--quiet', 'origin', 'v1')
  server = await serveGit(sandbox, TOKEN)
})

afterAll(async () => {
  await server.close()
  sandbox.remove()
})

function read(ref: string, { url = server.url, token = TOKEN }: { url?: string; token?: string } = {}) {
  const network = openNetwork({ env: {}, now: Date.now, deadline: Date.now() + 60_000 })
  return readServerRef(ref, {
    server: { serverUrl: url, repository: 'octo-org/site', token },
    network: () => Promise.resolve(network),
  })
}

test('names the commit of a branch, of a pull request, and behind an annotated tag', async () => {
  await expect(read('refs/heads/main')).resolves.toBe(first)
  await expect(read('refs/heads/main2')).resolves.toBe(second)
  await expect(read('refs/pull/7/head')).resolves.toBe(second)
  await expect(read('refs/tags/v1')).resolves.toBe(first)
})

test('leaves to git what it cannot answer', async () => {
  await expect(read('refs/heads/mai')).resolves.toBeUndefined()
  await expect(read('refs/heads/main', { token: 'another' })).resolves.toBeUndefined()
  await expect(read('refs/heads/main', { url: 'http://127.0.0.1:9' })).resolves.toBeUndefined()
  await expect(read('refs/heads/main', { url: 'file:///nowhere' })).resolves.toBeUndefined()
  await expect(read('refs/heads/main\n0000', {})).resolves.toBeUndefined()
})

test.each(['', '0000', '0008NAK\n', '<html>', `003d${'z'.repeat(40)} refs/heads/main\n0000`, '0004'.repeat(9), 'ffff'])(
  'takes no other answer for a commit: %j',
  async (body) => {
    const other = await listen(0, () =>
      Promise.resolve({ answer: { status: 200, headers: {}, body }, delivery: 'whole' }),
    )
    try {
      await expect(read('refs/heads/main', { url: `http://127.0.0.1:${other.port}` })).resolves.toBeUndefined()
    } finally {
      await other.close()
    }
  },
)
