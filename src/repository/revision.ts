export type Revision = Sha | { readonly kind: 'ref'; readonly ref: string }

/** Lower case. */
export type Sha = { readonly kind: 'sha'; readonly sha: string }

/** 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
export function isFullSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** GitHub's SHA for "no commit". */
export function isZeroSha(value: unknown): boolean {
  return typeof value === 'string' && /^(?:0{40}|0{64})$/.test(value)
}

/** In any case. Not the zero SHA. */
export function readSha(value: unknown): Sha | undefined {
  const sha = typeof value === 'string' ? value.toLowerCase() : ''
  return isFullSha(sha) && !isZeroSha(sha) ? { kind: 'sha', sha } : undefined
}

/** `main~2` needs a clone, and `HEAD` is another commit on the server. */
export function isServerRef(ref: string): boolean {
  return !/[\s~^:?*[\\]|\.\.|@\{|^@$|^(?:[A-Z]+_)?HEAD$/.test(ref)
}
