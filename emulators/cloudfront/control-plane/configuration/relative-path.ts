/** Paths in a configuration that the service appends to a domain name. */

const LONGEST_PATH = 255
const PATH = /^\/(?:[!$&-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})*$/

/** Whether a path begins with a slash, is URL-encoded and not too long. */
export function isRelativePath(path: string): boolean {
  return path.length <= LONGEST_PATH && PATH.test(path)
}
