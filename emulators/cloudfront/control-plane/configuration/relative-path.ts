const LONGEST_PATH = 255
const PATH = /^\/(?:[!$&-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})*$/

export function isRelativePath(path: string): boolean {
  return path.length <= LONGEST_PATH && PATH.test(path)
}
