/** Whether one of these paths purges what a path does: the same one, or a wildcard of its beginning. */
export function isCovered(path: string, purged: readonly string[]): boolean {
  return purged.some((one) => one === path || (one.endsWith('*') && path.startsWith(one.slice(0, -1))))
}
