import { isZeroSha, readSha } from './revision.ts'
import type { EventCommits } from './trigger-event.ts'

/**
 * The commits of a push: from `before`, what the ref named until then, to `after`. For a ref that was just created `before` is
 * all zeros and what was deployed last is not known; a ref that was deleted deploys nothing. The payload is not trusted to have
 * any shape; `sha` is `GITHUB_SHA`.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
 */
export function readPush(event: { readonly payload: unknown; readonly sha: string }): EventCommits {
  const payload = isRecord(event.payload) ? event.payload : {}
  const ref = typeof payload['ref'] === 'string' ? JSON.stringify(payload['ref']) : 'its ref'
  if (payload['deleted'] === true || isZeroSha(payload['after'])) {
    return { kind: 'nothing', reason: `This push deleted ${ref}: there is nothing to purge.` }
  }
  const head = readSha(payload['after']) ?? readSha(event.sha)
  const base = readSha(payload['before'])
  if (base !== undefined) return { kind: 'pair', base, head }
  return {
    kind: 'no-base',
    head,
    reason: isZeroSha(payload['before'])
      ? `This push created ${ref}, so that there is no commit before it to compare with. Give \`base:\`, a ref or SHA.`
      : 'The payload of this push has no usable `before`, the SHA to compare with. Give `base:`, a ref or SHA.',
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
