/** One question to GitHub, asked again where that helps. */
import type { Clock } from '../waiting/clock.ts'
import { NetworkFailure } from '../network/network-failure.ts'
import { GitHubFailure } from './github.ts'
import {
  chooseDelay,
  describeRefusal,
  isRateLimit,
  permissionLine,
  toFailure,
  type Permission,
  type GitHubRefusal,
} from './refusal.ts'

/** `what` is the attempt as messages name it; `send` makes one request, and rejects as octokit does. */
export type Question<Data> = {
  readonly what: string
  readonly permission: Permission
  /** Whether it may be sent again although an earlier attempt may have been carried out; it may unless this says no. */
  readonly isRepeatable?: boolean
  readonly send: () => Promise<{ readonly data: Data; readonly headers: { readonly link?: string | undefined } }>
}

/** An answer; `hasNext` says whether there is another page. Or a refusal that does not heal, and what it means as a failure. */
export type Reply<Data> =
  | { readonly kind: 'answer'; readonly data: Data; readonly hasNext: boolean }
  | { readonly kind: 'refused'; readonly refusal: GitHubRefusal; readonly failure: GitHubFailure }

export type Ask = <Data>(question: Question<Data>) => Promise<Reply<Data>>

/**
 * Makes the function that asks. Faults of the server, cut connections and rate limits are asked again after a while, as often as
 * `chooseDelay` says, until `deadline`, and all questions together wait at most `patience` milliseconds. Rejects only for a fault of
 * the program.
 */
export function createAsk(given: {
  readonly clock: Clock
  readonly patience: number
  /** In milliseconds since 1970. */
  readonly deadline: number
  /** Told of every wait. */
  readonly notify: (text: string) => void
}): Ask {
  const { clock, patience, deadline, notify } = given
  let waited = 0

  return async ({ what, permission, isRepeatable = true, send }) => {
    for (let attempt = 1; ; attempt++) {
      const reply = await sendOnce(send)
      if (reply.kind === 'answer') return reply
      const { refusal } = reply
      const mayRepeat = isRepeatable || isRateLimit(refusal)
      const delay = mayRepeat ? chooseDelay(refusal, attempt, clock.now()) : undefined
      if (delay === undefined || waited + delay > patience || clock.now() + delay > deadline) {
        return { ...reply, failure: toFailure({ what, permission, refusal, attempts: attempt }) }
      }
      waited += delay
      notify(`${what}: ${describeRefusal(refusal)}. Asking again in ${Math.ceil(delay / 1000)} s.`)
      await clock.sleep(delay)
    }
  }
}

/** Refuses every question: without a token there is nobody to ask. */
export const refuseWithoutToken: Ask = ({ what, permission }) => {
  const text =
    `${what} failed: the token for GitHub is missing. ` +
    `Leave \`github-token\` at its default, \`\${{ github.token }}\`, and give the workflow or job \`${permissionLine(permission)}\`.`
  return Promise.resolve({
    kind: 'refused',
    refusal: { status: undefined, text, headers: {} },
    failure: new GitHubFailure(text),
  })
}

/** The answer's data; a refusal becomes a rejection. */
export function requireAnswer<Data>(reply: Reply<Data>): Data {
  if (reply.kind === 'refused') throw reply.failure
  return reply.data
}

/** No list that is asked for here has so many pages. */
const MOST_PAGES = 1_000

/** The data of all pages, one after another, each asked for when it is needed. Pages count from 1. Rejects if they do not end. */
export async function* askForPages<Data>(
  ask: Ask,
  question: Omit<Question<Data>, 'send'> & { readonly send: (page: number) => ReturnType<Question<Data>['send']> },
): AsyncGenerator<Data> {
  let last = ''
  for (let page = 1; page <= MOST_PAGES; page++) {
    const reply = await ask({ ...question, send: () => question.send(page) })
    const data = requireAnswer(reply)
    yield data
    if (reply.kind === 'refused' || !reply.hasNext) return
    const text = JSON.stringify(data)
    if (text === last) break
    last = text
  }
  throw new GitHubFailure(
    `${question.what} failed: the list does not end. Check the server that \`GITHUB_API_URL\` names.`,
  )
}

/** The data of all pages. */
export async function askForAll<Data>(...asked: Parameters<typeof askForPages<Data>>): Promise<readonly Data[]> {
  const pages: Data[] = []
  for await (const page of askForPages(...asked)) pages.push(page)
  return pages
}

async function sendOnce<Data>(
  send: Question<Data>['send'],
): Promise<Exclude<Reply<Data>, { kind: 'refused' }> | { readonly kind: 'refused'; readonly refusal: GitHubRefusal }> {
  try {
    const { data, headers } = await send()
    // Octokit gives the text of an answer that broke off or is no JSON, which a proxy's page is, as if nothing were wrong.
    if (typeof data !== 'object') {
      return {
        kind: 'refused',
        refusal: { status: undefined, text: 'the answer is cut off or not JSON', headers: {} },
      }
    }
    return { kind: 'answer', data, hasNext: /\brel="next"/.test(headers.link ?? '') }
  } catch (error) {
    return { kind: 'refused', refusal: readRefusal(error) }
  }
}

/** Octokit gives every request that got no answer the status 500, but only those that got one have a `response`. */
function readRefusal(error: unknown): GitHubRefusal {
  if (!(error instanceof Error && 'status' in error)) throw error
  const { response } = error as {
    readonly response?: { readonly headers: GitHubRefusal['headers']; readonly status: number }
  }
  if (response === undefined)
    return { status: undefined, text: innermostMessage(error), headers: {}, isLasting: isLasting(error) }
  return { status: response.status, text: error.message, headers: response.headers }
}

function isLasting({ cause }: Error): boolean {
  return cause instanceof NetworkFailure && !cause.passes
}

/** "fetch failed" is all that the error itself says; which address refused is in its causes. */
function innermostMessage(error: Error): string {
  const { cause } = error as { readonly cause?: Error }
  return cause === undefined ? error.message : innermostMessage(cause)
}
