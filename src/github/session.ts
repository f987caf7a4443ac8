/** The only file that imports Octokit. */
import { getOctokit } from '@actions/github'
import type { Network } from '../network/network.ts'
import type { Clock } from '../waiting/clock.ts'
import { createAsk, refuseWithoutToken, type Ask, type Question } from './ask.ts'
import { createFetch } from './fetch.ts'

export type SessionOptions = {
  readonly token: string | undefined
  readonly apiUrl: string
  readonly repository: string
  readonly clock: Clock
  readonly notify: (text: string) => void
  readonly network: Pick<Network, 'send' | 'deadline'>
  /** Of pauses for all calls together; 5 minutes by default. */
  readonly patience?: number
}

type Octokit = ReturnType<typeof getOctokit>

export type Session = {
  readonly ask: Ask
  readonly rest: Octokit['rest']
  /** Octokit's own fails by a TypeError for answers of another shape. */
  readonly query: <Data>(graphql: string) => ReturnType<Question<Data>['send']>
  readonly request: () => { owner: string; repo: string; headers: Record<string, string> }
}

/** GitHub's limit. */
export const PAGE = 100

const PATIENCE = 5 * 60_000

/** Sends nothing before the first question. */
export function openSession(given: SessionOptions): Session {
  const { token = '', apiUrl, repository, clock, notify, network, patience = PATIENCE } = given
  const [owner = '', repo = ''] = repository.split('/')
  // Octokit needs a token, but is not used without one.
  const { rest, request: send } = getOctokit(token === '' ? 'none' : token, {
    baseUrl: apiUrl,
    userAgent: 'cloudfront-action',
    log: SILENT,
    request: { fetch: createFetch(network) },
  })
  return {
    ask: token === '' ? refuseWithoutToken : createAsk({ clock, patience, deadline: network.deadline, notify }),
    rest,
    query: (graphql) =>
      send({ method: 'POST', url: `${apiUrl.replace(/\/api\/v3\/?$/, '/api')}/graphql`, query: graphql }),
    request: () => ({ owner, repo, headers: { 'x-github-api-version': '2022-11-28' } }),
  }
}

/** Octokit's messages contain untrusted text. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore }

function ignore(): void {
  return undefined
}
