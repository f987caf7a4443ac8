/** A commit as it was named: by its full SHA, or by a branch, a tag or anything else that git resolves. */
export type Revision = Sha | { readonly kind: 'ref'; readonly ref: string }

/** A full SHA in lower case. */
export type Sha = { readonly kind: 'sha'; readonly sha: string }

/** Whether it is a whole object name as git writes it: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
export function isFullSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** The all-zero SHA by which GitHub says "no commit", before a branch was created or after it was deleted. */
export function isZeroSha(value: unknown): boolean {
  return typeof value === 'string' && /^(?:0{40}|0{64})$/.test(value)
}

/** A full SHA in any case as a revision; `undefined` for everything else, the all-zero SHA among it. */
export function readSha(value: unknown): Sha | undefined {
  const sha = typeof value === 'string' ? value.toLowerCase() : ''
  return isFullSha(sha) && !isZeroSha(sha) ? { kind: 'sha', sha } : undefined
}

/**
 * Whether a name can be asked of the server: a branch, a tag or a full ref. Expressions such as `main~2` are for a clone alone, and
 * `HEAD` is what the clone has checked out, not the default branch, which is what the server calls so.
 */
export function isServerRef(ref: string): boolean {
  return !/[\s~^:?*[\\]|\.\.|@\{|^@$|^(?:[A-Z]+_)?HEAD$/.test(ref)
}
