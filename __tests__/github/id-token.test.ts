import { expect, test } from '@jest/globals'
import { requestIdToken } from '../../src/github/id-token.ts'
import { NetworkFailure } from '../../src/network/network-failure.ts'
import type { Outgoing } from '../../src/network/network.ts'
import { failureOf } from '../support/github/fixture.ts'

type Answer = { readonly status: number; readonly body: string } | NetworkFailure

const TOKEN: Answer = { status: 200, body: '{"count":1,"value":"header.payload.signature"}' }
const SILENCE = new NetworkFailure('NoAnswer', 'token.example.com did not answer within 60 s')

/** Asks a service that gives these answers, the last one again and again, until the clock is at `deadline`. */
function ask(answers: readonly Answer[], deadline = Infinity) {
  const sent: Outgoing[] = []
  let now = 0
  const token = requestIdToken({
    service: { url: 'https://token.example.com/token?version=2', bearer: 'bearer' },
    audience: 'sts.amazonaws.com',
    network: {
      send: (outgoing) => {
        sent.push(outgoing)
        const answer = answers[sent.length - 1] ?? answers.at(-1) ?? TOKEN
        if (answer instanceof NetworkFailure) return Promise.reject(answer)
        return Promise.resolve({ status: answer.status, headers: {}, body: Buffer.from(answer.body) })
      },
      deadline,
    },
    clock: {
      now: () => now,
      sleep: (milliseconds) => {
        now += milliseconds
        return Promise.resolve()
      },
    },
  })
  return { token, sent, now: () => now }
}

test('the job asks for its audience with its bearer token', async () => {
  const { token, sent } = ask([TOKEN])
  expect(await token).toBe('header.payload.signature')
  expect(sent).toMatchObject([
    {
      method: 'GET',
      url: { href: 'https://token.example.com/token?version=2&audience=sts.amazonaws.com' },
      headers: { authorization: 'Bearer bearer' },
    },
  ])
})

test.each<readonly [string, readonly Answer[]]>([
  ['silence', [SILENCE, TOKEN]],
  ['faults of the server', [{ status: 503, body: '' }, { status: 500, body: '' }, { status: 429, body: '' }, TOKEN]],
])('%s is asked again', async (_, answers) => {
  const { token, sent } = ask(answers)
  expect(await token).toBe('header.payload.signature')
  expect(sent).toHaveLength(answers.length)
})

test.each<readonly [string, Answer, number, RegExp]>([
  ['always silent', SILENCE, 4, /^GitHub's token service: token\.example\.com did not answer within 60 s$/],
  ['always down', { status: 503, body: 'Sorry' }, 4, /answered HTTP 503: Sorry$/],
  ['a refusal', { status: 401, body: 'no' }, 1, /answered HTTP 401: no$/],
  ['a page', { status: 200, body: '<html>Log in</html>' }, 1, /answered without a token: <html>Log in/],
  ['no value', { status: 200, body: '{"value":""}' }, 1, /without a token/],
  ['another type', { status: 200, body: '{"value":1}' }, 1, /without a token/],
  ['null', { status: 200, body: 'null' }, 1, /without a token/],
  ['a redirect', { status: 302, body: '' }, 1, /answered HTTP 302/],
  ['a wrong proxy', new NetworkFailure('ProxyRefused', 'HTTP 407'), 1, /HTTP 407/],
])('%s is a failure', async (_, answer, attempts, message) => {
  const { token, sent } = ask([answer])
  expect(await failureOf(token, 'IdTokenFailure')).toMatch(message)
  expect(sent).toHaveLength(attempts)
})

test('nobody waits past the deadline', async () => {
  const { token, sent, now } = ask([SILENCE], 3_500)
  expect(await failureOf(token, 'IdTokenFailure')).toContain('did not answer')
  expect([sent.length, now()]).toEqual([3, 3_000])
})

test('a long text is shown in part', async () => {
  const { token } = ask([{ status: 400, body: 'x'.repeat(10_000) }])
  expect((await failureOf(token, 'IdTokenFailure')).length).toBeLessThan(300)
})
