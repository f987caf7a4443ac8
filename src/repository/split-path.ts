/** The names in a path, without those of `.` and of repeated slashes. */
export function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.')
}
