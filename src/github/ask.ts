import type { Clock } from '../waiting/clock.ts'
import { NetworkFailure } from '../network/network-failure.ts'
import { GitHubFailure } from './github.ts'
import { hasShape, type AnswerShape } from './shape.ts'
import {
  chooseDelay,
  describeRefusal,
  isRateLimit,
  permissionLine,
  toFailure,
  type Permission,
  type GitHubRefusal,
} from './refusal.ts'

/** `what` names the attempt in messages. */
export type Question<Data> = {
  readonly what: string
  readonly permission: Permission
  /** False if a repetition may be carried out twice. */
  readonly isRepeatable?: boolean
  readonly send: () => Promise<{ readonly data: Data; readonly headers: { readonly link?: string | undefined } }>
  readonly shape: AnswerShape
}

/** An answer, perhaps with another page, or a final refusal. */
export type Reply<Data> =
  | { readonly kind: 'answer'; readonly data: Data; readonly hasNext: boolean }
  | { readonly kind: 'refused'; readonly refusal: GitHubRefusal; readonly failure: GitHubFailure }

export type Ask = <Data>(question: Question<Data>) => Promise<Reply<Data>>

/**
 * Repeats server faults, cut connections and rate limits as `chooseDelay` says, until `deadline`; waits at most
 * `patience` milliseconds in all.
 */
export function createAsk(given: {
  readonly clock: Clock
  readonly patience: number
  readonly deadline: number
  readonly notify: (text: string) => void
}): Ask {
  const { clock, patience, deadline, notify } = given
  let waited = 0

  return async ({ what, permission, isRepeatable = true, send, shape }) => {
    for (let attempt = 1; ; attempt++) {
      const reply = await sendOnce(send, shape)
      if (reply.kind === 'answer') return reply
      const { refusal } = reply
      const mayRepeat = isRepeatable || isRateLimit(refusal)
      const delay = mayRepeat ? chooseDelay(refusal, attempt, clock.now()) : undefined
      if (delay === undefined || waited + delay > patience || clock.now() + delay > deadline) {
        return { ...reply, failure: toFailure({ what, permission, refusal, attempts: attempt }) }
      }
      waited += delay
      notify(`${what}: ${describeRefusal(refusal)}. Trying again in ${Math.ceil(delay / 1000)} s.`)
      await clock.sleep(delay)
    }
  }
}

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

export function requireAnswer<Data>(reply: Reply<Data>): Data {
  if (reply.kind === 'refused') throw reply.failure
  return reply.data
}

const MOST_PAGES = 1_000

/** Counted from 1. Rejects if they do not end. */
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

export async function askForAll<Data>(...asked: Parameters<typeof askForPages<Data>>): Promise<readonly Data[]> {
  const pages: Data[] = []
  for await (const page of askForPages(...asked)) pages.push(page)
  return pages
}

async function sendOnce<Data>(
  send: Question<Data>['send'],
  shape: AnswerShape,
): Promise<Exclude<Reply<Data>, { kind: 'refused' }> | { readonly kind: 'refused'; readonly refusal: GitHubRefusal }> {
  try {
    const { data, headers } = await send()
    // A truncated answer or a web page.
    if (typeof data !== 'object' || data === null) {
      return {
        kind: 'refused',
        refusal: { status: undefined, text: 'the answer is cut off or not JSON', headers: {} },
      }
    }
    if (!hasShape(data, shape)) {
      return {
        kind: 'refused',
        refusal: { status: undefined, text: 'the answer does not come from GitHub', headers: {}, isLasting: true },
      }
    }
    return { kind: 'answer', data, hasNext: /\brel="next"/.test(headers.link ?? '') }
  } catch (error) {
    return { kind: 'refused', refusal: readRefusal(error) }
  }
}

/** Without an answer, Octokit sets the status 500, but no `response`. */
function readRefusal(error: unknown): GitHubRefusal {
  if (!(error instanceof Error && 'status' in error)) throw error
  const { response } = error as {
    readonly response?: { readonly headers: GitHubRefusal['headers']; readonly status: number }
  }
  if (response === undefined)
    return { status: undefined, text: innermostMessage(error), headers: {}, ...describeFailure(error) }
  return { status: response.status, text: error.message, headers: response.headers }
}

function describeFailure({ cause }: Error): Pick<GitHubRefusal, 'isLasting' | 'isTimeUp'> {
  if (!(cause instanceof NetworkFailure)) return {}
  return { isLasting: !cause.passes, isTimeUp: cause.code === 'TimeIsUp' }
}

/** The error itself only says "fetch failed". */
function innermostMessage(error: Error): string {
  const { cause } = error as { readonly cause?: Error }
  return cause === undefined || error instanceof NetworkFailure ? error.message : innermostMessage(cause)
}
