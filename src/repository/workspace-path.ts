import { splitPath } from './split-path.ts'

/** A variable, or the directory on hosted runners and in containers. */
const WORKSPACE =
  /^(?:\$\{\{\s*github\.workspace\s*\}\}|\$\{?GITHUB_WORKSPACE\}?|%GITHUB_WORKSPACE%|\/github\/workspace|(?:\/home\/runner\/work|\/Users\/runner\/work|\/__w|[A-Za-z]:\/a)\/[^/]+\/[^/]+)(?=\/|$)/

const DRIVE = /^[A-Za-z]:(?=[\\/])/

const WINDOWS = /^(?:[A-Za-z]:|%[A-Z_]+%|\$[^/\\]+)\\/

/** A directory of the machine, a variable or a URL. */
const ELSEWHERE =
  /^(?:\/(?:home|Users|tmp|var|usr|opt|mnt|root|etc|srv|builds|__w|github|workspaces?)\/|~\/|\$(?:\{?[A-Z_]{2,}|\{\{)|%[A-Z_]+%|[A-Za-z][\w+.-]+:\/)/

/** From the repository's root; undefined if that cannot be known. */
export function cutWorkspace(text: string): string | undefined {
  // Elsewhere, a glob's backslash makes the next character literal.
  const path = WINDOWS.test(text) ? text.replaceAll('\\', '/') : text
  const inside = path.replace(WORKSPACE, '').replace(DRIVE, '')
  if (!WORKSPACE.test(path) && ELSEWHERE.test(inside)) return undefined
  return splitPath(inside).join('/')
}

/** Whether a text is a path of the machine or a URL. */
export function isOfMachine(text: string): boolean {
  return text.startsWith('/') || DRIVE.test(text) || ELSEWHERE.test(text)
}

/** The directory that `text` probably means; `.` is the root. */
export function suggestDirectory(text: string): string | undefined {
  const inside = cutWorkspace(text.replaceAll('\\', '/'))
  return inside === undefined || /\.\.|\n/.test(inside) ? undefined : inside || '.'
}
