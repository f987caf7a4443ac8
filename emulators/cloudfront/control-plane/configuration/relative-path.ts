const LONGEST_PATH = 255
const PATH = /^\/(?:[!$&-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})*$/

/** Begins with a slash, is URL-encoded and short enough. */
export function isRelativePath(path: string): boolean {
  return path.length <= LONGEST_PATH && PATH.test(path)
}
