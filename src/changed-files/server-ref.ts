/**
 * Whether a name can be asked of the server: a branch, a tag or a full ref. Expressions such as `main~2` are for a clone alone, and
 * `HEAD` is what the clone has checked out, not the default branch, which is what the server calls so.
 */
export function isServerRef(ref: string): boolean {
  return !/[\s~^:?*[\\]|\.\.|@\{|^@$|^(?:[A-Z]+_)?HEAD$/.test(ref)
}
