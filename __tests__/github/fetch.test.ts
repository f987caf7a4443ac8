import { describe, expect, test } from '@jest/globals'
import { createFetch } from '../../src/github/fetch.ts'
import type { Incoming, Network, Outgoing } from '../../src/network/network.ts'

const START = 'https://api.github.com/repos/octo-org/old/pulls'
const REQUEST = { method: 'POST', headers: { authorization: 'token secret' }, body: '{}' }

/** Answers by URL, with 200 where none is given. */
function answerBy(answers: Readonly<Record<string, Partial<Incoming>>>) {
  const sent: Outgoing[] = []
  const network: Pick<Network, 'send'> = {
    send: (outgoing) => {
      sent.push(outgoing)
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('ok'), ...answers[outgoing.url.href] })
    },
  }
  return { fetch: createFetch(network), sent }
}

function redirect(status: number, location: string): Partial<Incoming> {
  return { status, headers: { location } }
}

describe('a redirect', () => {
  test.each([301, 302, 307, 308])('with %i to the same server is followed as it is', async (status) => {
    const { fetch, sent } = answerBy({ [START]: redirect(status, '/repositories/1/pulls') })
    const answer = await fetch(START, REQUEST)
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
    expect(sent.map(({ url, ...rest }) => ({ url: url.href, ...rest }))).toEqual([
      { ...REQUEST, isOptional: false, url: START },
      { ...REQUEST, isOptional: false, url: 'https://api.github.com/repositories/1/pulls' },
    ])
  })

  test.each([
    'https://elsewhere.example.com/repositories/1/pulls',
    'http://api.github.com/repositories/1/pulls',
    'https://api.github.com:8443/',
    '//elsewhere.example.com/',
    'file:///etc/passwd',
    'https://',
  ])('to %s is not followed: the token would go along', async (location) => {
    const { fetch, sent } = answerBy({ [START]: redirect(302, location) })
    await expect(fetch(START, REQUEST)).rejects.toMatchObject({ code: 'NotTheService', passes: false })
    expect(sent).toHaveLength(1)
  })

  test('in a circle ends', async () => {
    const { fetch, sent } = answerBy({ [START]: redirect(301, START) })
    await expect(fetch(START, REQUEST)).rejects.toMatchObject({ code: 'NotTheService' })
    expect(sent).toHaveLength(6)
  })
})

test.each([204, 304])('an answer %i has no body', async (status) => {
  const { fetch } = answerBy({ [START]: { status, headers: { 'x-kept': '1' }, body: Buffer.alloc(0) } })
  const answer = await fetch(START, REQUEST)
  expect([answer.status, answer.body, answer.headers.get('x-kept')]).toEqual([status, null, '1'])
})
