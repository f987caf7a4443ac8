/** Answers of an edge, and expectations. */
import type { Digest } from '../../../src/proof/body-digest.ts'
import { digestBytes } from '../../../src/proof/body-digest.ts'
import type { Answer, Expectation } from '../../../src/proof/judge.ts'

/** When the purge of every test was sent, and when its answers come. */
export const PURGED_AT = 1_000_000
export const NOW = PURGED_AT + 10_000

export function answerOf(
  body: string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Extract<Answer, { kind: 'answer' }> {
  return { kind: 'answer', status, headers, digests: digestOf(body), receivedAt: NOW }
}

export function digestOf(text: string): readonly Digest[] {
  return digestBytes(Buffer.from(text))
}

/** One file behind the URL; without `head` it is deleted, without `base` it is new. */
export function expectFile({ head, base }: { readonly head?: string; readonly base?: string }): Expectation {
  const digests = (text: string | undefined) => (text === undefined ? [] : digestOf(text))
  return { kind: head === undefined ? 'gone' : 'file', files: [{ head: digests(head), base: digests(base) }] }
}
